"""The leak filter catches every locked rung, and open texts say no forbidden phrase."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.folder import QuestionFolder
from question_bank.leaks import said_leak, unsaid
from question_bank.schema import Question

FIRST_LOCKED = 2


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of the hint ladder and of the texts that a candidate gets without a hint."""
    yield from _rung_faults(folder.question)
    for name, text in _open_texts(folder.question):
        if (leak := said_leak(folder.question.forbidden_leaks, text)) is not None:
            yield f"{name} says {leak!r}"


def _rung_faults(question: Question) -> Iterator[str]:
    """A rung is caught by a phrase that the rungs released before it have not freed."""
    for index, hint in enumerate(question.hints):
        if hint.level < FIRST_LOCKED:
            continue
        released = [each.text for each in question.hints[:index]]
        if said_leak(question.forbidden_leaks, hint.text) is None:
            yield f"no forbidden phrase catches rung {hint.level}"
        elif said_leak(unsaid(question.forbidden_leaks, released), hint.text) is None:
            yield f"every forbidden phrase of rung {hint.level} stands in an earlier rung"


def _open_texts(question: Question) -> Iterator[tuple[str, str]]:
    yield "the statement", question.statement
    yield from ((f"rung {each.level}", each.text) for each in question.hints[: FIRST_LOCKED - 1])
    yield from ((f"clarification {each.id}", each.answer) for each in question.clarifications)
    yield from ((f"the probe of {each.id}", each.probe) for each in question.pitfalls)
    yield from ((f"sample {each.id}", each.explain or "") for each in question.samples)
