"""A Unix socket that a test can take away, freeze and bring back, with a real server behind it."""

from __future__ import annotations

import asyncio
import contextlib
import pathlib


class SocketProxy:
    """Forwards connections at `path` to the server at `behind` while it is up."""

    def __init__(self, path: pathlib.Path, behind: pathlib.Path) -> None:
        self.path = path
        self._behind = behind
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()
        self._flowing = asyncio.Event()
        self._flowing.set()

    @property
    def is_up(self) -> bool:
        """Whether it answers."""
        return self._server is not None

    async def up(self) -> None:
        """Answer."""
        self._server = await asyncio.start_unix_server(self._serve, self.path)

    async def down(self) -> None:
        """Vanish, together with every open connection."""
        assert self._server is not None
        self._server.close()
        self._server = None
        self.path.unlink()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def freeze(self) -> None:
        """Take connections and bytes, and pass none on."""
        self._flowing.clear()

    def thaw(self) -> None:
        """The opposite of `freeze`."""
        self._flowing.set()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        far_reader, far_writer = await asyncio.open_unix_connection(self._behind)
        there = asyncio.create_task(self._copy(reader, far_writer))
        try:
            await self._copy(far_reader, writer)
        except asyncio.CancelledError:
            pass
        finally:
            there.cancel()
            writer.close()
            far_writer.close()
            self._connections.discard(task)

    async def _copy(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while chunk := await source.read(65536):
                await self._flowing.wait()
                target.write(chunk)
                await target.drain()
            if target.can_write_eof():
                target.write_eof()
