"""Every trigger phrase leads to its own clarification, and answers keep to the constraints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.folder import QuestionFolder
from question_bank.matching import match_clarification
from question_bank.schema import Question

SMALLEST_BOUND = 100


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of the clarifications."""
    question = folder.question
    bounds = _bounds(question)
    for clarification in question.clarifications:
        for phrase in clarification.ask:
            found = match_clarification(question, f"What about {phrase}?")
            if found != clarification:
                matched = "nothing" if found is None else found.id
                yield f"{clarification.id}: the phrase {phrase!r} matches {matched}"
        for number in map(int, re.findall(r"\d+", clarification.answer)):
            if number >= SMALLEST_BOUND and number not in bounds:
                yield f"{clarification.id}: the answer says {number}, which no constraint says"


def _bounds(question: Question) -> set[float]:
    pairs = [pair for each in question.constraints for pair in (each.length, each.range)]
    return {bound for pair in pairs if pair is not None for bound in pair}
