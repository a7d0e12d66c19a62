"""Carrying out one run: sandbox in, judged cases out."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Protocol

import structlog

from apps.api.domain.events import RunCase, RunJudged, RunStarted
from apps.api.domain.interview import Interview
from apps.api.domain.run import RunKind, Verdict
from apps.api.domain.state import RunRecord
from apps.api.judging.judge import (
    JudgedCase,
    PlannedCase,
    judge_case,
    judge_run,
    plan,
    skipped_case,
)
from question_bank.judging import Answer, judge
from question_bank.requests import run_request
from question_bank.schema import AnyOf
from sandbox.contract import (
    CallResult,
    Lane,
    Language,
    Outcome,
    RunRequest,
    SandboxStatus,
    SandboxUnavailable,
)

OnQueued = Callable[[int], None]
TRIES = 2
_LIMITS = frozenset({Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT, Verdict.OUTPUT_LIMIT})
_log = structlog.get_logger()


class Runner(Protocol):
    """What a run needs of the sandbox's client."""

    def run(self, request: RunRequest, on_queued: OnQueued) -> AsyncGenerator[CallResult]:
        """One result per call, in order, as each finishes; tells the place in the queue before."""
        ...

    async def status(self) -> SandboxStatus:
        """Whether runs are possible now."""
        ...

    async def prepare(self, language: Language) -> None:
        """A run in this language will come soon."""
        ...

    async def release(self, owner: str) -> None:
        """The owner needs no box any more."""
        ...


class NoRunner:
    """Stands where no Docker engine is: the candidate's browser runs the code."""

    async def run(self, request: RunRequest, on_queued: OnQueued) -> AsyncGenerator[CallResult]:
        """Refuse.

        Raises:
            SandboxUnavailable: always.
        """
        del request, on_queued
        raise SandboxUnavailable("no sandbox runner is configured")
        yield  # pragma: no cover - makes this a generator

    async def status(self) -> SandboxStatus:
        """Not ready, and why."""
        reason = "No Docker engine was found, so code runs in your browser."
        return SandboxStatus(ready=False, languages=(), runtime="none", reason=reason)

    async def prepare(self, language: Language) -> None:
        """Nothing to prepare."""
        del language

    async def release(self, owner: str) -> None:
        """Nothing to release."""
        del owner


@dataclass(frozen=True, slots=True)
class _Attempt:
    cases: tuple[JudgedCase, ...]

    @property
    def sandbox_failed(self) -> bool:
        return any(case.verdict is Verdict.SANDBOX_ERROR for case in self.cases)


async def execute(
    runner: Runner, interview: Interview, run: RunRecord, on_queued: OnQueued
) -> AsyncIterator[RunCase | RunJudged]:
    """The run's cases, then its verdict. A failure of the sandbox itself is retried once.

    Visible cases come as they finish; hidden ones come together at the end, so that their arrival
    tells no timing. A retry tells its visible cases again: an index that is known stays as it is.
    """
    start = run.start
    planned = plan(interview.question, start.kind, start.custom_args)
    for attempt_left in reversed(range(TRIES)):
        judged: list[JudgedCase] = []
        async with aclosing(_attempt(runner, interview, run, planned, on_queued)) as cases:
            async for case in cases:
                judged.append(case)
                if case.verdict is Verdict.SANDBOX_ERROR and attempt_left:
                    break
                if not case.hidden:
                    yield case.shown
        attempt = _Attempt(tuple(judged))
        if attempt.sandbox_failed and attempt_left:
            _log.warning("run.retried", session_id=str(interview.session_id), run_id=start.run_id)
            continue
        if isinstance(interview.question.checker, AnyOf):
            await runner.release(_check_owner(interview))
        for case in attempt.cases:
            if case.hidden:
                yield case.shown
        yield judge_run(start.run_id, start.kind, attempt.cases)
        return


def broken_run(start: RunStarted) -> RunJudged:
    """The verdict of a run that we failed to carry out."""
    return RunJudged(start.run_id, start.kind, Verdict.SANDBOX_ERROR, 0, start.total, 0, 0)


async def _attempt(
    runner: Runner,
    interview: Interview,
    run: RunRecord,
    planned: tuple[PlannedCase, ...],
    on_queued: OnQueued,
) -> AsyncGenerator[JudgedCase]:
    start = run.start
    request = run_request(
        interview.question,
        start.run_id,
        start.language,
        run.code,
        [case.args for case in planned],
        Lane.SUBMIT if start.kind is RunKind.SUBMIT else Lane.RUN,
        str(interview.session_id),
    )
    done = 0
    case: JudgedCase | None = None
    reason = "The sandbox could not run this."
    try:
        async with aclosing(runner.run(request, on_queued)) as results:
            async for result in results:
                wrong = await _reason(runner, interview, planned[done], result)
                case = judge_case(start.run_id, planned[done], result, wrong)
                yield case
                done += 1
                if start.kind is RunKind.SUBMIT and case.verdict in _LIMITS:
                    break
    except SandboxUnavailable as error:
        _log.warning("run.unavailable", run_id=start.run_id, reason=str(error))
        reason = f"The sandbox could not run this: {error}."
    for index in range(done, len(planned)):
        yield _not_run(run, index, planned[index], case, reason)


async def _reason(
    runner: Runner, interview: Interview, planned: PlannedCase, result: CallResult
) -> str | None:
    """Why a value is not right; None where it is, or where there is nothing to compare."""
    if planned.case is None or result.outcome is not Outcome.OK:
        return None

    def run(request: RunRequest) -> AsyncIterator[CallResult]:
        return runner.run(request, lambda _: None)

    answer = Answer(planned.args, planned.case.expect, result.value)
    return (await judge(run, interview.question.checker, [answer], _check_owner(interview)))[0]


def _check_owner(interview: Interview) -> str:
    """Whose box an author's check runs in: never the candidate's own."""
    return f"check-{interview.session_id}"


def _not_run(
    run: RunRecord,
    index: int,
    planned: PlannedCase,
    last: JudgedCase | None,
    reason: str,
) -> JudgedCase:
    """A case behind the one that hit a limit, or one that the sandbox never answered."""
    if last and last.verdict in _LIMITS:
        return skipped_case(run.start.run_id, index, planned, last.verdict)
    lost = CallResult(index, Outcome.SANDBOX_ERROR, error=reason)
    return judge_case(run.start.run_id, planned, lost, None)
