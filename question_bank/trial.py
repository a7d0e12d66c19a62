"""One program tried on cases, through whatever runs programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from question_bank.boxes import BOXES
from question_bank.judging import Answer, Run, judge
from question_bank.requests import run_request
from question_bank.schema import Case, Question
from sandbox.contract import CallResult, Lane, Language, Limits, Outcome, RunRequest


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
    owner: str = BOXES[0],
) -> list[Trial]:
    """Run a source on all cases, in their order, within the question's limits or the given ones.

    It runs in the box that is bound to `owner`.
    """
    request = run_request(
        question,
        str(uuid4()),
        language,
        source,
        [case.args for case in cases],
        Lane.RUN,
        owner,
        limits=limits,
    )
    return await try_request(question, run, request, cases)


async def try_request(
    question: Question, run: Run, request: RunRequest, cases: Sequence[Case]
) -> list[Trial]:
    """Run a request whose calls answer the cases, one each."""
    results = [result async for result in run(request)]
    if len(results) != len(cases):
        raise RuntimeError(f"{len(results)} results came for {len(cases)} calls")
    reasons = await _reasons(question, run, cases, results, f"{request.owner}-check")
    return [Trial(cases[at.index], at, reason) for at, reason in zip(results, reasons, strict=True)]


async def _reasons(
    question: Question,
    run: Run,
    cases: Sequence[Case],
    results: Sequence[CallResult],
    owner: str,
) -> list[str | None]:
    """Why each answer is not right; what ended badly has its outcome as the reason."""
    answered = [each for each in results if each.outcome is Outcome.OK]
    judged = await judge(
        run,
        question.checker,
        [Answer(cases[at.index].args, cases[at.index].expect, at.value) for at in answered],
        owner,
    )
    by_index = dict(zip((each.index for each in answered), judged, strict=True))
    return [
        by_index.get(each.index, f"{each.outcome.value}: {each.error or 'no message'}")
        for each in results
    ]
