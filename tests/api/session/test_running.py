"""One run over a scripted sandbox: order, retries, limits."""

from collections.abc import AsyncGenerator, Sequence

import pytest

from apps.api.domain.events import RunCase, RunJudged, RunStarted
from apps.api.domain.run import RunKind, Verdict
from apps.api.domain.state import RunRecord
from apps.api.session.running import NoRunner, OnQueued, execute
from sandbox.contract import (
    CallResult,
    Lane,
    Language,
    Outcome,
    RunRequest,
    SandboxStatus,
    SandboxUnavailable,
)
from tests.api.bank import DOUBLING, canary
from tests.api.rehearsal import interview_about

pytestmark = pytest.mark.anyio
RIGHT = ("abab", "xx", "zqhiddenargzqhiddenarg", "")
OUR_FAULT = CallResult(0, Outcome.SANDBOX_ERROR)


class ScriptedRunner:
    """Answers each run with the next of its scripts; an exception is raised at its place."""

    def __init__(self, *scripts: Sequence[CallResult | SandboxUnavailable]) -> None:
        self._scripts = list(scripts)
        self.requests: list[RunRequest] = []
        self.closed = 0
        self.places: list[int] = []

    async def run(self, request: RunRequest, on_queued: OnQueued) -> AsyncGenerator[CallResult]:
        self.requests.append(request)
        on_queued(len(self.requests))
        try:
            for each in self._scripts.pop(0):
                if isinstance(each, SandboxUnavailable):
                    raise each
                yield each
        finally:
            self.closed += 1

    async def status(self) -> SandboxStatus:
        return SandboxStatus(True, tuple(Language), "fake")

    async def prepare(self, language: Language) -> None:
        del language

    async def release(self, owner: str) -> None:
        del owner


def values(*returned: str) -> list[CallResult]:
    return [CallResult(index, Outcome.OK, value) for index, value in enumerate(returned)]


async def events(runner: ScriptedRunner, kind: RunKind) -> list[RunCase | RunJudged]:
    start = RunStarted("run", kind, Language.PYTHON, 1, 4, None)
    record = RunRecord(start, 1, 0, DOUBLING[Language.PYTHON])
    interview = interview_about(canary())
    return [event async for event in execute(runner, interview, record, runner.places.append)]


def verdict(told: list[RunCase | RunJudged]) -> RunJudged:
    assert isinstance(told[-1], RunJudged)
    return told[-1]


async def test_a_submit_uses_a_fresh_box_and_a_run_the_candidates_own() -> None:
    runner = ScriptedRunner(values(*RIGHT), values(*RIGHT[:2]))
    await events(runner, RunKind.SUBMIT)
    await events(runner, RunKind.SAMPLES)
    assert [request.lane for request in runner.requests] == [Lane.SUBMIT, Lane.RUN]
    assert runner.requests[0].entry == "solution"
    assert runner.requests[0].owner == str(interview_about(canary()).session_id)


async def test_cases_come_in_order_and_the_verdict_last() -> None:
    told = await events(ScriptedRunner(values(*RIGHT)), RunKind.SUBMIT)
    assert [case.index for case in told if isinstance(case, RunCase)] == [0, 1, 2, 3]
    assert verdict(told).verdict is Verdict.ACCEPTED


async def test_a_fault_of_the_sandbox_is_retried_once() -> None:
    runner = ScriptedRunner([*values("abab"), OUR_FAULT], values(*RIGHT))
    told = await events(runner, RunKind.SUBMIT)
    assert len(runner.requests) == 2
    assert verdict(told).verdict is Verdict.ACCEPTED
    assert runner.closed == 2


async def test_a_second_fault_of_the_sandbox_is_told() -> None:
    runner = ScriptedRunner([OUR_FAULT], [SandboxUnavailable("no box came free")])
    told = await events(runner, RunKind.SUBMIT)
    assert len(runner.requests) == 2
    assert verdict(told).verdict is Verdict.SANDBOX_ERROR
    assert verdict(told).passed == 0


async def test_what_keeps_the_sandbox_from_running_is_told_with_each_sample() -> None:
    full = SandboxUnavailable("all 64 places in the queue for a python box are taken")
    told = await events(ScriptedRunner([full], [full]), RunKind.SAMPLES)
    errors = [case.error for case in told if isinstance(case, RunCase)]
    assert set(errors) == {f"The sandbox could not run this: {full}."}


async def test_the_place_in_the_queue_is_told() -> None:
    runner = ScriptedRunner(values(*RIGHT))
    await events(runner, RunKind.SUBMIT)
    assert runner.places == [1]


async def test_a_failure_of_the_candidate_is_not_retried() -> None:
    crash = CallResult(0, Outcome.EXCEPTION, error="ValueError")
    runner = ScriptedRunner([crash, *values("abab", "xx", "no", "")[1:]])
    told = await events(runner, RunKind.SUBMIT)
    assert len(runner.requests) == 1
    assert verdict(told).verdict is Verdict.RUNTIME_ERROR


async def test_a_submit_stops_at_the_first_limit() -> None:
    slow = CallResult(1, Outcome.TIME_LIMIT)
    runner = ScriptedRunner([*values("abab"), slow, *values(*RIGHT)[2:]])
    told = await events(runner, RunKind.SUBMIT)
    assert verdict(told).verdict is Verdict.TIME_LIMIT
    assert verdict(told).passed == 1
    assert runner.closed == 1


async def test_without_a_runner_there_is_a_reason_and_no_result() -> None:
    status = await NoRunner().status()
    assert not status.ready
    assert status.reason
    record = RunRecord(RunStarted("run", RunKind.SAMPLES, Language.PYTHON, 1, 2, None), 1, 0, "")
    interview = interview_about(canary())
    told = [event async for event in execute(NoRunner(), interview, record, lambda _: None)]
    assert verdict(told).verdict is Verdict.SANDBOX_ERROR
