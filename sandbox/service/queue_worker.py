"""A runner as one of many workers of a queue in Redis."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
import uuid
from typing import Annotated

import structlog
from redis.exceptions import RedisError
from taskiq import Context, TaskiqDepends
from taskiq.acks import AcknowledgeType
from taskiq.receiver import Receiver

from sandbox.contract import Language
from sandbox.service import queue_streams, wire
from sandbox.service.queue_broker import WorkerBroker
from sandbox.service.queue_run import Boxes, Runs
from sandbox.service.queue_scripts import Scripts
from sandbox.service.queue_streams import Entry
from sandbox.service.queue_wire import LEAVING, TASK, Keys, Order

_log = structlog.get_logger()

BEAT_SECONDS = 0.5
BEAT_LIVES_MS = 3_000
DRAIN_SECONDS = 5
_CONTROL_MS = 1_000
_COME_BACK_SECONDS = 1


class _Buried(Exception):
    """The others have given this worker up, or Redis has forgotten everything."""


class QueueWorker:
    """Takes runs from a queue, at most `at_once` together, and comes back when Redis does."""

    def __init__(self, boxes: Boxes, url: str, queue: str, at_once: int) -> None:
        self._boxes = boxes
        self._url = url
        self._keys = Keys(queue)
        self._at_once = at_once

    async def serve(self, stop: asyncio.Event) -> None:
        """Take runs until `stop` is set; what is not finished then goes back to the queue."""
        while not stop.is_set():
            joined = time.monotonic()
            member = Membership(self._boxes, self._url, self._keys, self._at_once)
            try:
                await member.serve(stop)
            except* (RedisError, OSError, _Buried) as lost:
                _log.warning("queue.lost", reason=_first(lost))
                pause = joined + _COME_BACK_SECONDS - time.monotonic()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(max(pause, 0)):
                        await stop.wait()


class Membership:
    """One stay of a worker with its queue, under a name that is never used again.

    Whoever loses Redis ends his stay and comes back under a new name. So there is one way for what
    he held, whether he was killed, frozen or cut off: his beat ends, and others bury him.
    """

    def __init__(self, boxes: Boxes, url: str, keys: Keys, at_once: int) -> None:
        self.name = uuid.uuid4().hex[:12]
        self._boxes = boxes
        self._keys = keys
        self._at_once = at_once
        self._redis = queue_streams.connect(url)
        self._broker = WorkerBroker(url, keys, self.name)
        self._scripts = Scripts(self._redis, keys)
        self._runs = Runs(boxes, self._redis, keys, self.name)
        self._working: dict[str, asyncio.Task[None]] = {}
        self._leaving = False
        self._over = False
        self._lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        # A function, since taskiq renames what it is given.
        async def take(body: str, context: Annotated[Context, TaskiqDepends()]) -> None:
            await self._take(body, context)

        self._broker.register_task(take, task_name=TASK)

    async def serve(self, stop: asyncio.Event) -> None:
        """Take runs until `stop` is set.

        Raises:
            ExceptionGroup: Redis is out of reach, or the others have buried this worker.
        """
        try:
            async with asyncio.TaskGroup() as group:
                await self._broker.startup()
                control_from = await queue_streams.last_id(self._redis, self._keys.control)
                await self._beat()
                await self._redis.sadd(self._keys.workers, self.name)
                _log.info("queue.joined", queue=self._keys.queue, worker=self.name)
                others = [self._beats(), self._follow(control_from), self._until_lost()]
                tasks = [group.create_task(other) for other in others]
                await self._receive(stop)
                for task in tasks:
                    task.cancel()
        finally:
            await self._leave()

    async def _receive(self, stop: asyncio.Event) -> None:
        receiver = Receiver(
            self._broker,
            validate_params=False,
            max_async_tasks=self._at_once,
            run_startup=False,
            # A task that ends with an error has not answered: only `_take` acknowledges.
            ack_type=AcknowledgeType.MANUAL,
            wait_tasks_timeout=DRAIN_SECONDS,
        )
        finish = asyncio.Event()
        receiving = asyncio.create_task(receiver.listen(finish))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({receiving, stopping}, return_when=asyncio.FIRST_COMPLETED)
            self._leaving = True
            await self._beat()
            finish.set()
            await receiving
        finally:
            for task in (receiving, stopping):
                task.cancel()
            await asyncio.gather(receiving, stopping, return_exceptions=True)

    async def _take(self, body: str, context: Context) -> None:
        """Do what a message asks for, and only then acknowledge it."""
        try:
            order = Order.read(body)
        except wire.FrameError as error:
            _log.warning("order.refused", reason=str(error))
            await context.ack()
            return
        while order.run in self._working:
            await asyncio.wait({self._working[order.run]})
        work = asyncio.create_task(self._runs.carry_out(order))
        self._working[order.run] = work
        await asyncio.wait({work})
        del self._working[order.run]
        await self._settle(work, context)

    async def _settle(self, work: asyncio.Task[None], context: Context) -> None:
        if work.cancelled() and self._over:
            return
        try:
            if not work.cancelled():
                work.result()
            await context.ack()
        except (RedisError, OSError) as error:
            if not self._lost.done():
                self._lost.set_exception(error)

    async def _until_lost(self) -> None:
        await self._lost

    async def _beats(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            if not await self._redis.sismember(self._keys.workers, self.name):
                raise _Buried("this worker has been given up")
            await self._beat()
            await self._bury_the_dead()

    async def _beat(self) -> None:
        status = json.dumps(wire.status_to_json(self._boxes.status()))
        beat = LEAVING if self._leaving else status
        await self._redis.set(self._keys.beat(self.name), beat, px=BEAT_LIVES_MS)

    async def _bury_the_dead(self) -> None:
        for worker, beat in (await queue_streams.workers(self._redis, self._keys)).items():
            if beat is None and worker != self.name:
                moved = await self._scripts.bury(worker)
                _log.warning("worker.buried", worker=worker, runs=moved)

    async def _follow(self, last: str) -> None:
        """Do what everybody is told."""
        stream = self._keys.control
        while True:
            for entry in await queue_streams.read(self._redis, stream, last, _CONTROL_MS):
                last = entry.id
                self._obey(entry)

    def _obey(self, told: Entry) -> None:
        match told.field:
            case "cancel" if told.text in self._working:
                self._working[told.text].cancel()
            case "release":
                self._boxes.release(told.text)
            case "prepare":
                self._boxes.prepare(Language(told.text))
            case _:
                pass

    async def _leave(self) -> None:
        """Stop what is still being done, and give it back if Redis can be reached."""
        self._over = True
        for work in self._working.values():
            work.cancel()
        await asyncio.gather(*self._working.values(), return_exceptions=True)
        with contextlib.suppress(RedisError, OSError):
            await self._redis.delete(self._keys.beat(self.name))
            await self._scripts.bury(self.name)
        with contextlib.suppress(RedisError, OSError):
            await self._broker.shutdown()
            await self._redis.aclose()


def _first(errors: BaseExceptionGroup[Exception]) -> str:
    (error, *_) = errors.exceptions
    if isinstance(error, BaseExceptionGroup):
        return _first(error)
    return f"{type(error).__name__}: {error}"
