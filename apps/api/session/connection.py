"""One browser's socket as the interview sees it: frames out through a bounded queue."""

from __future__ import annotations

import asyncio
from typing import Protocol

from apps.api.wire.envelope import CloseCode

MAX_QUEUED_FRAMES = 512
SEND_TIMEOUT_S = 5.0


class Socket(Protocol):
    """What an interview needs of a socket. Both calls raise once the peer is gone."""

    async def send_text(self, data: str) -> None:
        """Send one frame."""
        ...

    async def close(self, code: int = 1000, reason: str | None = None) -> None:
        """Close with a code."""
        ...


class Connection:
    """A socket with its own sender, so that a slow reader never holds up the interview."""

    def __init__(self, socket: Socket) -> None:
        self._socket = socket
        self._frames: asyncio.Queue[str | CloseCode] = asyncio.Queue(MAX_QUEUED_FRAMES)
        self._closing = asyncio.Event()

    def send(self, frame: str) -> None:
        """Queue a frame; a reader who has fallen too far behind is dropped and may resume."""
        if self._closing.is_set():
            return
        if self._frames.full():
            self._drop(CloseCode.SLOW_CONSUMER)
        else:
            self._frames.put_nowait(frame)

    def close(self, code: CloseCode) -> None:
        """Close once everything queued has been sent."""
        if self._closing.is_set():
            return
        if self._frames.full():
            self._drop(code)
        else:
            self._frames.put_nowait(code)
            self._closing.set()

    def _drop(self, code: CloseCode) -> None:
        self._closing.set()
        while not self._frames.empty():
            self._frames.get_nowait()
        self._frames.put_nowait(code)

    async def closing(self) -> None:
        """Return once nothing more will be sent, which may be long before the peer notices."""
        await self._closing.wait()

    async def pump(self) -> None:
        """Send what is queued until the socket is closed or its peer is gone."""
        try:
            while True:
                item = await self._frames.get()
                async with asyncio.timeout(SEND_TIMEOUT_S):
                    if isinstance(item, CloseCode):
                        await self._socket.close(item)
                        return
                    await self._socket.send_text(item)
        except TimeoutError:
            self._drop(CloseCode.SLOW_CONSUMER)
            await self._socket.close(CloseCode.SLOW_CONSUMER)
