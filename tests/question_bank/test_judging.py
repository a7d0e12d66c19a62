"""Judging by declarative checkers, and by authors' programs that run in a box."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator

import pytest

from question_bank.judging import CHECK_LIMITS, UNCHECKED, Answer, judge
from question_bank.schema import AnyOf, Calls, Checker, Exact, InPlace, UnorderedDeep
from sandbox.contract import (
    CallResult,
    Json,
    Lane,
    Language,
    Outcome,
    RunRequest,
    SandboxUnavailable,
)

pytestmark = pytest.mark.anyio
ANY_OF = AnyOf("def check(args, expected, actual): ...")
ANSWERS = [Answer((1, [2]), [3], [4]), Answer((5,), 6, None)]


class Box:
    """Answers requests with these results, and keeps the requests."""

    def __init__(self, *results: CallResult) -> None:
        self.requests: list[RunRequest] = []
        self._results = results

    async def __call__(self, request: RunRequest) -> AsyncIterator[CallResult]:
        self.requests.append(request)
        for result in self._results:
            yield result


def said(*values: Json) -> list[CallResult]:
    return [CallResult(index, Outcome.OK, value) for index, value in enumerate(values)]


DECLARED: list[tuple[Checker, Answer, str | None]] = [
    (Exact(), Answer((), 1, 1), None),
    (Exact(), Answer((), 1, True), "expected 1, got true"),
    (UnorderedDeep(), Answer((), [[1, 2]], [[2, 1]]), None),
    (InPlace("tape", prefix=True), Answer((), [1, [5]], [1, [5, 9]]), None),
    (Calls(), Answer((["C", []], ["m", []]), [None, 1], [None, 2]), "call 1, m: expected 1, got 2"),
]


@pytest.mark.parametrize(("checker", "answer", "reason"), DECLARED)
async def test_a_declarative_checker_needs_no_box(
    checker: Checker, answer: Answer, reason: str | None
) -> None:
    box = Box()
    assert await judge(box, checker, [answer, answer], "ada") == [reason, reason]
    assert box.requests == []


async def test_a_program_judges_all_answers_in_one_run() -> None:
    box = Box(*said(None, "it is not sorted"))
    assert await judge(box, ANY_OF, ANSWERS, "check-ada") == [None, "it is not sorted"]
    (request,) = box.requests
    assert request.calls == (([1, [2]], [3], [4]), ([5], 6, None))
    assert (request.source, request.entry) == (ANY_OF.source, "check")
    assert (request.language, request.lane) == (Language.PYTHON, Lane.RUN)
    assert (request.owner, request.limits) == ("check-ada", CHECK_LIMITS)
    assert request.signature is None


async def test_without_answers_nothing_runs() -> None:
    box = Box()
    assert await judge(box, ANY_OF, [], "check-ada") == []
    assert box.requests == []


@pytest.mark.parametrize("value", [True, False, 0, 1, math.inf, [], ["wrong"], {"reason": None}])
async def test_what_is_no_reason_leaves_an_answer_unchecked(value: Json) -> None:
    assert await judge(Box(*said(value)), ANY_OF, ANSWERS[:1], "o") == [UNCHECKED]


@pytest.mark.parametrize(
    "outcome", [each for each in Outcome if each not in {Outcome.OK, Outcome.SANDBOX_ERROR}]
)
async def test_a_check_that_fails_tells_nothing_of_how(outcome: Outcome) -> None:
    box = Box(CallResult(0, outcome, error="expected the secret"))
    assert await judge(box, ANY_OF, ANSWERS[:1], "o") == [UNCHECKED]


async def test_a_box_that_fails_is_no_verdict() -> None:
    failed = CallResult(0, Outcome.SANDBOX_ERROR, error="no box came free")
    with pytest.raises(SandboxUnavailable, match="no box came free"):
        await judge(Box(failed), ANY_OF, ANSWERS[:1], "o")


async def test_an_answer_that_was_not_checked_is_no_verdict() -> None:
    with pytest.raises(SandboxUnavailable, match="1 of 2 answers"):
        await judge(Box(*said(None)), ANY_OF, ANSWERS, "o")
