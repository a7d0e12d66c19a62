"""`python -m question_bank` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from question_bank.__main__ import FAULTY, NOT_PROVED, PROVED, check, main
from question_bank.document import question_from_json
from question_bank.freezing import freeze
from question_bank.validators import LOCAL, SANDBOXED
from tests.question_bank.conftest import Draft
from tests.question_bank.in_process import InProcess

SLUG = "pair-of-parcels"


def run(draft: Draft, *arguments: str) -> int:
    return main(["--root", str(draft.path.parent), *arguments])


def test_without_a_socket_the_sandbox_proofs_are_refused(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    freeze(draft.open(), seed=1)
    assert run(draft, "check") == NOT_PROVED
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(LOCAL) + len(SANDBOXED)
    refused = [line.split()[1] for line in lines if "REFUSED: needs --sandbox-socket PATH" in line]
    assert refused == list(SANDBOXED)
    assert all("proved in" in line for line in lines[: len(LOCAL)])


def test_a_socket_without_a_runner_is_refused(
    draft: Draft, short_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    freeze(draft.open(), seed=1)
    assert run(draft, "check", SLUG, "--sandbox-socket", str(short_folder / "none")) == NOT_PROVED
    assert capsys.readouterr().out.count("REFUSED: the sandbox: ") == len(SANDBOXED)


def test_a_fault_is_printed_below_its_proof(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(draft, "check", SLUG) == FAULTY
    lines = capsys.readouterr().out.splitlines()
    place = next(n for n, line in enumerate(lines) if "generators" in line)
    assert "FAULTY" in lines[place]
    assert "generated.jsonl is missing" in lines[place + 1]


@pytest.mark.anyio
async def test_with_a_runner_every_proof_gets_a_verdict(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await check([draft.open()], InProcess(draft.open().oracle())) == FAULTY
    lines = capsys.readouterr().out.splitlines()
    verdicts = [line for line in lines if not line.startswith("    ")]
    assert [line.split()[1] for line in verdicts] == [*LOCAL, *SANDBOXED]
    assert not any("REFUSED" in line for line in lines)


@pytest.mark.anyio
async def test_no_questions_are_nothing_to_prove() -> None:
    assert await check([], None) == PROVED


def test_a_question_is_shown_as_its_document(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(draft, "show", SLUG) == PROVED
    assert question_from_json(json.loads(capsys.readouterr().out)) == draft.open().question


def test_an_unknown_question_is_named(draft: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(draft, "show", "no-such-thing") == FAULTY
    assert "no-such-thing/question.yaml:1: the file is missing" in capsys.readouterr().err


def test_freezing_writes_the_large_cases(draft: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(draft, "freeze", SLUG, "--seed", "3") == PROVED
    assert "bytes frozen" in capsys.readouterr().out
    assert draft.open().frozen().seed == 3
