"""The checker takes every expectation for right and what is clearly none for wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from question_bank.boxes import BOXES
from question_bank.breaking.wrong_values import changed, truncated
from question_bank.folder import QuestionFolder
from question_bank.judging import UNCHECKED, Answer, Run, judge
from question_bank.schema import AnyOf, Case, Close, InPlace, Question
from question_bank.signatures import answer_type
from question_bank.values import as_list, describe, mismatch, normalise
from sandbox.contract import Json

_DEEP = 60


@dataclass(frozen=True, slots=True)
class _Trap:
    """An answer that must be wrong; when not `surely`, one of its kind must be."""

    what: str
    answer: Answer
    surely: bool


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Faults of the checker; that it judges whole programs rightly others prove."""
    question = folder.question
    cases = [*question.samples, *question.hidden]
    right = [Answer(case.args, case.expect, case.expect) for case in cases]
    traps = [
        trap for case in cases if not question.is_large(case) for trap in _traps(question, case)
    ]
    judged = await judge(run, question.checker, [*right, *(t.answer for t in traps)], BOXES[0])
    verdicts, reasons = judged[: len(right)], judged[len(right) :]
    faults = [
        f"case {case.id}: its own expectation is wrong, {reason}"
        for case, reason in zip(cases, verdicts, strict=True)
        if reason is not None
    ]
    return faults + _trap_faults(list(zip(traps, reasons, strict=True)))


def _trap_faults(judged: list[tuple[_Trap, str | None]]) -> list[str]:
    faults = [f"{trap.what} is right" for trap, reason in judged if trap.surely and reason is None]
    faults += [f"check.py breaks on {trap.what}" for trap, reason in judged if reason == UNCHECKED]
    likely = [reason for trap, reason in judged if not trap.surely]
    if likely and all(reason is None for reason in likely):
        faults.append("every expectation is right with a changed value as well")
    return faults


def _traps(question: Question, case: Case) -> Iterator[_Trap]:
    """Junk, parts of the expectation, and the expectation with one value changed.

    Where several answers are right, another value of the right type may be one of them.
    """
    checker = question.checker
    expected_type = answer_type(question.signature, checker, case.args)
    for junk in _junk():
        fits = mismatch(junk, expected_type) is None
        if not fits or not (
            isinstance(checker, AnyOf | Close) or _same(normalise(junk, expected_type), case.expect)
        ):
            yield _trap(case, junk, describe(junk), surely=True)
    sure = not isinstance(checker, AnyOf)
    for part in truncated(case.expect):
        yield _trap(case, part, "a part of the expectation", surely=sure)
    slack = max(checker.abs, checker.rel) if isinstance(checker, Close) else 0.0
    for other in changed(case.expect, slack):
        if not (isinstance(checker, InPlace) and checker.prefix and _only_longer(case, other)):
            yield _trap(case, other, "the expectation with one value changed", surely=sure)
    if isinstance(checker, InPlace) and checker.prefix:
        count, items = as_list(case.expect) or []
        for part in truncated(items):
            yield _trap(case, [count, part], "a part of the argument", surely=True)


def _only_longer(case: Case, other: Json) -> bool:
    """Whether a prefix differs only by what follows it, which does not matter."""
    (count, items), (other_count, others) = as_list(case.expect) or [], as_list(other) or []
    return count == other_count and (as_list(others) or [])[: len(as_list(items) or [])] == items


def _trap(case: Case, actual: Json, what: str, *, surely: bool) -> _Trap:
    answer = Answer(case.args, case.expect, actual)
    return _Trap(f"case {case.id}: {what}", answer, surely)


def _same(one: Json, other: Json) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _junk() -> list[Json]:
    deep: Json = 0
    for _ in range(_DEEP):
        deep = [deep]
    texts: list[Json] = ["", "junk", "0"]
    numbers: list[Json] = [0, -1, 1.5, 2**70, True, False]
    return [None, *texts, *numbers, [], [None], [[]], {}, {"junk": None}, deep]
