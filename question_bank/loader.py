"""Folders in, questions and modes out; a fault in a file is an error with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from question_bank.case_files import (
    WrittenCase,
    case_faults,
    read_cases_yaml,
    read_generated,
)
from question_bank.codegen import starters
from question_bank.coherence import (
    constraint_faults,
    reference_faults,
    sheet_faults,
    signature_faults,
)
from question_bank.conformance import fields, read_conforming
from question_bank.document import (
    question_from_json,
    read_checker,
    read_constraint,
    read_signature,
)
from question_bank.errors import BankError, BankErrors
from question_bank.schema import Checker, Mode, Question, Signature, Source
from question_bank.strict_yaml import Document
from sandbox.contract import Language

QUESTIONS = Path(__file__).parent / "questions"
MODES = Path(__file__).parent / "modes"
SUFFIXES = {
    ".py": Language.PYTHON,
    ".js": Language.JAVASCRIPT,
    ".ts": Language.TYPESCRIPT,
    ".java": Language.JAVA,
    ".cpp": Language.CPP,
    ".go": Language.GO,
}


def load_bank(root: Path = QUESTIONS) -> list[Question]:
    """Every question under a folder, by slug.

    Raises:
        BankErrors: all faults of all questions together.
    """
    questions: list[Question] = []
    faults: list[BankError] = []
    for folder in question_folders(root):
        try:
            questions.append(load_question(folder))
        except BankErrors as found:
            faults += found.errors
    if faults:
        raise BankErrors(faults)
    return questions


def question_folders(root: Path = QUESTIONS) -> list[Path]:
    """The folders that hold one question each, by slug."""
    return sorted(path for path in root.iterdir() if path.is_dir() and path.name[0].isalnum())


def load_question(folder: Path) -> Question:
    """Read one question with its statement, its cases and its generated starters.

    Raises:
        BankErrors: everything that is wrong with its files.
    """
    sheet = read_conforming(folder / "question.yaml", "question")
    _refuse(signature_faults(sheet, folder))
    signature = read_signature(fields(sheet)["signature"])
    _refuse(list(constraint_faults(sheet, signature)))
    faults = sheet_faults(sheet, folder)
    statement = _statement(folder / "statement.md", faults)
    checker = fields(sheet)["checker"]
    if checker["kind"] == "any_of":
        checker = {**checker, "source": (folder / "check.py").read_text(encoding="utf-8")}
    samples, hidden = _cases(folder / "tests")
    tests = _test_faults(sheet, signature, read_checker(checker), samples, hidden)
    _refuse([*faults, *tests])
    document: dict[str, Any] = {
        "rubric_overrides": {},
        **fields(sheet),
        "checker": checker,
        "statement": statement,
        "samples": [case.record for case in samples],
        "hidden": [case.record for case in hidden],
        "starters": starters(signature, offered_languages(folder)),
    }
    return question_from_json(document)


def offered_languages(folder: Path) -> list[Language]:
    """The languages that have an accepted solution, in the contract's order."""
    suffixes = {path.suffix for path in (folder / "solutions" / "accepted").glob("*")}
    return [SUFFIXES[suffix] for suffix in SUFFIXES if suffix in suffixes]


def load_modes(root: Path = MODES) -> list[Mode]:
    """Every interview mode, by slug.

    Raises:
        BankErrors: all faults of all mode files together.
    """
    modes: list[Mode] = []
    faults: list[BankError] = []
    for path in sorted(root.glob("*.yaml")):
        try:
            modes.append(_load_mode(path))
        except BankErrors as found:
            faults += found.errors
    _refuse(faults)
    return modes


def _load_mode(path: Path) -> Mode:
    document = read_conforming(path, "mode")
    record = fields(document)
    if record["slug"] != path.stem:
        fault = document.error(("slug",), "the slug is not the file's name", path.stem)
        raise BankErrors([fault])
    record["sources"] = tuple(Source(**source) for source in record["sources"])
    return Mode(**{key: value for key, value in record.items() if key != "schema"})


def _refuse(faults: list[BankError]) -> None:
    if faults:
        raise BankErrors(faults)


def _statement(path: Path, faults: list[BankError]) -> str:
    """The candidate's text; a missing or empty one is appended to `faults`."""
    text = path.read_text(encoding="utf-8").strip() if path.is_file() else ""
    if not text:
        faults.append(BankError(path, 1, "there is no statement", "Markdown text"))
    return text


def _cases(tests: Path) -> tuple[list[WrittenCase], list[WrittenCase]]:
    samples, hidden = read_cases_yaml(tests / "cases.yaml")
    generated = tests / "generated.jsonl"
    if generated.is_file():
        hidden += read_generated(generated).cases
    return samples, hidden


def _test_faults(
    sheet: Document,
    signature: Signature,
    checker: Checker,
    samples: list[WrittenCase],
    hidden: list[WrittenCase],
) -> list[BankError]:
    constraints = [read_constraint(each) for each in fields(sheet)["constraints"]]
    known = [case.id for case in samples], [case.id for case in hidden]
    return [
        *case_faults(signature, checker, constraints, [*samples, *hidden]),
        *reference_faults(sheet, *known),
    ]
