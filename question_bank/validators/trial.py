"""One program tried on cases, through whatever runs programs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import uuid4

from question_bank.checkers import check
from question_bank.requests import run_request
from question_bank.schema import Case, Question
from sandbox.contract import CallResult, Lane, Language, Limits, Outcome, RunRequest

Run: TypeAlias = Callable[[RunRequest], AsyncIterator[CallResult]]


@dataclass(frozen=True, slots=True)
class Trial:
    """What one program did on one case; `reason` is None when the answer is right."""

    case: Case
    result: CallResult
    reason: str | None


async def try_source(
    question: Question,
    run: Run,
    language: Language,
    source: str,
    cases: Sequence[Case],
    limits: Limits | None = None,
    owner: str | None = None,
) -> list[Trial]:
    """Run a source on all cases, in their order, within the question's limits or the given ones.

    With an `owner` it runs in the box that is bound to it, which is quick and has to be released.
    """
    request = run_request(
        question,
        str(uuid4()),
        language,
        source,
        [case.args for case in cases],
        Lane.SUBMIT if owner is None else Lane.RUN,
        owner or "question-bank",
        limits=limits,
    )
    trials: dict[int, Trial] = {}
    async for result in run(request):
        case = cases[result.index]
        trials[result.index] = Trial(case, result, _reason(question, case, result))
    if len(trials) != len(cases):
        raise RuntimeError(f"{len(trials)} results came for {len(cases)} calls")
    return [trials[index] for index in sorted(trials)]


def _reason(question: Question, case: Case, result: CallResult) -> str | None:
    if result.outcome is not Outcome.OK:
        return f"{result.outcome.value}: {result.error or 'no message'}"
    return check(question.checker, case.args, case.expect, result.value)
