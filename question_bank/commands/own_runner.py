"""A sandbox runner of the check's own, for as long as it takes."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tempfile
from collections.abc import AsyncGenerator, Callable, Collection
from contextlib import asynccontextmanager
from pathlib import Path

import docker
from docker.errors import DockerException

from sandbox.client import Sandbox
from sandbox.contract import Language, SandboxUnavailable

_READY_WITHIN_S = 900
_CLOSED_WITHIN_S = 15
_POLL_S = 0.2


@asynccontextmanager
async def own_runner(
    languages: Collection[Language], say: Callable[[str], None]
) -> AsyncGenerator[Sandbox]:
    """Start a runner process that serves the languages, and stop it at the end.

    The first start on a machine builds its images, which takes minutes; `say` is told about it.

    Raises:
        SandboxUnavailable: there is no Docker engine, or the runner does not come up.
    """
    await asyncio.to_thread(_find_engine)
    with tempfile.TemporaryDirectory(prefix="bank-") as folder:
        socket = Path(folder) / "runner.sock"
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "sandbox.service", "--socket", str(socket)),
            *("--languages", *sorted(languages)),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            sandbox = Sandbox(socket)
            await _ready(process, sandbox, languages, say)
            yield sandbox
        finally:
            await _stop(process)


def _find_engine() -> None:
    try:
        docker.from_env(timeout=2).ping()
    except DockerException:
        raise SandboxUnavailable("no Docker engine answers") from None


async def _ready(
    process: asyncio.subprocess.Process,
    sandbox: Sandbox,
    languages: Collection[Language],
    say: Callable[[str], None],
) -> None:
    told: str | None = None
    try:
        async with asyncio.timeout(_READY_WITHIN_S):
            while True:
                status = await sandbox.status()
                if set(languages) <= set(status.languages):
                    return
                if process.returncode is not None:
                    raise SandboxUnavailable(f"the runner ended with {process.returncode}")
                if status.reason not in (told, None):
                    say(f"sandbox: {status.reason}")
                    told = status.reason
                await asyncio.sleep(_POLL_S)
    except TimeoutError:
        raise SandboxUnavailable(told or "the runner does not become ready") from None


async def _stop(process: asyncio.subprocess.Process) -> None:
    """The runner removes its boxes when it is asked to end, which a kill would leave behind."""
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(_CLOSED_WITHIN_S):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
