"""A Docker socket that a test can take away and bring back, with the real engine behind it."""

from __future__ import annotations

import asyncio
import contextlib
import pathlib

ENGINE_SOCKET = pathlib.Path("/var/run/docker.sock")


class EngineProxy:
    """Forwards connections to the real engine while it is up."""

    def __init__(self, path: pathlib.Path) -> None:
        self.path = path
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """What DOCKER_HOST has to be."""
        return f"unix://{self.path}"

    async def up(self) -> None:
        """Answer."""
        self._server = await asyncio.start_unix_server(self._serve, self.path)

    async def down(self) -> None:
        """Vanish, together with every open connection."""
        assert self._server is not None
        self._server.close()
        self.path.unlink()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        far_reader, far_writer = await asyncio.open_unix_connection(ENGINE_SOCKET)
        there = asyncio.create_task(_copy(reader, far_writer))
        try:
            await _copy(far_reader, writer)
        except asyncio.CancelledError:
            pass
        finally:
            there.cancel()
            writer.close()
            far_writer.close()
            self._connections.discard(task)


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while chunk := await source.read(65536):
            target.write(chunk)
            await target.drain()
        if target.can_write_eof():
            target.write_eof()
