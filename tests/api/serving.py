"""The real API on a loopback port: inside the test's own loop, or as a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import unquote

import httpx

from apps.api.main import create_app
from apps.api.routes.context import Context
from apps.api.serving import DrainingServer
from apps.api.settings import Settings
from tests.api.candidate import Candidate, Ticketed, opened
from tests.api.clock import QuickClock
from tests.launcher.running import free_port

_PROJECT = Path(__file__).resolve().parents[2]


async def until(holds: Callable[[], bool], within_s: float = 20) -> None:
    """Wait for something that happens elsewhere."""
    async with asyncio.timeout(within_s):
        while not holds():  # noqa: ASYNC110 - another process sets no event here
            await asyncio.sleep(0.02)


def redis_path(url: str) -> Path:
    """The socket of the tests' Redis."""
    return Path(unquote(url.removeprefix("unix://")))


@dataclass(frozen=True, slots=True)
class Created:
    """An interview as `POST /sessions` gives it."""

    session_id: str
    token: str

    @property
    def bearer(self) -> dict[str, str]:
        """The header that opens it."""
        return {"authorization": f"Bearer {self.token}"}


class ServedApi:
    """Where an API answers, and short ways to use it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.http = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=10)

    async def create(self, **request: object) -> Created:
        """A new interview."""
        answer = await self.http.post("/sessions", json=request)
        assert answer.status_code == 201, answer.text
        return Created(answer.json()["session_id"], answer.json()["token"])

    async def ticket(self, created: Created) -> str:
        """A ticket for the socket."""
        answer = await self.http.post(
            f"/sessions/{created.session_id}/ticket", headers=created.bearer
        )
        answer.raise_for_status()
        return answer.json()["ticket"]

    @asynccontextmanager
    async def join(
        self, created: Created, last_seq: int = 0, epoch: str | None = None
    ) -> AsyncGenerator[Candidate]:
        """A candidate's socket, signed in with a ticket."""
        ready = Ticketed(await self.ticket(created), last_seq, epoch)
        async with opened(self.port, created.session_id) as candidate:
            await candidate.send("CLIENT_READY", ready.payload())
            yield candidate


class InnerApi(ServedApi):
    """An API in the test's own loop, with a quick clock and its parts in reach."""

    def __init__(self, port: int, clock: QuickClock, parts: Context) -> None:
        super().__init__(port)
        self.clock = clock
        self.parts = parts


@asynccontextmanager
async def inner_api(settings: Settings) -> AsyncGenerator[InnerApi]:
    """Serve in this loop until the block ends."""
    clock = QuickClock()
    app = create_app(settings, clock)
    server = _QuietServer(app, "127.0.0.1", 0)
    task = asyncio.create_task(server.serve())
    while not server.started:
        assert not task.done(), task
        await asyncio.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    api = InnerApi(port, clock, cast("Context", app.state.context))
    try:
        yield api
    finally:
        await api.http.aclose()
        clock.go_on()
        server.should_exit = True
        await task


class _QuietServer(DrainingServer):
    """Leaves the signals to the test run."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Capture none."""
        yield


class ApiProcess(ServedApi):
    """`python -m apps.api`; everything it writes is kept."""

    def __init__(self, port: int, process: asyncio.subprocess.Process) -> None:
        super().__init__(port)
        self.process = process
        self.output = ""
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stdout
        while chunk := await self.process.stdout.read(65536):
            self.output += chunk.decode()

    async def until_serving(self) -> None:
        """Wait until it answers."""
        while True:
            try:
                await self.http.get("/health")
            except httpx.TransportError:
                assert self.process.returncode is None, self.output
                await asyncio.sleep(0.02)
            else:
                return

    async def kill(self) -> None:
        """End it so that it can put nothing in order."""
        self.process.kill()
        await self._ended()

    async def stop(self) -> int:
        """Ask it to end, as a supervisor would; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await self._ended()

    async def _ended(self) -> int:
        code = await self.process.wait()
        await self._reading
        await self.http.aclose()
        return code


@asynccontextmanager
async def api_process(
    database_url: str, redis_url: str, env: Mapping[str, str] | None = None
) -> AsyncGenerator[ApiProcess]:
    """A served API process, killed at the end of the block if it still runs."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "apps.api",
        cwd=_PROJECT,
        env={**os.environ, "DATABASE_URL": database_url, "REDIS_URL": redis_url,
             "PORT": str(port), **(env or {})},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    api = ApiProcess(port, process)
    try:
        await api.until_serving()
        yield api
    finally:
        if process.returncode is None:
            await api.kill()
