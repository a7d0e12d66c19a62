"""The runner's socket: frames in, frames out, one request per connection."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pathlib
from contextlib import aclosing
from typing import Any

import structlog

from sandbox.contract import RunRequest, SandboxUnavailable
from sandbox.service import wire
from sandbox.service.runner import Runner

_log = structlog.get_logger()


class Server:
    """Serves a runner on a Unix socket that only its own user may open."""

    def __init__(self, runner: Runner, socket_path: pathlib.Path) -> None:
        self._runner = runner
        self._socket_path = socket_path
        self._connections: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen. The caller holds the instance's lock, so an existing socket is a dead one."""
        self._socket_path.unlink(missing_ok=True)
        before = os.umask(0o177)
        try:
            self._server = await asyncio.start_unix_server(self._connected, self._socket_path)
        finally:
            os.umask(before)

    async def close(self) -> None:
        """Stop listening and end what is being served."""
        if self._server is not None:
            self._server.close()
        self._socket_path.unlink(missing_ok=True)
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = asyncio.create_task(self._serve(reader, writer))
        self._connections.add(connection)
        connection.add_done_callback(self._connections.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            frame = await wire.read(reader)
            if frame is not None:
                await self._answer(frame, reader, writer)
        except wire.FrameError as error:
            _log.warning("frame.refused", reason=str(error))
            with contextlib.suppress(OSError):
                await _send(writer, {"unavailable": str(error)})
        except OSError:
            _log.info("client.gone")
        except Exception:  # noqa: BLE001 - a connection's root
            _log.exception("connection.failed")
        finally:
            writer.close()

    async def _answer(
        self, frame: dict[str, Any], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        match frame:
            case {"op": "status"}:
                status = wire.status_to_json(self._runner.status())
                await _send(writer, {"status": status})
            case {"op": "release", "owner": str(owner)}:
                self._runner.release(owner)
                await _send(writer, {"released": owner})
            case {"op": "run", "request": _}:
                request = wire.request_from_json(frame["request"])
                await self._run_while_connected(request, reader, writer)
            case _:
                raise wire.FrameError("an operation that is not known")

    async def _run_while_connected(
        self, request: RunRequest, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        run = asyncio.create_task(self._run(request, writer))
        gone = asyncio.create_task(reader.read(1))
        try:
            await asyncio.wait({run, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            run.cancel()
            await asyncio.gather(gone, return_exceptions=True)
            with contextlib.suppress(asyncio.CancelledError):
                await run

    async def _run(self, request: RunRequest, writer: asyncio.StreamWriter) -> None:
        try:
            async with aclosing(self._runner.run(request)) as results:
                async for result in results:
                    await _send(writer, {"result": wire.result_to_json(result)})
        except SandboxUnavailable as error:
            await _send(writer, {"unavailable": str(error)})
        else:
            await _send(writer, {"done": True})


async def _send(writer: asyncio.StreamWriter, frame: dict[str, Any]) -> None:
    writer.write(wire.encode(frame))
    await writer.drain()
