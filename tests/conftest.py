"""Real servers for every test that asks, and no way out of this machine for any of them."""

import ipaddress
import os
import shutil
import sys
from collections.abc import Generator
from itertools import count
from pathlib import Path
from typing import Any, cast

import alembic.command
import alembic.config
import pytest

from apps.api.infra.embedded.postgres import EmbeddedPostgres
from apps.api.infra.embedded.process import serving
from apps.api.infra.embedded.redis import EmbeddedRedis
from apps.launcher.engine import find_engine
from sandbox.languages import RUNTIMES
from tests.folders import open_folder
from tests.launcher.redis_line import ask_redis
from tests.requirements import require
from tests.sandbox.runner_process import RunnerProcess

PROJECT = Path(__file__).resolve().parents[1]
_TEMPLATE = "migrated"
_SECRETS = ("LLM_BASE_URL", "LLM_API_KEY", "OPENROUTER_API_KEY", "OPENAI_API_KEY")
_database_numbers = count(1)


def _stays_here(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(str(name).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _refuse_the_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = cast("tuple[object, ...]", arguments[1])[0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not _stays_here(host):
        raise RuntimeError(f"a test tried to reach {host!r}: tests stay on this machine")


def pytest_configure() -> None:
    """Close the network and forget the keys, before any test module is imported."""
    sys.addaudithook(_refuse_the_network)
    for name in _SECRETS:
        os.environ.pop(name, None)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Coroutine tests marked `anyio` run on asyncio."""
    return "asyncio"


@pytest.fixture
def short_folder() -> Generator[Path]:
    """Use it instead of `tmp_path` for sockets and for servers that do not run as root."""
    with open_folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def postgres() -> Generator[EmbeddedPostgres]:
    """A running PostgreSQL with the tables in a template database."""
    with open_folder() as folder:
        server = EmbeddedPostgres(folder / "postgres", folder, durable=False)
        with serving(server, folder / "postgres.log"):
            yield server


@pytest.fixture(scope="session")
def _template(postgres: EmbeddedPostgres) -> str:
    postgres.ensure_database(_TEMPLATE)
    config = alembic.config.Config(PROJECT / "alembic.ini")
    config.set_main_option("sqlalchemy.url", postgres.url(_TEMPLATE).replace("%", "%%"))
    alembic.command.upgrade(config, "head")
    return _TEMPLATE


@pytest.fixture(scope="session")
def postgres_url(postgres: EmbeddedPostgres) -> str:
    """The server's maintenance database, for tests that create databases themselves."""
    return postgres.url("postgres")


@pytest.fixture(scope="module")
def database_url(postgres: EmbeddedPostgres, _template: str) -> Generator[str]:
    """A migrated database without rows, fresh for each test module."""
    name = f"test_{next(_database_numbers)}"
    postgres.copy_database(_template, name)
    yield postgres.url(name)
    postgres.drop_database(name)


@pytest.fixture(scope="session")
def _redis_server() -> Generator[EmbeddedRedis]:
    with open_folder() as folder:
        server = EmbeddedRedis(folder / "redis", folder)
        with serving(server, folder / "redis.log"):
            yield server


@pytest.fixture
def redis_url(_redis_server: EmbeddedRedis) -> str:
    """A Redis that is empty when the test begins."""
    assert ask_redis(_redis_server.socket, "FLUSHALL") == "+OK"
    return _redis_server.url


@pytest.fixture(scope="session")
def sandbox_socket() -> Generator[Path]:
    """The socket of a real runner process with warm boxes of every language."""
    engine = find_engine(os.environ, Path.home())
    require("docker", engine.address is not None, engine.reason)
    with open_folder() as folder:
        socket = folder / "runner.sock"
        process = RunnerProcess(socket, languages=RUNTIMES)
        try:
            process.wait_ready()
            yield socket
        finally:
            process.stop()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """A Chromium to drive."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), "")
    require("chromium", bool(found), "no chromium on the PATH")
    return found
