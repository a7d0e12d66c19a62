"""Judging answers by any checker: declarative ones here, authors' programs in a box.

See docs/decisions/0011-checks-written-by-authors-run-in-a-box.md.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import uuid4

from question_bank.checkers import check
from question_bank.schema import AnyOf, Checker
from sandbox.contract import (
    CallResult,
    Json,
    Lane,
    Language,
    Limits,
    Outcome,
    RunRequest,
    SandboxUnavailable,
)

Run: TypeAlias = Callable[[RunRequest], AsyncIterator[CallResult]]
CHECK_LIMITS = Limits(wall_ms=6_000, cpu_ms=2_000, memory_bytes=128 * 1024 * 1024)
UNCHECKED = "the answer could not be checked"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program answered to the arguments of a case that expects something."""

    args: tuple[Json, ...]
    expected: Json
    actual: Json


async def judge(
    run: Run, checker: Checker, answers: Sequence[Answer], owner: str
) -> list[str | None]:
    """For each answer None if it is right, else a reason; a reason is as secret as its case.

    A check that is a program runs in the box of `owner`, which must not be a candidate's.

    Raises:
        SandboxUnavailable: the check is a program, and no box could run it.
    """
    if isinstance(checker, AnyOf):
        return await _judge_in_box(run, checker, answers, owner) if answers else []
    return [check(checker, each.args, each.expected, each.actual) for each in answers]


async def _judge_in_box(
    run: Run, checker: AnyOf, answers: Sequence[Answer], owner: str
) -> list[str | None]:
    request = RunRequest(
        run_id=str(uuid4()),
        language=Language.PYTHON,
        source=checker.source,
        entry="check",
        calls=tuple((list(each.args), each.expected, each.actual) for each in answers),
        lane=Lane.RUN,
        owner=owner,
        limits=CHECK_LIMITS,
    )
    reasons = [_reason(result) async for result in run(request)]
    if len(reasons) != len(answers):
        raise SandboxUnavailable(f"{len(reasons)} of {len(answers)} answers were checked")
    return reasons


def _reason(result: CallResult) -> str | None:
    if result.outcome is Outcome.SANDBOX_ERROR:
        raise SandboxUnavailable(result.error or "the sandbox could not check the answers")
    if result.outcome is Outcome.OK and (result.value is None or isinstance(result.value, str)):
        return result.value
    return UNCHECKED
