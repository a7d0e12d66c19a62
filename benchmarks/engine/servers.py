"""The servers under measurement, each on a core of its own; all else shares the other core."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid4

import alembic.command
import alembic.config
import httpx
import psutil

from apps.api.infra.database import Database
from apps.api.infra.embedded.postgres import EmbeddedPostgres
from apps.api.infra.embedded.process import serving
from apps.api.infra.embedded.redis import EmbeddedRedis
from apps.api.settings import async_database_url
from apps.api.store.questions import store_questions
from tests.api.bank import bank
from tests.folders import open_folder
from tests.launcher.running import free_port

PROJECT = Path(__file__).resolve().parents[2]
SERVER_CORE, OTHER_CORE = 0, 1
_DATABASE = "bench"
_ASKING = 16
_DOWN_WITHIN_S = 20
_UP_WITHIN_S = 30
_LOOK_AGAIN_S = 0.05


class Stores:
    """A seeded PostgreSQL and a Redis, as `make run` starts them."""

    def __init__(self, postgres: EmbeddedPostgres, redis: EmbeddedRedis) -> None:
        self.postgres = postgres
        self.redis = redis

    @property
    def environment(self) -> dict[str, str]:
        """What an API needs to find them."""
        return {
            "DATABASE_URL": self.postgres.url(_DATABASE),
            "REDIS_URL": self.redis.url,
        }


@contextmanager
def stores() -> Generator[Stores]:
    """Start both, migrate and seed."""
    with open_folder() as folder:
        postgres = EmbeddedPostgres(folder / "postgres", folder)
        redis = EmbeddedRedis(folder / "redis", folder)
        with serving(postgres, folder / "postgres.log"), serving(redis, folder / "redis.log"):
            postgres.ensure_database(_DATABASE)
            config = alembic.config.Config(PROJECT / "alembic.ini")
            url = postgres.url(_DATABASE)
            config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
            alembic.command.upgrade(config, "head")
            asyncio.run(_seed(url))
            yield Stores(postgres, redis)


async def _seed(url: str) -> None:
    database = Database(async_database_url(url))
    async with database.begin() as db:
        await store_questions(db, bank())
    await database.close()


class Server:
    """A server process on the measured core."""

    def __init__(self, process: psutil.Process, port: int) -> None:
        self.process = process
        self.port = port

    def cpu_s(self) -> float:
        """The CPU time it has used."""
        times = self.process.cpu_times()
        return times.user + times.system

    def own_bytes(self) -> int:
        """The memory that it shares with nobody and nothing on disk (smaps_rollup, proc(5))."""
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        sizes = dict(line.split(":") for line in text.splitlines()[1:])
        return sum(int(sizes[part].split()[0]) * 1024 for part in ("Anonymous", "Swap"))


@contextmanager
def server(module: str, *arguments: str, env: dict[str, str] | None = None) -> Generator[Server]:
    """`python -m module PORT arguments...`, from its first answer until the block ends."""
    port = free_port()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-m", module, str(port), *arguments],
            cwd=PROJECT,
            env={**os.environ, **(env or {})},
            stdout=log,
            stderr=log,
        )
        try:
            psutil.Process(process.pid).cpu_affinity([SERVER_CORE])
            _wait_for(port)
            yield Server(psutil.Process(process.pid), port)
        finally:
            process.terminate()
            try:
                process.wait(timeout=_DOWN_WITHIN_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(port: int) -> None:
    transport = httpx.HTTPTransport(retries=0)
    with httpx.Client(transport=transport, timeout=1) as client:
        for _ in range(round(_UP_WITHIN_S / _LOOK_AGAIN_S)):
            try:
                client.get(f"http://127.0.0.1:{port}/health")
            except httpx.TransportError as error:
                if not isinstance(error, httpx.ConnectError):
                    return
            else:
                return
            time.sleep(_LOOK_AGAIN_S)
    raise RuntimeError("the server did not come up")


async def interviews(port: int, count: int) -> list[tuple[str, str]]:
    """New interviews as `(socket URL, CLIENT_READY)`; good for the lifetime of a ticket."""
    gate = asyncio.Semaphore(_ASKING)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:

        async def one() -> tuple[str, str]:
            async with gate:
                return await _interview(client, port)

        return await asyncio.gather(*(one() for _ in range(count)))


async def _interview(client: httpx.AsyncClient, port: int) -> tuple[str, str]:
    created = (await client.post("/sessions", json={})).raise_for_status().json()
    session_id, token = created["session_id"], created["token"]
    bearer = {"authorization": f"Bearer {token}"}
    answer = await client.post(f"/sessions/{session_id}/ticket", headers=bearer)
    ticket = answer.raise_for_status().json()["ticket"]
    url = f"ws://127.0.0.1:{port}/ws?session_id={session_id}"
    return url, client_message(session_id, "CLIENT_READY", f'{{"ticket":"{ticket}"}}')


def client_message(session_id: str | UUID, kind: str, payload: str) -> str:
    """A client message with an id of its own."""
    return (
        f'{{"v":1,"type":"{kind}","ts_ms":1800000000000,"session_id":"{session_id}",'
        f'"id":"{uuid4()}","payload":{payload}}}'
    )
