"""Keeps several worker processes serving one address."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import time
from asyncio.subprocess import Process
from dataclasses import dataclass, field

import structlog

from apps.api.serving import STARTUP_FAILED

START_WITHIN_S = 60.0
SILENT_FOR_S = 10.0
STOP_WITHIN_S = 10.0
STEADY_S = 30.0
FIRST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 10.0
_BEATS = 64
_log = structlog.get_logger()


@dataclass(slots=True)
class _Place:
    """One of the workers: its present process, and whether that serves."""

    number: int
    process: Process | None = None
    serves: asyncio.Event = field(default_factory=asyncio.Event)

    def ask_to_stop(self) -> None:
        """Have the present process drain; another one takes its place."""
        self.serves.clear()
        if self.process and self.process.returncode is None:
            self.process.terminate()

    def kill(self) -> None:
        """End the present process as it is."""
        if self.process and self.process.returncode is None:
            self.process.kill()


class Supervisor:
    """`count` workers that accept from `listener`.

    One that ends or hangs is replaced, after a pause that grows while it does not last. SIGHUP
    replaces all of them, one after the other; SIGTERM and SIGINT stop them.
    """

    def __init__(self, listener: socket.socket, count: int) -> None:
        self._listener = listener
        self._places = [_Place(number) for number in range(1, count + 1)]
        self._served = False
        self._stop = asyncio.Event()
        self._replacing: asyncio.Task[None] | None = None

    async def run(self) -> int:
        """Supervise until stopped; the exit code."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop.set)
        loop.add_signal_handler(signal.SIGHUP, self._replace)
        keepers = [asyncio.create_task(self._keep(place)) for place in self._places]
        stopped = asyncio.create_task(self._stop.wait())
        ended, _ = await asyncio.wait({*keepers, stopped}, return_when=asyncio.FIRST_COMPLETED)
        self._stop.set()
        for place in self._places:
            place.ask_to_stop()
        await asyncio.wait(keepers, timeout=STOP_WITHIN_S)
        for place in self._places:
            place.kill()
        await asyncio.wait(keepers)
        return 0 if stopped in ended else STARTUP_FAILED

    def _replace(self) -> None:
        if self._replacing is None or self._replacing.done():
            self._replacing = asyncio.create_task(self._replace_each())

    async def _replace_each(self) -> None:
        """One waits for the other: what cannot start takes the place of one worker at most."""
        for place in self._places:
            await place.serves.wait()
            place.ask_to_stop()
            await place.serves.wait()

    async def _keep(self, place: _Place) -> None:
        """Fill a place until all stop, or until nobody has ever served and this one cannot."""
        pause_s = FIRST_PAUSE_S
        while not self._stop.is_set():
            born = time.monotonic()
            code = await self._live(place)
            if self._stop.is_set():
                return
            if not self._served:
                _log.error("worker.start_failed", worker=place.number, code=code)
                return
            if time.monotonic() - born > STEADY_S:
                pause_s = FIRST_PAUSE_S
            _log.warning("worker.ended", worker=place.number, code=code, pause_s=pause_s)
            await self._pause(pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    async def _pause(self, pause_s: float) -> None:
        try:
            async with asyncio.timeout(pause_s):
                await self._stop.wait()
        except TimeoutError:
            return

    async def _live(self, place: _Place) -> int:
        """One process, from its start to its end; its exit code."""
        ours, theirs = socket.socketpair()
        numbers = (self._listener.fileno(), theirs.fileno())
        with theirs:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "apps.api.worker", *map(str, numbers), pass_fds=numbers
            )
        place.process = process
        if self._stop.is_set():
            place.ask_to_stop()
        heartbeats, writer = await asyncio.open_connection(sock=ours)
        try:
            await self._until_silent(place, heartbeats)
            return await process.wait()
        finally:
            place.serves.clear()
            writer.close()

    async def _until_silent(self, place: _Place, heartbeats: asyncio.StreamReader) -> None:
        """Return when the process has hung up; kill one that is silent."""
        patience_s = START_WITHIN_S
        try:
            while await asyncio.wait_for(heartbeats.read(_BEATS), patience_s):
                if patience_s == START_WITHIN_S:
                    self._served = True
                    place.serves.set()
                    _log.info("worker.serves", worker=place.number)
                patience_s = SILENT_FOR_S
        except (TimeoutError, ConnectionError):
            _log.error("worker.silent", worker=place.number, seconds=patience_s)
            place.kill()
