"""The door to many runners: the workers of one queue in Redis."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from redis.asyncio import Redis
from redis.exceptions import RedisError

from sandbox.contract import (
    CallResult,
    Language,
    Outcome,
    RunRequest,
    SandboxStatus,
    SandboxUnavailable,
)
from sandbox.service import queue_streams, wire
from sandbox.service.queue_scripts import Scripts
from sandbox.service.queue_streams import FIRST, Entry, Refused
from sandbox.service.queue_wire import DEFAULT_QUEUE, Keys, Kind, Order

_LOOK_AROUND_MS = 1_000
_ALONE_SECONDS = 5.0
_CONTROL_ENTRIES = 1_000
_FAREWELL_SECONDS = 2
_NOBODY = "no sandbox runner takes runs from the queue"


def _nobody_asks(_position: int) -> None:
    return


class _Failed(Exception):
    """The sandbox itself failed while it carried out the run."""


class QueuedSandbox:
    """The sandbox of many machines; used as `Sandbox` is, within one event loop.

    A run that is asked for again in the same words, by this process or by another one after a
    crash, is not carried out again: its results are read from where they are. One that has failed
    or was cancelled is.
    """

    def __init__(self, redis_url: str, queue: str = DEFAULT_QUEUE) -> None:
        self._redis = queue_streams.connect(redis_url)
        self._keys = Keys(queue)
        self._scripts = Scripts(self._redis, self._keys)

    async def status(self) -> SandboxStatus:
        """Ask whether runs are taken: the languages of all workers together."""
        try:
            workers = (await queue_streams.living(self._redis, self._keys)).values()
        except (RedisError, OSError):
            return SandboxStatus(False, (), "unknown", "the sandbox's queue cannot be reached")
        if not workers:
            return SandboxStatus(False, (), "unknown", _NOBODY)
        served = {language for status in workers for language in status.languages}
        reasons = [status.reason for status in workers if status.reason is not None]
        return SandboxStatus(
            ready=bool(served),
            languages=tuple(language for language in Language if language in served),
            runtime=", ".join(sorted({status.runtime for status in workers})),
            reason=None if served else next(iter(reasons), None),
        )

    async def run(
        self, request: RunRequest, on_queued: Callable[[int], None] = _nobody_asks
    ) -> AsyncGenerator[CallResult, None]:
        """Run a program: one result per call, in order of index, each as it finishes.

        When a worker dies midway another one takes over. When there is none, or the sandbox fails,
        the remaining calls are `SANDBOX_ERROR`. `on_queued` is told the place among those who wait
        for a box of the same worker. Closing the generator, or cancelling the task that reads it,
        cancels the run, for everybody who reads it.

        Raises:
            SandboxUnavailable: before the first result only.
        """
        index = 0
        reason = ""
        try:
            async with aclosing(self._results(Order.of(request), on_queued)) as results:
                async for result in results:
                    index = result.index + 1
                    yield result
        except SandboxUnavailable as error:
            if index == 0:
                raise
            reason = str(error)
        except _Failed as error:
            reason = str(error)
        for rest in range(index, len(request.calls)):
            yield CallResult(rest, Outcome.SANDBOX_ERROR, error=reason)

    async def prepare(self, language: Language) -> None:
        """Have every worker start a box of a language ahead of its first run."""
        await self._tell_everybody("prepare", language.value)

    async def release(self, owner: str) -> None:
        """Destroy the box that is bound to an owner; without a worker there is none."""
        with contextlib.suppress(RedisError, OSError):
            await self._redis.delete(self._keys.owner(owner))
        await self._tell_everybody("release", owner)

    async def close(self) -> None:
        """Drop the connections."""
        await self._redis.aclose()

    async def _tell_everybody(self, verb: str, what: str) -> None:
        with contextlib.suppress(RedisError, OSError):
            await self._redis.xadd(self._keys.control, {verb: what}, maxlen=_CONTROL_ENTRIES)

    async def _results(
        self, order: Order, on_queued: Callable[[int], None]
    ) -> AsyncGenerator[CallResult, None]:
        """The results until the run has ended, however it ends."""
        try:
            if not await self._scripts.ask(order):
                raise SandboxUnavailable(_NOBODY)
        except (RedisError, OSError) as error:
            raise _unreachable(error) from error
        ended = False
        try:
            async with aclosing(_Reading(self._redis, self._keys, order).entries()) as entries:
                async for kind, text in entries:
                    match kind:
                        case Kind.RESULT:
                            yield wire.result_from_json(json.loads(text))
                        case Kind.QUEUED:
                            on_queued(int(text))
                        case Kind.ASKED | Kind.TAKEN:
                            pass
                        case _:
                            ended = True
                            _end(kind, text)
                            return
        finally:
            if not ended:
                await self._cancel(order)

    async def _cancel(self, order: Order) -> None:
        """End the run ourselves: what still comes is refused, and whoever is at it is told."""
        with contextlib.suppress(Refused, RedisError, OSError, TimeoutError):
            async with asyncio.timeout(_FAREWELL_SECONDS):
                await self._tell_everybody("cancel", order.run)
                farewell = Entry(order.end_id, Kind.CANCELLED, "whoever asked for the run has left")
                await queue_streams.write(self._redis, self._keys.run(order), farewell)


def _end(kind: Kind, text: str) -> None:
    if kind is Kind.FAILED:
        raise _Failed(text)
    if kind is not Kind.DONE:
        raise SandboxUnavailable(text)


def _unreachable(error: Exception) -> SandboxUnavailable:
    return SandboxUnavailable(f"the sandbox's queue cannot be reached ({type(error).__name__})")


class _Reading:
    """Reads a run's stream, and gives up when nobody can be expected to write to it."""

    def __init__(self, redis: Redis, keys: Keys, order: Order) -> None:
        self._redis = redis
        self._keys = keys
        self._stream = keys.run(order)
        self._queue_ms = order.request.limits.queue_ms
        self._begun = time.monotonic()
        self._seen_alive = self._begun
        self._deadline = self._begun + order.patience_ms / 1000
        self._taken = False

    async def entries(self) -> AsyncGenerator[tuple[Kind, str], None]:
        """Every entry, from the first one on, as it comes.

        Raises:
            SandboxUnavailable: nobody takes the run in time, or those who might have gone.
        """
        last = FIRST
        while True:
            try:
                found = await queue_streams.read(self._redis, self._stream, last, self._block_ms())
                if not found:
                    await self._look_around()
            except (RedisError, OSError) as error:
                raise _unreachable(error) from error
            for entry in found:
                last, kind = entry.id, Kind(entry.field)
                self._taken |= kind is Kind.TAKEN
                yield kind, entry.text

    def _block_ms(self) -> int:
        left = self._queue_ms - (time.monotonic() - self._begun) * 1000
        return _LOOK_AROUND_MS if self._taken else max(1, min(_LOOK_AROUND_MS, int(left)))

    async def _look_around(self) -> None:
        now = time.monotonic()
        if not self._taken and (now - self._begun) * 1000 >= self._queue_ms:
            raise SandboxUnavailable(f"no runner came free within {self._queue_ms} ms")
        if now > self._deadline:
            raise SandboxUnavailable("the sandbox does not come to an end with the run")
        if not await self._redis.exists(self._stream):
            raise SandboxUnavailable("the sandbox's queue has lost the run")
        if await self._anybody():
            self._seen_alive = now
        elif now - self._seen_alive > _ALONE_SECONDS:
            raise SandboxUnavailable("the sandbox runner has gone away")

    async def _anybody(self) -> bool:
        """Whether there is a worker, be it one that is leaving and finishes what it has."""
        workers = await queue_streams.workers(self._redis, self._keys)
        return any(beat is not None for beat in workers.values())
