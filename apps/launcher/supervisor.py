"""Keeps children running: start in order, restart what dies, stop in the opposite order."""

import asyncio
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from apps.api.infra.embedded.failure import EmbeddedServerError
from apps.api.infra.embedded.process import signal_group, spawn, tail
from apps.launcher.child import Child, Step, rotate, since
from apps.launcher.leftovers import Record
from apps.launcher.refusal import LaunchRefused

_POLL_S = 0.05
_FIRST_BACKOFF_S = 0.1
_LONGEST_BACKOFF_S = 10.0
_STEADY_S = 30.0
_MOST_CHILDREN = 16


@dataclass(slots=True)
class _Running:
    """One life of a child."""

    process: subprocess.Popen[bytes]
    exited: asyncio.Future[int]


@dataclass(slots=True)
class _Kept:
    """A child, its present life, and the task that starts the next one."""

    child: Child
    running: _Running
    keeper: asyncio.Task[None] | None = None


class Told(Protocol):
    """Who hears what happens to children."""

    def done(self, text: str, seconds: float | None = None) -> None: ...
    def notice(self, text: str) -> None: ...


class Supervisor:
    """Owns the children of one launcher. Use it from the main thread's event loop only.

    `told` gets one line whenever a child dies, comes back or cannot be started.
    """

    def __init__(self, logs: Path, record: Record, told: Told) -> None:
        self._logs = logs
        self._record = record
        self._told = told
        self._kept: list[_Kept] = []
        self._waiters = ThreadPoolExecutor(_MOST_CHILDREN, thread_name_prefix="child-exit")

    async def start(self, child: Child, *, wait: bool = True) -> None:
        """Start a child and keep it running until `stop`.

        With `wait=False` its first readiness is only announced, not awaited.

        Raises:
            LaunchRefused: it ended or did not get ready in time; the text quotes its log.
        """
        rotate(self._log(child.name))
        kept = _Kept(child, await self._spawn(child))
        self._kept.append(kept)
        if wait and not await self._becomes_ready(child, kept.running):
            raise LaunchRefused(self._failure(child.name, "did not start"))
        kept.keeper = asyncio.create_task(self._keep(kept, ready=wait))

    async def run(self, step: Step) -> None:
        """Run a step to its end; cancelling it terminates the program.

        Raises:
            LaunchRefused: it failed; the text quotes its log.
        """
        log = self._log(step.name)
        rotate(log)
        process = spawn(
            step.command, log, environment=step.environment, folder=step.folder, umask=-1
        )
        exited = self._watch(process)
        try:
            code = await asyncio.shield(exited)
        except asyncio.CancelledError:
            signal_group(process, signal.SIGTERM)
            raise
        if code != 0:
            raise LaunchRefused(self._failure(step.name, f"failed with exit code {code}"))

    async def stop(self) -> None:
        """Stop every child, the last started first. Returns when all have ended."""
        for kept in self._kept:
            if kept.keeper is not None:
                kept.keeper.cancel()
        for kept in reversed(self._kept):
            if kept.keeper is not None:
                await asyncio.wait({kept.keeper})
            await self._stop_one(kept)
        self._kept.clear()
        self._waiters.shutdown(wait=False)

    def pids(self) -> dict[str, int]:
        """The current process of each child."""
        return {kept.child.name: kept.running.process.pid for kept in self._kept}

    async def _keep(self, kept: _Kept, *, ready: bool) -> None:
        """Restart the child whenever it ends, waiting longer each time it does not last."""
        backoff_s = _FIRST_BACKOFF_S
        name = kept.child.name
        while True:
            born = time.monotonic()
            if not ready and await self._becomes_ready(kept.child, kept.running):
                self._told.done(f"{name} ready", since(born))
            code = await asyncio.shield(kept.running.exited)
            signal_group(kept.running.process, signal.SIGKILL)
            if since(born) > _STEADY_S:
                backoff_s = _FIRST_BACKOFF_S
            self._told.notice(f"{name} stopped ({_cause(code)}), restarting; see {self._log(name)}")
            await asyncio.sleep(backoff_s)
            backoff_s = min(backoff_s * 2, _LONGEST_BACKOFF_S)
            kept.running = await self._respawn(kept)
            ready = False

    async def _respawn(self, kept: _Kept) -> _Running:
        """Start the next life, trying again until that works."""
        while True:
            try:
                return await self._spawn(kept.child)
            except (LaunchRefused, OSError) as error:
                self._told.notice(f"{kept.child.name} cannot be restarted: {error}")
                await asyncio.sleep(_LONGEST_BACKOFF_S)

    async def _spawn(self, child: Child) -> _Running:
        """Start the program. Nothing is awaited after that: a cancelled start starts nothing."""
        try:
            await asyncio.to_thread(child.prepare)
        except EmbeddedServerError as error:
            raise LaunchRefused(str(error)) from error
        command = child.command()
        process = spawn(
            command,
            self._log(child.name),
            death_signal=child.stop_signal,
            account=child.account,
            environment=child.environment,
            folder=child.folder,
        )
        self._record.add(child.name, process.pid, command, child.stop_signal)
        return _Running(process, self._watch(process))

    async def _becomes_ready(self, child: Child, running: _Running) -> bool:
        """Wait until it serves; False when it ended instead. One that hangs is killed."""
        deadline = time.monotonic() + child.start_timeout_s
        while not running.exited.done():
            if await asyncio.to_thread(child.is_ready):
                return not running.exited.done()
            if time.monotonic() > deadline:
                signal_group(running.process, signal.SIGKILL)
                return False
            await asyncio.wait({running.exited}, timeout=_POLL_S)
        return False

    async def _stop_one(self, kept: _Kept) -> None:
        running, child = kept.running, kept.child
        if not running.exited.done():
            running.process.send_signal(child.stop_signal)
            await asyncio.wait({running.exited}, timeout=child.stop_timeout_s)
        signal_group(running.process, signal.SIGKILL)
        await running.exited
        self._record.remove(child.name)

    def _watch(self, process: subprocess.Popen[bytes]) -> asyncio.Future[int]:
        return asyncio.get_running_loop().run_in_executor(self._waiters, process.wait)

    def _log(self, name: str) -> Path:
        return self._logs / f"{name}.log"

    def _failure(self, name: str, what: str) -> str:
        return f"{name} {what}. The end of {self._log(name)}:\n{tail(self._log(name))}"


def _cause(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
