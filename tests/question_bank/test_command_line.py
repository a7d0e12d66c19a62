"""`python -m question_bank` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from question_bank.__main__ import main
from question_bank.commands import freeze as freezing
from question_bank.document import question_from_json
from question_bank.loader import QUESTIONS, load_question, question_folders
from question_bank.publishing import lock_file, read_publications
from question_bank.validators import LOCAL, SANDBOXED
from tests.question_bank.conftest import Draft

SLUG = "pair-of-parcels"
PROVED, FAULTY, REFUSED = 0, 1, 2


def run(draft: Draft, *arguments: str) -> int:
    return main(["--root", str(draft.path.parent), *arguments])


JUDGED_HERE = ("expectations", "checker", "constants")


def only(*proofs: str) -> list[str]:
    return [option for proof in proofs for option in ("--only", proof)]


def test_a_socket_without_a_runner_is_refused_and_the_rest_is_proved(
    draft: Draft, short_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.freeze(seed=1)
    nobody = ["--sandbox-socket", str(short_folder / "none")]
    proofs = only(*LOCAL, *SANDBOXED)
    assert run(draft, "check", SLUG, "-v", *nobody, *proofs) == REFUSED
    *told, summary = capsys.readouterr().out.splitlines()
    proved = {line.split()[0] for line in told if " proved in " in line}
    refused = {line.split()[0] for line in told if " REFUSED in " in line}
    assert proved == {*LOCAL, *JUDGED_HERE}
    assert refused == SANDBOXED.keys() - set(JUDGED_HERE)
    assert summary.startswith("1 REFUSED in ")


def test_a_fault_is_printed_below_its_proof(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(draft, "check", SLUG, *only("generators", "modes")) == FAULTY
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:2] == [SLUG, "FAULTY"]
    assert lines[1].split()[:2] == ["generators", "FAULTY"]
    assert "generated.jsonl is missing" in lines[2]
    assert not any("modes" in line for line in lines)


def test_a_question_that_does_not_load_is_faulty(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.edit("question.yaml", "difficulty: easy", "difficulty: simple")
    assert run(draft, "check", SLUG, *only("modes")) == FAULTY
    assert "'simple' is not one of" in capsys.readouterr().out


def test_without_git_everything_is_checked(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(draft, "check", *only("modes")) == PROVED
    printed = capsys.readouterr()
    assert "all questions, since git cannot tell what changed" in printed.err
    assert printed.out.splitlines()[0].split()[:2] == [SLUG, "proved"]


def test_a_question_is_shown_as_its_document(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(draft, "show", SLUG) == PROVED
    assert question_from_json(json.loads(capsys.readouterr().out)) == draft.open().question


def test_an_unknown_question_is_named(draft: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(draft, "show", "no-such-thing") == FAULTY
    assert "no-such-thing/question.yaml:1: the file is missing" in capsys.readouterr().err


def test_freezing_says_what_was_kept(
    draft: Draft, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    frozen = freezing.freeze

    async def in_process(path: Path, seed: int, _: object) -> object:
        return await frozen(path, seed, draft.runner())

    monkeypatch.setattr(freezing, "freeze", in_process)
    nobody = ["--sandbox-socket", str(draft.path / "none")]
    assert run(draft, "freeze", SLUG, "--seed", "3", *nobody) == PROVED
    assert f"{SLUG}: kept " in capsys.readouterr().out
    assert draft.open().frozen().seed == 3


@pytest.mark.parametrize("kind", [(), ("--class",)])
def test_a_new_question_loads_and_its_proofs_say_what_is_missing(
    tmp_path: Path, kind: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    root = ["--root", str(tmp_path)]
    assert main([*root, "new", "empty-shelf", *kind]) == PROVED
    question = load_question(tmp_path / "empty-shelf")
    assert (question.slug, question.title) == ("empty-shelf", "Empty Shelf")
    assert question.signature.is_class == bool(kind)
    assert main([*root, "check", "empty-shelf", *only("hint-leaks", "expectations")]) != PROVED
    assert "no forbidden phrase catches rung 2" in capsys.readouterr().out


def test_a_slug_that_is_taken_or_none_is_refused(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    for slug, reason in ((SLUG, "is there already"), ("Two Words", "is no slug")):
        assert run(draft, "new", slug) == FAULTY
        assert reason in capsys.readouterr().err


def test_the_bank_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats"]) == PROVED
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["topic", "easy", "medium", "hard", "all"]
    assert lines[-1].split()[-1] == str(len(question_folders(QUESTIONS)))


def test_publishing_records_versions_and_refuses_other_content_under_them(
    draft: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "bank" / "questions"
    draft.path.parent.joinpath(SLUG).rename(_made(root) / SLUG)
    moved = Draft(root / SLUG)
    assert run(moved, "publish") == PROVED
    assert read_publications(lock_file(root))[SLUG].version == 1
    moved.edit("question.yaml", "title: Pair of Parcels", "title: Two Parcels")
    assert run(moved, "publish") == FAULTY
    assert "raise `version`" in capsys.readouterr().err
    assert run(moved, "check", SLUG, *only("versions")) == FAULTY
    moved.edit("question.yaml", "version: 1", "version: 2")
    assert run(moved, "check", SLUG, *only("versions")) == PROVED
    assert run(moved, "publish") == PROVED
    assert read_publications(lock_file(root))[SLUG].version == 2


def test_a_question_that_is_gone_must_be_retired(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(draft.path.parent), "new", "other-one"]) == PROVED
    assert run(draft, "publish") == PROVED
    draft.path.rename(draft.path.parent / ".gone")
    assert run(draft, "check", "other-one", *only("published")) == FAULTY
    assert f"{SLUG} is published and has no folder" in capsys.readouterr().out
    assert run(draft, "publish", "--retire", SLUG) == PROVED
    assert run(draft, "check", "other-one", *only("published")) == PROVED
    lock_file(draft.path.parent).unlink()


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
