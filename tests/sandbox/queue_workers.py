"""Workers of a queue for tests: with boxes that only pretend, here or as processes of their own."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import signal
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from redis.asyncio import Redis

from sandbox.contract import (
    CallResult,
    Language,
    Outcome,
    RunRequest,
    SandboxStatus,
    SandboxUnavailable,
)
from sandbox.queue_client import QueuedSandbox
from sandbox.service import queue_streams
from sandbox.service.queue_streams import FIRST
from sandbox.service.queue_wire import DEFAULT_QUEUE, GROUP, Keys, Order
from sandbox.service.queue_worker import QueueWorker
from tests.sandbox.runner_process import ServiceProcess, request

_PROJECT = Path(__file__).resolve().parents[2]
_PATIENCE_SECONDS = 30
KEYS = Keys(DEFAULT_QUEUE)


class FakeBoxes:
    """Answers every call with its own name.

    Of the calls' only argument `later` waits until a test allows it, `break` breaks the box,
    `refuse` finds no box and `bug` raises.
    """

    def __init__(self, name: str, languages: Iterable[Language] = (Language.PYTHON,)) -> None:
        self.name = name
        self.languages = tuple(languages)
        self.later = asyncio.Event()
        self.begun: list[RunRequest] = []
        self.left = 0
        self.released: list[str] = []
        self.prepared: list[Language] = []

    def status(self) -> SandboxStatus:
        reason = None if self.languages else f"{self.name} is starting"
        return SandboxStatus(bool(self.languages), self.languages, self.name, reason)

    def prepare(self, language: Language) -> None:
        self.prepared.append(language)

    def release(self, owner: str) -> None:
        self.released.append(owner)

    async def run(
        self, request: RunRequest, on_queued: Callable[[int], None]
    ) -> AsyncGenerator[CallResult, None]:
        self.begun.append(request)
        on_queued(1)
        try:
            for index, (what,) in enumerate(request.calls):
                match what:
                    case "later":
                        await self.later.wait()
                    case "break":
                        yield CallResult(index, Outcome.SANDBOX_ERROR, error="the box has died")
                        continue
                    case "refuse":
                        raise SandboxUnavailable("no box came free")
                    case "bug":
                        raise ZeroDivisionError
                    case _:
                        pass
                yield CallResult(index, Outcome.OK, value=self.name)
        finally:
            self.left += 1


def asking(
    *calls: str, run_id: str = "run", language: Language = Language.PYTHON, **other: Any
) -> RunRequest:
    """A run of the pretended boxes."""
    run = request(language, "", *[(call,) for call in calls], **other)
    return replace(run, run_id=run_id)


async def values(sandbox: QueuedSandbox, run: RunRequest) -> list[Any]:
    """Who answered which call."""
    return [result.value async for result in sandbox.run(run)]


@asynccontextmanager
async def working(url: str, *boxes: FakeBoxes, at_once: int = 4) -> AsyncGenerator[None]:
    """Workers in this process, from the time that all have joined."""
    stop = asyncio.Event()
    tasks = [
        asyncio.create_task(QueueWorker(each, url, DEFAULT_QUEUE, at_once).serve(stop))
        for each in boxes
    ]
    sandbox = QueuedSandbox(url)
    try:
        for each in boxes:
            await until(lambda each=each: _says(sandbox, each.name), tasks)
        yield
    finally:
        stop.set()
        await asyncio.gather(*tasks)
        await sandbox.close()


async def _says(sandbox: QueuedSandbox, name: str) -> bool:
    return name in (await sandbox.status()).runtime


async def until(
    holds: Callable[[], Any], watched: Iterable[asyncio.Task[None]] = (), wanted: Any = True
) -> None:
    """Wait for something that has to happen soon: for `wanted`, or for anything that is true."""
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while True:
        found = holds()
        found = await found if inspect.isawaitable(found) else found
        if found == wanted or (wanted is True and found):
            return
        assert time.monotonic() < give_up, f"it did not happen: {found!r}"
        for task in watched:
            assert not task.done(), task
        await asyncio.sleep(0.01)


async def deliver(redis: Redis, order: Order) -> None:
    """Give a run to the workers, whether they have had it or not."""
    await redis.xadd(KEYS.shared, {"data": order.message})


async def none_in_flight(redis: Redis) -> bool:
    """Whether the shared stream has no run left, taken or not."""
    return await redis.xlen(KEYS.shared) == 0


async def kinds(redis: Redis, order: Order) -> list[str]:
    """What has been written about a run."""
    return [entry.field for entry in await queue_streams.read(redis, KEYS.run(order), FIRST, 1)]


async def consumers(redis: Redis) -> set[str]:
    """The workers that the consumer group knows."""
    known = cast("list[dict[str, str]]", await redis.xinfo_consumers(KEYS.shared, GROUP))
    return {each["name"] for each in known}


class WorkerProcess(ServiceProcess):
    """A real worker with boxes for Python, in a seat of a folder."""

    def __init__(self, url: str, seats: Path, seat: int) -> None:
        self.url = url
        super().__init__(
            ["--redis", url, "--seats", str(seats)],
            seats / f"worker-{seat}",
            languages=[Language.PYTHON],
            # What it logs is waited for.
            env={"PYTHONUNBUFFERED": "1"},
        )


class FakeWorkerProcess:
    """A worker with pretended boxes that can be killed and frozen."""

    def __init__(self, url: str, name: str, later_seconds: float) -> None:
        command = [sys.executable, "-m", "tests.sandbox.queue_workers"]
        self.name = name
        self.process = subprocess.Popen([*command, url, name, str(later_seconds)], cwd=_PROJECT)

    def send(self, signum: signal.Signals) -> None:
        """Send a signal."""
        self.process.send_signal(signum)

    def end(self) -> int:
        """Make sure that it is gone."""
        self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        return self.process.wait(20)


@asynccontextmanager
async def worker_process(
    url: str, name: str, later_seconds: float
) -> AsyncGenerator[FakeWorkerProcess]:
    """A process that has joined the queue."""
    process = FakeWorkerProcess(url, name, later_seconds)
    sandbox = QueuedSandbox(url)
    try:
        await until(lambda: _says(sandbox, name))
        yield process
    finally:
        await asyncio.to_thread(process.end)
        await sandbox.close()


async def _serve(url: str, name: str, later_seconds: float) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    boxes = FakeBoxes(name)
    loop.call_later(later_seconds, boxes.later.set)
    await QueueWorker(boxes, url, DEFAULT_QUEUE, 4).serve(stop)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(sys.argv[1], sys.argv[2], float(sys.argv[3])))
