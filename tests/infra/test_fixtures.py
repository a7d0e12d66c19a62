"""The servers that all other tests rely on."""

import socket
from pathlib import Path
from urllib.parse import unquote

import psycopg
import pytest

from tests.launcher.redis_line import ask_redis


def test_a_test_module_gets_a_migrated_database(database_url: str) -> None:
    with psycopg.connect(database_url) as db:
        found = db.execute("SELECT version_num FROM alembic_version").fetchone()
    assert found is not None


def test_redis_is_real_and_empty(redis_url: str) -> None:
    at = Path(unquote(redis_url.removeprefix("unix://")))
    assert ask_redis(at, "DBSIZE") == ":0"
    assert ask_redis(at, "SET left behind") == "+OK"


def test_redis_is_empty_again_in_the_next_test(redis_url: str) -> None:
    at = Path(unquote(redis_url.removeprefix("unix://")))
    assert ask_redis(at, "DBSIZE") == ":0"


@pytest.mark.parametrize("host", ["192.0.2.1", "example.com"])
def test_tests_cannot_reach_the_network(host: str) -> None:
    with pytest.raises(RuntimeError, match="stay on this machine"):
        socket.create_connection((host, 443), timeout=1)


def test_tests_can_reach_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
