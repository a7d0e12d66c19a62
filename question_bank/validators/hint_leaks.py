"""The forbidden phrases catch every locked rung, and the first rung says none of them."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.folder import QuestionFolder
from question_bank.leaks import said_leak

FIRST_LOCKED = 2


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of the hint ladder and of the texts that a candidate gets without a hint."""
    question = folder.question
    for hint in question.hints:
        leak = said_leak(question.forbidden_leaks, hint.text)
        if hint.level >= FIRST_LOCKED and leak is None:
            yield f"no forbidden phrase catches rung {hint.level}"
        if hint.level < FIRST_LOCKED and leak is not None:
            yield f"rung {hint.level} says {leak!r}"
    open_texts = [("the statement", question.statement)]
    open_texts += [(f"clarification {each.id}", each.answer) for each in question.clarifications]
    open_texts += [(f"the probe of {each.id}", each.probe) for each in question.pitfalls]
    open_texts += [(f"sample {each.id}", each.explain or "") for each in question.samples]
    for name, text in open_texts:
        if (leak := said_leak(question.forbidden_leaks, text)) is not None:
            yield f"{name} says {leak!r}"
