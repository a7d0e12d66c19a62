"""Takes run requests and answers with results, whatever happens to boxes and to the engine."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager

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
from sandbox.pool.fleet import Fleet
from sandbox.pool.warm import WarmBoxes
from sandbox.runners.box import Box, BoxBroken
from sandbox.runners.engine import Engine
from sandbox.service.upkeep import Upkeep

_log = structlog.get_logger()

MAX_SOURCE_BYTES = 256 * 1024
DEFAULT_SIZE = 2
DEFAULT_CEILING = 16
IDLE_SECONDS = 600.0


class Runner:
    """The sandbox of one machine: engine, images, boxes."""

    def __init__(
        self,
        engine: Engine,
        say: Callable[[str], None],
        *,
        size: int = DEFAULT_SIZE,
        ceiling: int = DEFAULT_CEILING,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._fleet = Fleet(engine, ceiling)
        self._warm = {
            language: WarmBoxes(self._fleet, language, size, self._make_room)
            for language in RUNTIMES
        }
        self._bound = BoundBoxes(self._fleet, self._take, idle_seconds, time.monotonic)
        self._fleet.when_room = self._refill
        self._upkeep = Upkeep(engine, self._fleet, self._warm, self._bound, say)

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

    async def run(self, request: RunRequest) -> AsyncGenerator[CallResult, None]:
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
        async with aclosing(self._run_in_box(request)) as results:
            async for result in results:
                yield result

    async def _run_in_box(self, request: RunRequest) -> AsyncGenerator[CallResult, None]:
        limits = RUNTIMES[request.language].bound(request.limits)
        last = request.lane is Lane.SUBMIT
        done = 0
        try:
            async with AsyncExitStack() as held:
                box = await self._take_in_time(request, held)
                results = await held.enter_async_context(
                    aclosing(box.run(request, limits, last=last))
                )
                async for result in results:
                    done += 1
                    yield result
        except BoxBroken as error:
            _log.warning("box.broken", run=request.run_id, reason=str(error))
            for index in range(done, len(request.calls)):
                yield CallResult(index, Outcome.SANDBOX_ERROR, error=str(error))

    async def _take_in_time(self, request: RunRequest, held: AsyncExitStack) -> Box:
        try:
            async with asyncio.timeout(request.limits.queue_ms / 1000):
                return await held.enter_async_context(self._lease(request))
        except TimeoutError:
            failure = self._warm[request.language].failure
            waited = f"no box came free within {request.limits.queue_ms} ms"
            raise SandboxUnavailable(f"{waited}: {failure}" if failure else waited) from None

    @asynccontextmanager
    async def _lease(self, request: RunRequest) -> AsyncGenerator[Box, None]:
        """Hold the box that the request's lane asks for."""
        if request.lane is Lane.RUN:
            async with self._bound.lease(request.owner, request.language) as box:
                yield box
        else:
            box = await self._take(request.language)
            try:
                yield box
            finally:
                self._fleet.destroy(box)

    async def _take(self, language: Language) -> Box:
        return await self._warm[language].take()

    def _make_room(self) -> None:
        self._bound.drop_longest_idle()

    def _refill(self) -> None:
        for warm in self._warm.values():
            warm.refill()
