"""Takes run requests and answers with results, whatever happens to boxes and to the engine."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager

import psutil
import structlog

from sandbox.contract import (
    CallResult,
    Lane,
    Language,
    Outcome,
    RunRequest,
    SandboxStatus,
    SandboxUnavailable,
)
from sandbox.languages import RUNTIMES
from sandbox.pool.bound import BoundBoxes
from sandbox.pool.calm import Calm
from sandbox.pool.demand import Demand, Size
from sandbox.pool.fleet import Ceiling, Fleet
from sandbox.pool.warm import WarmBoxes
from sandbox.runners.box import Box, BoxBroken
from sandbox.runners.engine import Engine
from sandbox.service.upkeep import Upkeep

_log = structlog.get_logger()

MAX_SOURCE_BYTES = 256 * 1024
DEFAULT_SIZE = 3
DEFAULT_CEILING = 32
IDLE_SECONDS = 600.0
_MOST_WARM = 8
_MEMORY_SHARE = 0.6
# The others cost more to keep and are started when an interview chooses them.
_ALWAYS_WARM = frozenset({Language.PYTHON, Language.JAVASCRIPT})


def _ignore_position(_position: int) -> None:
    return


class Runner:
    """The sandbox of one machine: engine, images, boxes.

    `size` boxes of each common language wait, at most `ceiling` boxes live, and the memory limits
    of all of them together stay within 60 % of the machine's memory.
    """

    def __init__(
        self,
        engine: Engine,
        say: Callable[[str], None],
        *,
        languages: Iterable[Language] = tuple(RUNTIMES),
        size: int = DEFAULT_SIZE,
        ceiling: int = DEFAULT_CEILING,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._calm = Calm()
        memory_bytes = int(psutil.virtual_memory().total * _MEMORY_SHARE)
        self._fleet = Fleet(engine, Ceiling(ceiling, memory_bytes), self._calm)
        self._warm = {language: self._warm_boxes(language, size) for language in languages}
        self._bound = BoundBoxes(self._fleet, self._take, idle_seconds, time.monotonic)
        self._fleet.when_room = self._refill
        self._upkeep = Upkeep(engine, self._fleet, self._warm, self._bound, say)

    def _warm_boxes(self, language: Language, size: int) -> WarmBoxes:
        floor = size if language in _ALWAYS_WARM else 0
        demand = Demand(Size(floor, _MOST_WARM), time.monotonic)
        return WarmBoxes(self._fleet, language, demand, self._calm, self._make_room)

    def start(self) -> None:
        """Begin to reap, to build and to warm up, in the background."""
        self._upkeep.start()

    async def close(self) -> None:
        """Destroy every box."""
        await self._upkeep.stop()
        for warm in self._warm.values():
            warm.close()
        await self._fleet.destroy_all()

    def status(self) -> SandboxStatus:
        """Say whether runs are taken, and in one sentence why not."""
        return self._upkeep.status()

    def release(self, owner: str) -> None:
        """Destroy the boxes that are bound to an owner."""
        self._bound.release(owner)

    def prepare(self, language: Language) -> None:
        """Have a box of a language started ahead of its first run."""
        if language in self._warm:
            self._warm[language].prepare()

    async def run(
        self, request: RunRequest, on_queued: Callable[[int], None] = _ignore_position
    ) -> AsyncGenerator[CallResult, None]:
        """Run a program; one result per call, in order. Leaving the generator destroys the box.

        Raises:
            SandboxUnavailable: before the first result only.
        """
        if len(request.source.encode("utf-8", "replace")) > MAX_SOURCE_BYTES:
            text = f"the source is larger than {MAX_SOURCE_BYTES // 1024} KiB"
            for index in range(len(request.calls)):
                yield CallResult(index, Outcome.COMPILE_ERROR, error=text)
            return
        problem = self._upkeep.problem_of(request.language)
        if problem is not None:
            raise SandboxUnavailable(problem)
        limits = RUNTIMES[request.language].bound(request.limits)
        last = request.lane is Lane.SUBMIT
        done = 0
        try:
            async with AsyncExitStack() as held:
                held.enter_context(self._calm.broken())
                box = await self._take_in_time(request, held, on_queued)
                async with aclosing(box.run(request, limits, last=last)) as results:
                    async for result in results:
                        done += 1
                        yield result
        except BoxBroken as error:
            _log.warning("box.broken", run=request.run_id, reason=str(error))
            for index in range(done, len(request.calls)):
                yield CallResult(index, Outcome.SANDBOX_ERROR, error=str(error))

    async def _take_in_time(
        self, request: RunRequest, held: AsyncExitStack, on_queued: Callable[[int], None]
    ) -> Box:
        try:
            async with asyncio.timeout(request.limits.queue_ms / 1000):
                return await held.enter_async_context(self._lease(request, on_queued))
        except TimeoutError:
            failure = self._warm[request.language].failure
            waited = f"no box came free within {request.limits.queue_ms} ms"
            raise SandboxUnavailable(f"{waited}: {failure}" if failure else waited) from None

    @asynccontextmanager
    async def _lease(
        self, request: RunRequest, on_queued: Callable[[int], None]
    ) -> AsyncGenerator[Box, None]:
        """Hold the box that the request's lane asks for."""
        if request.lane is Lane.RUN:
            async with self._bound.lease(request.owner, request.language, on_queued) as box:
                yield box
        else:
            box = await self._take(request.language, on_queued)
            try:
                yield box
            finally:
                self._fleet.destroy(box)

    async def _take(self, language: Language, on_queued: Callable[[int], None]) -> Box:
        return await self._warm[language].take(on_queued)

    def _make_room(self) -> None:
        """Somebody waits and the ceiling is reached: give up what is least missed."""
        fullest = max(self._warm.values(), key=lambda warm: warm.ready_count)
        if not self._bound.drop_longest_idle():
            fullest.yield_box()

    def _refill(self) -> None:
        for warm in self._warm.values():
            warm.refill()
