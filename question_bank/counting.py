"""Counting a solution's steps over the ladder of its question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from question_bank.boxes import BOXES
from question_bank.folder import Solution
from question_bank.growth import Points
from question_bank.judging import Run
from question_bank.requests import run_request
from question_bank.schema import Question
from sandbox.contract import (
    Json,
    Lane,
    Language,
    Outcome,
    SandboxUnavailable,
)

COUNTABLE = frozenset({Language.PYTHON, Language.JAVASCRIPT})
_WALL_PER_CPU = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """Sizes with steps, up to the first size at which the program did not end well.

    `stopped` says how it ended there; it is None when the program managed every size.
    """

    name: str
    points: Points
    stopped: str | None


async def count_steps(
    question: Question,
    run: Run,
    solution: Solution,
    ladder: Mapping[int, tuple[Json, ...]],
    cpu_ms: int,
) -> Counts:
    """Count on inputs by rising size, each within so much CPU time.

    Raises:
        SandboxUnavailable: the sandbox failed on the way.
    """
    points: list[tuple[int, int]] = []
    limits = replace(question.limits, cpu_ms=cpu_ms, wall_ms=cpu_ms * _WALL_PER_CPU)
    sizes = sorted(ladder)
    request = run_request(
        question,
        str(uuid4()),
        solution.language,
        solution.source,
        [ladder[size] for size in sizes],
        Lane.RUN,
        BOXES[0],
        limits=limits,
        count_operations=True,
    )
    for size, result in zip(sizes, [each async for each in run(request)], strict=True):
        if result.outcome is Outcome.SANDBOX_ERROR:
            raise SandboxUnavailable(result.error or "the sandbox failed")
        if result.outcome is not Outcome.OK or result.operations is None:
            return Counts(solution.name, points, f"{result.outcome.value} at size {size}")
        points.append((size, result.operations + 1))
    return Counts(solution.name, points, None)
