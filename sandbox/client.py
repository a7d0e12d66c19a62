"""The door to the runner process, and by `QueuedSandbox` to many of them."""

from __future__ import annotations

import asyncio
import contextlib
import pathlib
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

from sandbox.contract import (
    CallResult,
    Language,
    Outcome,
    RunRequest,
    SandboxStatus,
    SandboxUnavailable,
)
from sandbox.queue_client import QueuedSandbox as QueuedSandbox
from sandbox.service import wire

_ANSWER_SECONDS = 10
_CHUNK_BYTES = 256 * 1024


def _nobody_asks(_position: int) -> None:
    return


class Sandbox:
    """The sandbox, as everybody else sees it.

    Connections are kept and used again, each by one question at a time, within one event loop.
    """

    def __init__(self, socket_path: pathlib.Path) -> None:
        self._socket_path = socket_path
        self._idle: list[_Connection] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    async def status(self) -> SandboxStatus:
        """Ask whether runs are taken; a runner that cannot be reached is not ready."""
        try:
            answer = await self._ask({"op": "status"})
            return wire.status_from_json(answer["status"])
        except SandboxUnavailable as error:
            return SandboxStatus(False, (), "unknown", str(error))
        except (KeyError, TypeError, ValueError):
            return SandboxStatus(False, (), "unknown", "the sandbox runner speaks another protocol")

    async def run(
        self, request: RunRequest, on_queued: Callable[[int], None] = _nobody_asks
    ) -> AsyncGenerator[CallResult, None]:
        """Run a program: one result per call, in order of index, each as it finishes.

        When the box or the runner dies midway, the remaining calls are `SANDBOX_ERROR`.
        `on_queued` is told the place in the queue, 1 being the next, whenever it changes while the
        run waits for a box. Closing the generator, or cancelling the task that reads it, cancels
        the run.

        Raises:
            SandboxUnavailable: before the first result only.
        """
        index = 0
        try:
            question = {"op": "run", "request": wire.request_to_json(request)}
            async with self._asking(question) as connection:
                while "done" not in (frame := await connection.answer()):
                    if "result" in frame:
                        yield wire.result_from_json(frame["result"])
                        index += 1
                    elif "queued" in frame:
                        on_queued(frame["queued"])
                    else:
                        raise SandboxUnavailable(str(frame.get("unavailable")))
        except SandboxUnavailable:
            if index == 0:
                raise
        for rest in range(index, len(request.calls)):
            yield CallResult(rest, Outcome.SANDBOX_ERROR, error="the sandbox runner has gone away")

    async def prepare(self, language: Language) -> None:
        """Have a box of a language started ahead of its first run; without a runner, nothing."""
        with contextlib.suppress(SandboxUnavailable):
            await self._ask({"op": "prepare", "language": language})

    async def release(self, owner: str) -> None:
        """Destroy the box that is bound to an owner; without a runner there is none."""
        with contextlib.suppress(SandboxUnavailable):
            await self._ask({"op": "release", "owner": owner})

    def close(self) -> None:
        """Drop the connections that are kept."""
        while self._idle:
            self._idle.pop().close()

    async def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        try:
            async with asyncio.timeout(_ANSWER_SECONDS), self._asking(question) as connection:
                return await connection.answer()
        except TimeoutError:
            raise SandboxUnavailable("the sandbox runner does not answer") from None

    @asynccontextmanager
    async def _asking(self, question: dict[str, Any]) -> AsyncGenerator[_Connection, None]:
        """Ask on a connection of its own; it is kept when the body comes to its end."""
        try:
            encoded = wire.encode(question)
            connection = await self._connect()
        except wire.FrameError as error:
            raise SandboxUnavailable(str(error)) from error
        except OSError as error:
            raise SandboxUnavailable("no sandbox runner answers") from error
        try:
            connection.ask(encoded)
            yield connection
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)

    async def _connect(self) -> _Connection:
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._loop, self._idle = loop, []
        while self._idle:
            connection = self._idle.pop()
            if connection.usable:
                return connection
            connection.close()
        return _Connection(*await asyncio.open_unix_connection(self._socket_path))


class _Connection:
    """One connection to the runner."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._received = wire.FrameBuffer()

    @property
    def usable(self) -> bool:
        """Whether another question may be asked."""
        return self._received.empty and not self._reader.at_eof()

    def ask(self, encoded: bytes) -> None:
        """Send a question; what goes wrong shows in its answer."""
        self._writer.write(encoded)

    async def answer(self) -> dict[str, Any]:
        """Wait for the next frame.

        Raises:
            SandboxUnavailable: the runner has gone, or sends what is no frame.
        """
        try:
            while (frame := self._received.pop()) is None:
                chunk = await self._reader.read(_CHUNK_BYTES)
                if not chunk:
                    raise SandboxUnavailable("the sandbox runner has gone away")
                self._received.feed(chunk)
        except (wire.FrameError, OSError) as error:
            raise SandboxUnavailable(f"the connection to the sandbox broke: {error}") from error
        return frame

    def close(self) -> None:
        """Drop it; what is being done for it ends."""
        self._writer.close()
