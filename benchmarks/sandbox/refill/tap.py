"""Between the runner and the Docker engine: how long each request took, whatever client asks.

The tap is a process of its own, so that what it costs is not counted as the runner's. It copies
bytes and looks only at how a chunk begins: a method name opens a request, and the first bytes that
come back are its answer.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path

_REQUEST = re.compile(rb"(GET|HEAD|POST|PUT|DELETE) (\S+) HTTP/1\.1\r\n")
_STEPS = {
    "create": re.compile(r"^POST \S*/containers/create\b"),
    "attach": re.compile(r"^POST \S*/containers/[^/]+/attach\b"),
    "start": re.compile(r"^POST \S*/containers/[^/]+/start\b"),
    "remove": re.compile(r"^DELETE \S*/containers/[^/?]+"),
}


def step_of(request: str) -> str | None:
    """Which step of a box's life a request such as `POST /v1.41/containers/create` is."""
    return next((step for step, pattern in _STEPS.items() if pattern.match(request)), None)


class Tap:
    """The tap's process; `socket` is where it listens."""

    def __init__(self, socket: Path, log: Path) -> None:
        self.socket = socket
        self._log = log
        self._read = 0

    def new_steps(self) -> dict[str, float]:
        """The ms of each step that was answered since the last call; the latest of each."""
        lines = self._log.read_text().splitlines()
        fresh = [json.loads(line) for line in lines[self._read :]]
        self._read = len(lines)
        named = ((step_of(entry["request"]), entry["ms"]) for entry in fresh)
        return {step: ms for step, ms in named if step is not None}


@contextlib.contextmanager
def open_tap(folder: Path, engine_socket: Path) -> Generator[Tap]:
    """Run a tap for as long as the context is open."""
    tap = Tap(folder / "tap.sock", folder / "tap.log")
    command = [sys.executable, "-m", "benchmarks.sandbox.refill.tap"]
    process = subprocess.Popen(
        [*command, str(tap.socket), str(engine_socket), str(folder / "tap.log")],
        cwd=Path(__file__).resolve().parents[3],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield tap
    finally:
        process.terminate()
        process.wait(10)


async def _serve(listen: Path, engine: Path, log: Path) -> None:
    connections: set[asyncio.Task[None] | None] = set()
    with log.open("w", buffering=1) as lines:

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            connections.add(task)
            far_reader, far_writer = await asyncio.open_unix_connection(engine)
            asked: list[tuple[str, float]] = []

            def ask(chunk: bytes) -> None:
                if found := _REQUEST.match(chunk):
                    method, path = (part.decode() for part in found.groups())
                    asked.append((f"{method} {path}", time.perf_counter()))

            def answer(_chunk: bytes) -> None:
                if asked:
                    request, since = asked.pop()
                    ms = (time.perf_counter() - since) * 1000
                    lines.write(json.dumps({"request": request, "ms": ms}) + "\n")

            await asyncio.gather(_copy(reader, far_writer, ask), _copy(far_reader, writer, answer))
            connections.discard(task)

        server = await asyncio.start_unix_server(connected, listen)
        sys.stdout.write("listening\n")
        sys.stdout.flush()
        await server.serve_forever()


async def _copy(
    source: asyncio.StreamReader, target: asyncio.StreamWriter, look: Callable[[bytes], None]
) -> None:
    with contextlib.suppress(OSError):
        while chunk := await source.read(65536):
            look(chunk)
            target.write(chunk)
            await target.drain()
        if target.can_write_eof():
            target.write_eof()


if __name__ == "__main__":
    asyncio.run(_serve(*(Path(argument) for argument in sys.argv[1:4])))
