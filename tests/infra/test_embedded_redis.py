"""Redis from a wheel: what survives, and where it listens."""

from pathlib import Path

import psutil
import pytest

from apps.api.infra.embedded.process import serving
from apps.api.infra.embedded.redis import EmbeddedRedis
from tests.launcher.redis_line import ask_redis


@pytest.fixture
def server(short_folder: Path) -> EmbeddedRedis:
    folder = short_folder / "with space"
    folder.mkdir(mode=0o711)
    return EmbeddedRedis(folder / "redis", folder / "run")


def test_a_write_survives_a_stop(server: EmbeddedRedis, short_folder: Path) -> None:
    with serving(server, short_folder / "log"):
        ask_redis(server.socket, "SET note kept")
    with serving(server, short_folder / "log"):
        assert ask_redis(server.socket, "GET note") == "kept"


def test_a_write_survives_kill_9(server: EmbeddedRedis, short_folder: Path) -> None:
    with serving(server, short_folder / "log") as process:
        ask_redis(server.socket, "SET note kept")
        process.kill()
        process.wait()
    with serving(server, short_folder / "log"):
        assert ask_redis(server.socket, "GET note") == "kept"


def test_a_torn_last_write_does_not_keep_it_from_starting(
    server: EmbeddedRedis, short_folder: Path
) -> None:
    with serving(server, short_folder / "log"):
        ask_redis(server.socket, "SET note kept")
    log_file = next((short_folder / "with space" / "redis").rglob("*.aof"))
    with log_file.open("ab") as file:
        file.write(b"*3\r\n$3\r\nSET\r\n$4\r\nto")
    with serving(server, short_folder / "log"):
        assert ask_redis(server.socket, "GET note") == "kept"


def test_it_listens_on_a_socket_only(server: EmbeddedRedis, short_folder: Path) -> None:
    with serving(server, short_folder / "log") as process:
        assert psutil.Process(process.pid).net_connections("inet") == []


def test_it_refuses_writes_rather_than_forget(server: EmbeddedRedis, short_folder: Path) -> None:
    with serving(server, short_folder / "log"):
        assert ask_redis(server.socket, "CONFIG SET maxmemory 1") == "+OK"
        assert ask_redis(server.socket, "SET note lost").startswith("-OOM")


def test_its_data_is_closed_to_others(server: EmbeddedRedis, short_folder: Path) -> None:
    with serving(server, short_folder / "log"):
        closed = [short_folder / "with space" / "redis", server.socket.parent, server.socket]
        assert [path.stat().st_mode & 0o077 for path in closed] == [0, 0, 0]
