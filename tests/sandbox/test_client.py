"""The client against a runner that misbehaves."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from sandbox.client import Sandbox
from sandbox.contract import CallResult, Language, Outcome, SandboxUnavailable
from sandbox.service import wire
from tests.sandbox.runner_process import collect, request

RUN = request(Language.PYTHON, "", (1,), (2,), (3,))
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def scripted(folder: Path, serve: Serve) -> AsyncGenerator[Sandbox]:
    path = folder / "runner.sock"
    server = await asyncio.start_unix_server(serve, path)
    try:
        yield Sandbox(path)
    finally:
        server.close()


async def read_frame(reader: asyncio.StreamReader) -> dict[str, Any] | None:
    buffer = wire.FrameBuffer()
    while (frame := buffer.pop()) is None and (chunk := await reader.read(65536)):
        buffer.feed(chunk)
    return frame


def result_frame(index: int) -> bytes:
    result = CallResult(index, Outcome.OK, value=index)
    return wire.encode({"result": wire.result_to_json(result)})


async def test_without_a_runner_the_status_says_so(short_folder: Path) -> None:
    sandbox = Sandbox(short_folder / "nothing.sock")
    status = await sandbox.status()
    assert not status.ready
    assert status.reason is not None
    assert "no sandbox runner" in status.reason
    assert str(short_folder) not in status.reason
    await sandbox.release("ada")
    with pytest.raises(SandboxUnavailable, match="no sandbox runner"):
        await collect(sandbox, RUN)


async def test_a_runner_that_dies_midway_leaves_sandbox_errors(short_folder: Path) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_frame(reader)
        writer.write(result_frame(0))
        writer.close()

    async with scripted(short_folder, serve) as sandbox:
        results = await collect(sandbox, RUN)
    assert [result.index for result in results] == [0, 1, 2]
    assert [result.outcome for result in results] == [
        Outcome.OK,
        Outcome.SANDBOX_ERROR,
        Outcome.SANDBOX_ERROR,
    ]


async def test_a_runner_that_dies_before_the_first_result_is_unavailable(
    short_folder: Path,
) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_frame(reader)
        writer.close()

    async with scripted(short_folder, serve) as sandbox:
        with pytest.raises(SandboxUnavailable):
            await collect(sandbox, RUN)


async def test_closing_the_generator_closes_the_connection(short_folder: Path) -> None:
    closed = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_frame(reader)
        writer.write(result_frame(0))
        assert await read_frame(reader) is None
        closed.set()
        writer.close()

    async with scripted(short_folder, serve) as sandbox:
        results = sandbox.run(RUN)
        assert (await anext(results)).value == 0
        await results.aclose()
        await asyncio.wait_for(closed.wait(), 5)


async def test_nonsense_from_the_runner_is_a_status_that_is_not_ready(short_folder: Path) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_frame(reader)
        writer.write(wire.encode({"hello": "world"}))
        writer.close()

    async with scripted(short_folder, serve) as sandbox:
        status = await sandbox.status()
    assert not status.ready
    assert status.reason == "the sandbox runner speaks another protocol"
