"""One run in the hands of a worker: decide, carry out, publish."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from typing import Protocol

import structlog
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
from sandbox.service.queue_scripts import Scripts, Taken, Turn
from sandbox.service.queue_streams import FIRST, Entry, Refused
from sandbox.service.queue_wire import Keys, Kind, Order, place_id, result_id

_log = structlog.get_logger()

# A run that takes its worker down must not take all of them down.
MOST_TRIES = 3


class Boxes(Protocol):
    """What a worker needs of a runner."""

    def status(self) -> SandboxStatus:
        """Which languages take runs now."""
        ...

    def prepare(self, language: Language) -> None:
        """Have a box started."""
        ...

    def release(self, owner: str) -> None:
        """Destroy an owner's boxes."""
        ...

    def run(
        self, request: RunRequest, on_queued: Callable[[int], None]
    ) -> AsyncGenerator[CallResult, None]:
        """One result per call, in order; or `SandboxUnavailable` before the first."""
        ...


class _Unwanted(Exception):
    """The run has ended without us, or nobody knows it any more."""


class Runs:
    """Carries out the runs that one worker is given."""

    def __init__(self, boxes: Boxes, redis: Redis, keys: Keys, worker: str) -> None:
        self._boxes = boxes
        self._redis = redis
        self._keys = keys
        self._worker = worker
        self._scripts = Scripts(redis, keys)

    async def carry_out(self, order: Order) -> None:
        """Bring a run to its end, here or by giving it to the worker that should have it.

        Raises:
            RedisError, OSError: nobody can be told; the run must not be acknowledged.
        """
        able = await self._able_worker(order.request.language)
        if able != self._worker:
            await self._unbind(order.request.owner)
            await self._give_to(able, order)
            return
        taken = await self._scripts.take(order, self._worker)
        match taken.turn:
            case Turn.OVER:
                return
            case Turn.ELSEWHERE:
                await self._give_to(taken.holder, order)
            case Turn.TAKEN:
                await self._execute(order, taken)

    async def _able_worker(self, language: Language) -> str:
        """This worker if it can; else one that can, if there is one."""
        if language in self._boxes.status().languages:
            return self._worker
        others = await queue_streams.living(self._redis, self._keys)
        for worker, status in others.items():
            if worker != self._worker and language in status.languages:
                return worker
        return self._worker

    async def _give_to(self, worker: str, order: Order) -> None:
        await self._redis.xadd(self._keys.own(worker), {"data": order.message})
        _log.info("run.given", run=order.request.run_id, worker=worker)

    async def _unbind(self, owner: str) -> None:
        key = self._keys.owner(owner)
        if await self._redis.get(key) == self._worker:
            await self._redis.delete(key)

    async def _execute(self, order: Order, taken: Taken) -> None:
        request = order.request
        left_ms = request.limits.queue_ms - taken.waited_ms
        try:
            if taken.tries > MOST_TRIES:
                text = f"{MOST_TRIES} runners have died with this run"
                await self._publish(order, order.end_id, Kind.FAILED, text)
            elif left_ms <= 0:
                text = f"no runner came free within {request.limits.queue_ms} ms"
                await self._publish(order, order.end_id, Kind.UNAVAILABLE, text)
            else:
                limits = replace(request.limits, queue_ms=left_ms)
                kind, text = await self._run(order, replace(request, limits=limits))
                await self._publish(order, order.end_id, kind, text)
        except _Unwanted:
            _log.info("run.unwanted", run=request.run_id)

    async def _run(self, order: Order, request: RunRequest) -> tuple[Kind, str]:
        """Publish result after result; return how it ended."""
        places = _Places(self._redis, self._keys.run(order))
        try:
            async with aclosing(self._boxes.run(request, places.tell)) as results:
                async for result in results:
                    if result.outcome is Outcome.SANDBOX_ERROR:
                        return Kind.FAILED, result.error or "the sandbox failed"
                    text = json.dumps(wire.result_to_json(result))
                    await self._publish(order, result_id(result), Kind.RESULT, text)
        except SandboxUnavailable as error:
            return Kind.UNAVAILABLE, str(error)
        except (RedisError, OSError, _Unwanted):
            raise
        except Exception:  # noqa: BLE001 - a run's root: whoever asked has to be told
            _log.exception("run.failed", run=request.run_id)
            return Kind.FAILED, "the sandbox runner failed"
        finally:
            places.close()
        return Kind.DONE, ""

    async def _publish(self, order: Order, entry: str, kind: Kind, text: str) -> None:
        """Answer once: an entry that another worker has written stays as it is."""
        stream = self._keys.run(order)
        try:
            await queue_streams.write(self._redis, stream, Entry(entry, kind, text))
        except Refused:
            if await queue_streams.last_id(self._redis, stream) in {order.end_id, FIRST}:
                raise _Unwanted from None


class _Places:
    """Tells a run's place in this worker's queue, without holding up the queue."""

    def __init__(self, redis: Redis, stream: str) -> None:
        self._redis = redis
        self._stream = stream
        self._told = 0
        self._telling: set[asyncio.Task[None]] = set()

    def tell(self, place: int) -> None:
        """Publish a place; a later one makes an earlier one obsolete."""
        telling = asyncio.create_task(self._publish(self._told, place))
        self._told += 1
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)

    def close(self) -> None:
        """The run has a box, or is over."""
        for telling in self._telling:
            telling.cancel()

    async def _publish(self, change: int, place: int) -> None:
        # One that comes after a newer place or after a result is missed by nobody.
        with contextlib.suppress(Refused, RedisError, OSError):
            entry = Entry(place_id(change), Kind.QUEUED, str(place))
            await queue_streams.write(self._redis, self._stream, entry)
