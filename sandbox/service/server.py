"""The runner's socket: frames in, frames out, one question after the other per connection."""

from __future__ import annotations

import asyncio
import os
import pathlib
from contextlib import aclosing
from typing import Any, cast

import structlog

from sandbox.contract import Language, RunRequest, SandboxUnavailable
from sandbox.service import wire
from sandbox.service.runner import Runner

_log = structlog.get_logger()


class Server:
    """Serves a runner on a Unix socket that only its own user may open."""

    def __init__(self, runner: Runner, socket_path: pathlib.Path) -> None:
        self._runner = runner
        self._socket_path = socket_path
        self._connections: set[_Connection] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen. The caller holds the instance's lock, so an existing socket is a dead one."""
        self._socket_path.unlink(missing_ok=True)
        loop = asyncio.get_running_loop()
        before = os.umask(0o177)
        try:
            self._server = await loop.create_unix_server(self._connection, str(self._socket_path))
        finally:
            os.umask(before)

    async def close(self) -> None:
        """Stop listening and end what is being served."""
        if self._server is not None:
            self._server.close()
        self._socket_path.unlink(missing_ok=True)
        serving = [connection.abandon() for connection in self._connections]
        await asyncio.gather(*filter(None, serving), return_exceptions=True)

    def _connection(self) -> _Connection:
        return _Connection(self._runner, self._connections)


class _Connection(asyncio.Protocol):
    """Questions and their answers. The asking side's leaving cancels what is being done."""

    def __init__(self, runner: Runner, everybody: set[_Connection]) -> None:
        self._runner = runner
        self._everybody = everybody
        self._received = wire.FrameBuffer()
        self._serving: asyncio.Task[None] | None = None
        self._writable = asyncio.Event()
        self._writable.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # What a stream socket is served with; uvloop's own class does not derive from it.
        self._transport = cast("asyncio.WriteTransport", transport)
        self._everybody.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._everybody.discard(self)
        self._writable.set()
        self.abandon()

    def data_received(self, data: bytes) -> None:
        if self._serving is not None and not self._serving.done():
            return self._refuse(wire.FrameError("a question before the last one is answered"))
        self._received.feed(data)
        try:
            question = self._received.pop()
        except wire.FrameError as error:
            return self._refuse(error)
        if question is not None:
            self._serving = asyncio.create_task(self._serve(question))
        return None

    def eof_received(self) -> None:
        self._transport.close()

    def pause_writing(self) -> None:
        self._writable.clear()

    def resume_writing(self) -> None:
        self._writable.set()

    def abandon(self) -> asyncio.Task[None] | None:
        """Cancel what is being done; return its task, which ends soon."""
        if self._serving is not None:
            self._serving.cancel()
        self._transport.close()
        return self._serving

    def _refuse(self, error: wire.FrameError) -> None:
        _log.warning("frame.refused", reason=str(error))
        self._send({"unavailable": str(error)})
        self._transport.close()

    def _send(self, frame: dict[str, Any]) -> None:
        self._transport.write(wire.encode(frame))

    async def _serve(self, question: dict[str, Any]) -> None:
        try:
            await self._answer(question)
        except wire.FrameError as error:
            self._refuse(error)
        except Exception:  # noqa: BLE001 - a connection's root
            _log.exception("connection.failed")
            self._transport.close()

    async def _answer(self, question: dict[str, Any]) -> None:
        match question:
            case {"op": "status"}:
                self._send({"status": wire.status_to_json(self._runner.status())})
            case {"op": "release", "owner": str(owner)}:
                self._runner.release(owner)
                self._send({"released": owner})
            case {"op": "prepare", "language": str(language)}:
                self._runner.prepare(_language(language))
                self._send({"prepared": language})
            case {"op": "run", "request": request}:
                await self._run(wire.request_from_json(request))
            case _:
                raise wire.FrameError("an operation that is not known")

    async def _run(self, request: RunRequest) -> None:
        try:
            async with aclosing(self._runner.run(request, self._queued)) as results:
                async for result in results:
                    self._send({"result": wire.result_to_json(result)})
                    if not self._writable.is_set():
                        await self._writable.wait()
        except SandboxUnavailable as error:
            self._send({"unavailable": str(error)})
        else:
            self._send({"done": True})

    def _queued(self, position: int) -> None:
        self._send({"queued": position})


def _language(name: str) -> Language:
    try:
        return Language(name)
    except ValueError:
        known = ", ".join(language.value for language in Language)
        raise wire.FrameError(f"{name!r} is not a language; known are {known}") from None
