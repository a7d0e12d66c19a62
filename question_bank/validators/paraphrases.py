"""Whole questions, as people put them, lead to their own clarification."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.conformance import fields
from question_bank.errors import BankErrors
from question_bank.folder import QuestionFolder
from question_bank.matching import match_clarification
from question_bank.schema import Question
from question_bank.strict_yaml import Document
from question_bank.utterances import read_paraphrases

FEWEST = 10
SHARE = 0.9


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of tests/paraphrases.yaml."""
    try:
        document = read_paraphrases(folder.path)
    except BankErrors as faults:
        yield from map(str, faults.errors)
        return
    question = folder.question
    yield from _count_faults(question, fields(document))
    yield from _copies(question, document)
    yield from _matching_faults(question, document)


def _count_faults(question: Question, by_id: dict[str, list[str]]) -> Iterator[str]:
    ids = [each.id for each in question.clarifications]
    for unknown in by_id.keys() - set(ids):
        yield f"there is no clarification {unknown}"
    for each in ids:
        distinct = len(set(map(_plain, by_id.get(each, ()))))
        if distinct < FEWEST:
            yield f"{each}: {distinct} different paraphrases, {FEWEST} are needed"


def _copies(question: Question, document: Document) -> Iterator[str]:
    for each in question.clarifications:
        asks = {_plain(ask) for ask in each.ask}
        for place, text in _paraphrases(document, each.id):
            if _plain(text) in asks:
                yield f"{place}: {text!r} is a trigger phrase of {each.id}"


def _matching_faults(question: Question, document: Document) -> Iterator[str]:
    missed: list[str] = []
    total = 0
    for each in question.clarifications:
        for place, text in _paraphrases(document, each.id):
            total += 1
            found = match_clarification(question, text)
            if found is None:
                missed.append(f"{place}: {text!r} of {each.id} matches nothing")
            elif found != each:
                yield f"{place}: {text!r} of {each.id} matches {found.id}"
    if total - len(missed) < SHARE * total:
        yield f"{len(missed)} of {total} paraphrases match nothing, more than one in ten"
        yield from missed


def _paraphrases(document: Document, clarification: str) -> Iterator[tuple[str, str]]:
    """Each paraphrase of one clarification with the place where it stands."""
    for index, text in enumerate(fields(document).get(clarification, ())):
        yield f"tests/{document.path.name}:{document.line((clarification, index))}", text


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", text.lower()))
