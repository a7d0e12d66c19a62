"""Questions in bulk as JSON: an array of stored documents, read as strictly as folders are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn, cast

from question_bank.assembly import WrittenQuestion, assemble
from question_bank.case_files import WrittenCase
from question_bank.conformance import fields, refuse_nonconforming
from question_bank.document import question_to_json
from question_bank.errors import BankError, BankErrors, refuse
from question_bank.grammar import FORMAT_VERSION
from question_bank.schema import Question
from question_bank.strict_yaml import Document
from question_bank.values import as_map
from sandbox.contract import Json, Language

_TEXTS = ("statement", "samples", "hidden", "starters")
_DECODER_SPACE = re.compile(r"[ \t\r\n]*")


def write_documents(questions: Sequence[Question]) -> str:
    """The questions as one JSON array, secrets included; `read_documents` reads it."""
    documents = [{"schema": FORMAT_VERSION, **question_to_json(each)} for each in questions]
    return json.dumps(documents, indent=1, ensure_ascii=False) + "\n"


def read_documents(path: Path) -> list[Question]:
    """The questions of a JSON file: an array of documents, or one document.

    Starters are generated anew for the languages that a document has them in.

    Raises:
        BankErrors: everything that is wrong, each fault with the line at which its question begins.
    """
    questions: list[Question] = []
    faults: list[BankError] = []
    for document in _documents(path):
        try:
            questions.append(_question(document))
        except BankErrors as found:
            faults += found.errors
    refuse(faults)
    slugs = [question.slug for question in questions]
    twice = sorted({slug for slug in slugs if slugs.count(slug) > 1})
    refuse([BankError(path, 1, f"{slug} is there twice", "distinct slugs") for slug in twice])
    return questions


def _question(document: Document) -> Question:
    sheet: dict[str, Any] = {"schema": FORMAT_VERSION, **fields(document)}
    texts = {name: sheet.pop(name, None) for name in _TEXTS}
    checker = as_map(sheet.get("checker"))
    source = None if checker is None else checker.pop("source", None)
    written = Document(document.path, sheet, document.lines, coarse=True)
    refuse_nonconforming(written, "question")
    tests = {name: texts[name] for name in ("samples", "hidden")}
    refuse_nonconforming(Document(document.path, tests, document.lines, coarse=True), "cases")
    refuse(list(_text_faults(document, texts)))
    needs_source = checker is not None and checker["kind"] == "any_of"
    if needs_source != isinstance(source, str):
        message = "the checker any_of and a source come together"
        refuse([document.error(("checker", "source"), message, "both of them or neither")])
    return assemble(
        WrittenQuestion(
            written,
            str(texts["statement"]).strip(),
            _cases(document, texts["samples"]),
            _cases(document, texts["hidden"]),
            [language for language in Language if language in texts["starters"]],
            source if isinstance(source, str) else None,
        )
    )


def _text_faults(document: Document, texts: dict[str, Any]) -> Iterator[BankError]:
    statement, starters = texts["statement"], as_map(texts["starters"])
    if not isinstance(statement, str) or not statement.strip():
        yield document.error(("statement",), "there is no statement", "Markdown text")
    if starters is None or not starters or not starters.keys() <= {*Language}:
        names = f"an object with some of {', '.join(Language)}"
        yield document.error(("starters",), "they name no offered languages", names)


def _cases(document: Document, records: list[dict[str, Any]]) -> list[WrittenCase]:
    return [WrittenCase(document.path, document.line(()), record) for record in records]


def _documents(path: Path) -> Iterator[Document]:
    """Every document of the file with the line at which it begins."""
    text = path.read_text(encoding="utf-8")
    start = _skip(text, 0)
    if not text.startswith("[", start):
        yield _document(path, text, start)[0]
        return
    at = _skip(text, start + 1)
    while not text.startswith("]", at):
        document, end = _document(path, text, at)
        yield document
        at = _skip(text, end)
        if text.startswith(",", at):
            at = _skip(text, at + 1)
        elif not text.startswith("]", at):
            _refuse(path, text, at, "the array goes on without a comma")


def _document(path: Path, text: str, start: int) -> tuple[Document, int]:
    def unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        if len(dict(pairs)) != len(pairs):
            _refuse(path, text, start, "a key is there twice")
        return dict(pairs)

    def constant(name: str) -> NoReturn:
        _refuse(path, text, start, f"{name} is not JSON")

    decoder = json.JSONDecoder(object_pairs_hook=unique, parse_constant=constant)
    try:
        value, end = decoder.raw_decode(text, start)
    except json.JSONDecodeError as fault:
        _refuse(path, text, fault.pos, f"not JSON: {fault.msg}")
    if as_map(value) is None:
        _refuse(path, text, start, "this is not a question's document")
    line = text.count("\n", 0, start) + 1
    return Document(path, cast("Json", value), {(): line}, coarse=True), end


def _skip(text: str, at: int) -> int:
    match = _DECODER_SPACE.match(text, at)
    return at if match is None else match.end()


def _refuse(path: Path, text: str, at: int, message: str) -> NoReturn:
    line = text.count("\n", 0, at) + 1
    raise BankErrors([BankError(path, line, message, "a JSON array of question documents")])
