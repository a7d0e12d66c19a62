"""Questions in bulk: what is written is read again, and what is wrong is named and refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from question_bank.bulk import read_documents, write_documents
from question_bank.errors import BankErrors
from question_bank.loader import QUESTIONS, load_question

BANK = [load_question(QUESTIONS / slug) for slug in ("badge-gate-peak", "pair-of-parcels")]
Change = Callable[[list[dict[str, Any]]], object]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "questions.json"
    path.write_text(write_documents(BANK), encoding="utf-8")
    return path


def test_what_is_written_is_read_again(file: Path) -> None:
    assert read_documents(file) == BANK


def test_one_document_is_read_without_an_array(file: Path) -> None:
    file.write_text(json.dumps(json.loads(file.read_text())[0]))
    assert read_documents(file) == BANK[:1]


def test_starters_are_generated_anew(file: Path) -> None:
    change(file, lambda documents: documents[0]["starters"].update(python="import os"))
    assert read_documents(file) == BANK


Edit = tuple[tuple[str | int, ...], Any]
DELETED = object()
FAULTS: list[tuple[Edit, str, str]] = [
    ((("difficulty",), "simple"), "difficulty: 'simple'", "enum"),
    ((("colour",), "red"), "colour", "additionalProperties"),
    ((("statement",), DELETED), "no statement", "Markdown"),
    ((("starters",), {}), "no offered languages", "python"),
    ((("starters", "cobol"), ""), "no offered languages", "python"),
    ((("hidden", 0, "args"), [1]), "arguments", "signature"),
    ((("hidden", 0, "expect"), DELETED), "hidden.0: 'expect'", "required"),
    ((("pitfalls", 0, "caught_by"), ["zz"]), "zz", "an id of tests/"),
    ((("hints", 1, "cost"), 1), "hints.1.cost: rung 2", "increasing"),
    ((("checker",), {"kind": "any_of"}), "source", "both"),
    ((("checker", "source"), "pass"), "source", "both"),
]


@pytest.mark.parametrize(("edit", "message", "expected"), FAULTS)
def test_a_fault_is_named_with_file_and_line(
    file: Path, edit: Edit, message: str, expected: str
) -> None:
    change(file, lambda documents: put(documents[1], *edit))
    with pytest.raises(BankErrors) as refused:
        read_documents(file)
    fault = refused.value.errors[0]
    assert fault.path == file
    assert message in fault.message
    assert expected in fault.expected


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[\n{"a": 1, "a": 2}]', 2, "a key is there twice"),
        ('[\n\n{"a": NaN}]', 3, "NaN is not JSON"),
        ("[{}\n{}]", 2, "without a comma"),
        ("[{", 1, "not JSON"),
        ("", 1, "not JSON"),
        ("7", 1, "not a question's document"),
    ],
)
def test_what_is_not_strict_json_is_refused(file: Path, text: str, line: int, message: str) -> None:
    file.write_text(text)
    with pytest.raises(BankErrors) as refused:
        read_documents(file)
    faults = [(fault.line, fault.message) for fault in refused.value.errors]
    assert any(at == line and message in said for at, said in faults), faults


def test_what_is_no_document_or_is_there_twice_is_refused(file: Path) -> None:
    change(file, lambda documents: documents.append(documents[0]))
    with pytest.raises(BankErrors, match="is there twice"):
        read_documents(file)
    file.write_text("[7]")
    with pytest.raises(BankErrors, match="not a question's document"):
        read_documents(file)


def test_the_line_is_where_the_question_begins(file: Path) -> None:
    change(file, lambda documents: documents[1].update(difficulty="simple"))
    lines = file.read_text().splitlines()
    with pytest.raises(BankErrors) as refused:
        read_documents(file)
    begins = refused.value.errors[0].line
    assert BANK[1].slug in "".join(lines[begins : begins + 3])


def test_all_faulty_questions_are_told_together(file: Path) -> None:
    def break_both(documents: list[dict[str, Any]]) -> None:
        for document in documents:
            document["difficulty"] = "simple"

    change(file, break_both)
    with pytest.raises(BankErrors) as refused:
        read_documents(file)
    assert len({fault.line for fault in refused.value.errors}) == 2


def put(document: Any, keys: tuple[str | int, ...], value: object) -> None:
    """Set or delete what the keys lead to."""
    for key in keys[:-1]:
        document = document[key]
    if value is DELETED:
        del document[keys[-1]]
    else:
        document[keys[-1]] = value


def change(file: Path, edit: Change) -> None:
    documents = json.loads(file.read_text())
    edit(documents)
    file.write_text(json.dumps(documents, indent=1))
