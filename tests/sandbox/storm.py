"""A hundred runs of several interviews, their verdicts known, while something is being broken."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from apps.api.domain.events import RunJudged, RunStarted
from apps.api.domain.interview import Interview
from apps.api.domain.run import RunKind, Verdict
from apps.api.domain.state import RunRecord
from apps.api.judging.judge import plan
from apps.api.session.running import TRIES, OnQueued, execute
from sandbox.client import Sandbox
from sandbox.contract import (
    CallResult,
    Language,
    Outcome,
    RunRequest,
    SandboxStatus,
)
from tests.api.bank import canary
from tests.api.rehearsal import interview_about

RUNS = 100
_CONCURRENCY = 4
_OWNERS = 5
# Two tries that wait for a box as long as a run may, and the runs themselves.
_BOUND_SECONDS = 40
_KINDS = (RunKind.SAMPLES, RunKind.SAMPLES, RunKind.SAMPLES, RunKind.SUBMIT)
_LIMITS = replace(canary().limits, wall_ms=3_000, cpu_ms=3_000)


@dataclass(frozen=True, slots=True)
class Program:
    """What it returns, by word, is what every try has to say, or else that the sandbox failed."""

    language: Language
    source: str
    verdict: Verdict
    outcome: Outcome = Outcome.OK
    times: int = 2


_PROGRAMS = (
    Program(
        Language.PYTHON,
        "import time\ndef solution(word):\n    time.sleep(0.05)\n    return word + word\n",
        Verdict.ACCEPTED,
    ),
    Program(
        Language.PYTHON,
        "def solution(word):\n    return word * 3\n",
        Verdict.WRONG_ANSWER,
        times=3,
    ),
    Program(
        Language.PYTHON,
        "import os\ndef solution(word):\n    os._exit(1)\n",
        Verdict.RUNTIME_ERROR,
        Outcome.KILLED,
    ),
    Program(
        Language.JAVASCRIPT,
        "const solution = (word) =>\n"
        "  new Promise((done) => setTimeout(() => done(word + word), 50));\n",
        Verdict.ACCEPTED,
    ),
    Program(
        Language.JAVASCRIPT,
        "const solution = (word) => { throw new TypeError(word); };\n",
        Verdict.RUNTIME_ERROR,
        Outcome.EXCEPTION,
    ),
)


@dataclass(frozen=True, slots=True)
class Ending:
    """How one run ended, and how often it was tried."""

    run_id: str
    verdict: Verdict
    right: Verdict
    tries: int


class _Witness:
    """The sandbox's client, of which every try of a run is checked on its way."""

    def __init__(self, sandbox: Sandbox, program: Program, midway: asyncio.Event) -> None:
        self._sandbox = sandbox
        self._program = program
        self._midway = midway
        self.tries = 0

    async def run(self, request: RunRequest, on_queued: OnQueued) -> AsyncGenerator[CallResult]:
        self.tries += 1
        lost = False
        index = itertools.count()
        async for result in self._sandbox.run(request, on_queued):
            assert result.index == next(index)
            lost = lost or result.outcome is Outcome.SANDBOX_ERROR
            self._check(request, result, lost=lost)
            self._midway.set()
            yield result

    def _check(self, request: RunRequest, result: CallResult, *, lost: bool) -> None:
        if lost:
            assert (result.outcome, result.value) == (Outcome.SANDBOX_ERROR, None)
            assert result.error
            return
        assert result.outcome is self._program.outcome, result
        if result.outcome is Outcome.OK:
            word = request.calls[result.index][0]
            assert isinstance(word, str)
            assert result.value == word * self._program.times

    async def prepare(self, language: Language) -> None:
        await self._sandbox.prepare(language)

    async def status(self) -> SandboxStatus:
        return await self._sandbox.status()

    async def release(self, owner: str) -> None:
        await self._sandbox.release(owner)


class Storm:
    """Runs on both lanes, several at a time."""

    def __init__(self, sandbox: Sandbox, seed: int) -> None:
        self._sandbox = sandbox
        self._random = random.Random(seed)
        self._numbers = iter(range(RUNS))
        self._ended = asyncio.Condition()
        self._midway = asyncio.Event()
        self.endings: list[Ending] = []

    async def weather(self, *breakages: Callable[[], Awaitable[None]]) -> list[Ending]:
        """Run everything; the breakages come one after the other, each while some run is midway."""
        async with asyncio.TaskGroup() as together:
            for _ in range(_CONCURRENCY):
                together.create_task(self._candidate())
            together.create_task(self._break(breakages))
        return self.endings

    async def _break(self, breakages: tuple[Callable[[], Awaitable[None]], ...]) -> None:
        for number, breakage in enumerate(breakages, start=1):
            async with self._ended:
                await self._ended.wait_for(partial(self._reached, number / (len(breakages) + 1)))
            self._midway.clear()
            await self._midway.wait()
            await breakage()

    def _reached(self, share: float) -> bool:
        return len(self.endings) >= share * RUNS

    async def _candidate(self) -> None:
        """Like the page, which offers to run while the sandbox is ready."""
        for number in self._numbers:
            while not (await self._sandbox.status()).ready:  # noqa: ASYNC110 - the door has no event
                await asyncio.sleep(0.05)
            async with asyncio.timeout(_BOUND_SECONDS):
                ending = await self._run(number)
            async with self._ended:
                self.endings.append(ending)
                self._ended.notify_all()

    async def _run(self, number: int) -> Ending:
        program = self._random.choice(_PROGRAMS)
        kind = self._random.choice(_KINDS)
        interview = self._interview(self._random.randrange(_OWNERS), program.language)
        total = len(plan(interview.question, kind, None))
        start = RunStarted(f"run-{number}", kind, program.language, 1, total, None)
        record = RunRecord(start, 1, 0, program.source)
        witness = _Witness(self._sandbox, program, self._midway)
        judged = [
            event
            async for event in execute(witness, interview, record, lambda _place: None)
            if isinstance(event, RunJudged)
        ]
        assert [event.run_id for event in judged] == [start.run_id]
        assert witness.tries <= TRIES
        return Ending(start.run_id, judged[0].verdict, program.verdict, witness.tries)

    def _interview(self, owner: int, language: Language) -> Interview:
        question = replace(canary(), limits=_LIMITS)
        about = interview_about(question)
        return replace(about, session_id=UUID(int=owner + 1), language=language)


def assert_right_or_lost(endings: list[Ending], most_lost: int) -> None:
    """Every run was judged once: rightly, or in a few cases as one that the sandbox has lost."""
    assert len({ending.run_id for ending in endings}) == len(endings) == RUNS
    lost = [ending for ending in endings if ending.verdict is Verdict.SANDBOX_ERROR]
    assert [each for each in endings if each not in lost and each.verdict != each.right] == []
    assert all(ending.tries == TRIES for ending in lost)
    assert len(lost) <= most_lost, lost


def retried(endings: list[Ending]) -> int:
    """How many runs needed a second try."""
    return sum(ending.tries == TRIES for ending in endings)
