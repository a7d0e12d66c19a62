"""Folders in, questions and modes out; a fault in a file is an error with file and line."""

from __future__ import annotations

from pathlib import Path

from question_bank.assembly import WrittenQuestion, assemble
from question_bank.case_files import WrittenCase, read_cases_yaml, read_generated
from question_bank.coherence import folder_faults
from question_bank.conformance import fields, read_conforming
from question_bank.errors import BankError, BankErrors, refuse
from question_bank.schema import Mode, Question, Source, Strictness
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


def load_question(folder: Path, *, with_frozen: bool = True) -> Question:
    """Read one question with its statement, its cases and its generated starters.

    Without the frozen cases, whatever generated.jsonl holds is of no interest.

    Raises:
        BankErrors: everything that is wrong with its files.
    """
    sheet = read_conforming(folder / "question.yaml", "question")
    refuse(folder_faults(sheet, folder))
    checker = folder / "check.py"
    samples, hidden = _cases(folder / "tests", with_frozen=with_frozen)
    return assemble(
        WrittenQuestion(
            sheet,
            _statement(folder / "statement.md"),
            samples,
            hidden,
            offered_languages(folder),
            checker.read_text(encoding="utf-8") if checker.is_file() else None,
        )
    )


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
    refuse(faults)
    return modes


def _load_mode(path: Path) -> Mode:
    document = read_conforming(path, "mode")
    record = fields(document)
    if record["slug"] != path.stem:
        fault = document.error(("slug",), "the slug is not the file's name", path.stem)
        raise BankErrors([fault])
    if (record["behavioural_share"] > 0) != (record["behavioural_prompts"] > 0):
        message = "behavioural prompts and a share of the time come together"
        raise BankErrors([document.error(("behavioural_share",), message, "both or neither")])
    record["sources"] = tuple(Source(**source) for source in record["sources"])
    record["strictness"] = Strictness(record["strictness"])
    return Mode(**{key: value for key, value in record.items() if key != "schema"})


def _statement(path: Path) -> str:
    text = path.read_text(encoding="utf-8").strip() if path.is_file() else ""
    if not text:
        refuse([BankError(path, 1, "there is no statement", "Markdown text")])
    return text


def _cases(tests: Path, *, with_frozen: bool) -> tuple[list[WrittenCase], list[WrittenCase]]:
    samples, hidden = read_cases_yaml(tests / "cases.yaml")
    generated = tests / "generated.jsonl"
    if with_frozen and generated.is_file():
        hidden += read_generated(generated).cases
    return samples, hidden
