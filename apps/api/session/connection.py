"""One browser's socket as the interview sees it: frames out through a bounded queue."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Protocol

from apps.api.wire.envelope import CloseCode

MAX_QUEUED_FRAMES = 512
MAX_QUEUED_CHARS = 512 * 1024
SEND_TIMEOUT_S = 5.0
FAREWELL_S = 1.0


class Socket(Protocol):
    """What an interview needs of a socket. Both calls raise once the peer is gone."""

    async def send_text(self, data: str) -> None:
        """Send one frame; waits while the peer does not read."""
        ...

    async def close(self, code: int = 1000, reason: str | None = None) -> None:
        """Close with a code."""
        ...


class Connection:
    """A socket with its own sender, so that a slow reader never holds up the interview.

    A reader who has fallen too far behind, or takes nothing for `SEND_TIMEOUT_S`, is dropped and
    may resume; `abort` frees the socket of one who does not even take the close code.
    """

    def __init__(self, socket: Socket, abort: Callable[[], None]) -> None:
        self._socket = socket
        self._abort = abort
        self._frames: deque[str] = deque()
        self.queued_chars = 0
        self._some = asyncio.Event()
        self._code: CloseCode | None = None
        self._closing = asyncio.Event()
        self._sending = False
        self._sent = 0
        self._watch: asyncio.TimerHandle | None = None

    def send(self, frame: str) -> None:
        """Queue a frame. One frame always fits into an empty queue."""
        if self._code is not None:
            return
        too_much = self.queued_chars + len(frame) > MAX_QUEUED_CHARS
        if len(self._frames) >= MAX_QUEUED_FRAMES or (self._frames and too_much):
            self._drop(CloseCode.SLOW_CONSUMER)
            return
        self._frames.append(frame)
        self.queued_chars += len(frame)
        self._go_on()

    def close(self, code: CloseCode) -> None:
        """Close once everything queued has been sent."""
        if self._code is None:
            self._code = code
            self._closing.set()
            self._go_on()

    async def closing(self) -> None:
        """Return once nothing more will be sent, which may be long before the peer notices."""
        await self._closing.wait()

    async def pump(self) -> None:
        """Send what is queued until the socket is closed or its peer is gone."""
        try:
            while True:
                await self._some.wait()
                self._some.clear()
                await self._send_queued()
                if self._code is not None:
                    await self._socket.close(self._code)
                    return
        finally:
            if self._watch:
                self._watch.cancel()

    async def _send_queued(self) -> None:
        while self._frames:
            frame = self._frames.popleft()
            self.queued_chars -= len(frame)
            self._sending = True
            await self._socket.send_text(frame)
            self._sending = False
            self._sent += 1

    def _go_on(self) -> None:
        self._some.set()
        if self._watch is None:
            self._look_later()

    def _look_later(self) -> None:
        loop = asyncio.get_running_loop()
        self._watch = loop.call_later(SEND_TIMEOUT_S, self._look, self._sent)

    def _look(self, sent_before: int) -> None:
        """Drop a reader who has taken nothing since."""
        self._watch = None
        if not self._frames and not self._sending:
            return
        if self._sent == sent_before:
            self._drop(CloseCode.SLOW_CONSUMER)
        else:
            self._look_later()

    def _drop(self, code: CloseCode) -> None:
        self._code = self._code or code
        self._frames.clear()
        self.queued_chars = 0
        self._closing.set()
        self._some.set()
        if self._watch:
            self._watch.cancel()
        self._watch = asyncio.get_running_loop().call_later(FAREWELL_S, self._abort)
