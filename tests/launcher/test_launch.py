"""One command serves the product, and everything it started can be killed."""

import os
import signal
import socket
import sys
from collections.abc import Generator
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.folders import open_folder
from tests.launcher.redis_line import ask_redis
from tests.launcher.running import NO_ENGINE, RunningLauncher, launching


@pytest.fixture(scope="module")
def served() -> Generator[RunningLauncher]:
    with open_folder() as folder, launching(folder / "home") as launcher:
        yield launcher.until_serving()


def test_it_serves(served: RunningLauncher) -> None:
    assert served.is_healthy()
    assert set(served.children()) == {"postgres", "redis", "api"}


def test_a_second_one_is_told_who_runs_where(served: RunningLauncher) -> None:
    with launching(served.home.path) as second:
        said = second.rest()
    assert second.process.returncode == 1
    assert str(served.home.path) in said
    assert f"pid {served.process.pid}, http://localhost:{served.port}" in said


def test_commits_survive_kill_9_of_postgres(served: RunningLauncher) -> None:
    with psycopg.connect(served.database_url()) as db:
        db.execute("CREATE TABLE survivor AS SELECT 'kept' AS text")
    served.kill_child("postgres")
    with psycopg.connect(served.database_url()) as db:
        assert db.execute("SELECT text FROM survivor").fetchone() == ("kept",)


def test_writes_survive_kill_9_of_redis(served: RunningLauncher) -> None:
    ask_redis(served.redis_socket(), "SET survivor kept")
    served.kill_child("redis")
    assert ask_redis(served.redis_socket(), "GET survivor") == "kept"


def test_the_api_comes_back_after_kill_9(served: RunningLauncher) -> None:
    served.kill_child("api")
    assert served.is_healthy()


def test_a_killed_launcher_leaves_no_child_and_no_loss(short_folder: Path) -> None:
    with launching(short_folder / "home") as first:
        first.until_serving()
        children = list(first.children().values())
        with psycopg.connect(first.database_url()) as db:
            db.execute("CREATE TABLE survivor AS SELECT 'kept' AS text")
        first.process.kill()
        if sys.platform == "linux":
            _, alive = psutil.wait_procs(children, timeout=20)
            assert alive == []
    with launching(short_folder / "home") as second:
        second.until_serving()
        with psycopg.connect(second.database_url()) as db:
            assert db.execute("SELECT text FROM survivor").fetchone() == ("kept",)
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_stops_cleanly(short_folder: Path, number: signal.Signals) -> None:
    with launching(short_folder / "home") as launcher:
        children = list(launcher.until_serving().children().values())
        assert launcher.stop(number) == 0
        _, alive = psutil.wait_procs(children, timeout=5)
        log = (launcher.home.logs / "postgres.log").read_text()
    assert alive == []
    assert "database system is shut down" in log


def test_a_second_ctrl_c_changes_nothing(short_folder: Path) -> None:
    with launching(short_folder / "home") as launcher:
        launcher.until_serving()
        launcher.process.send_signal(signal.SIGINT)
        launcher.until("stopping")
        assert launcher.stop() == 0
        log = (launcher.home.logs / "postgres.log").read_text()
    assert "database system is shut down" in log


def test_ctrl_c_while_it_starts_stops_everything(short_folder: Path) -> None:
    with launching(short_folder / "home") as launcher:
        launcher.until("PostgreSQL ready")
        children = list(launcher.children().values())
        assert launcher.stop() == 0
        _, alive = psutil.wait_procs(children, timeout=5)
    assert alive == []


@pytest.mark.parametrize("name", ["with space", "comma,", "x" * 150, "ümläut"])
def test_any_folder_name_will_do(short_folder: Path, name: str) -> None:
    with launching(short_folder / name) as launcher:
        assert launcher.until_serving().is_healthy()
        ask_redis(launcher.redis_socket(), "PING")
        with psycopg.connect(launcher.database_url()) as db:
            db.execute("SELECT 1")


def test_a_port_in_use_is_named(short_folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with launching(short_folder / "home", {**NO_ENGINE, "PORT": port}) as launcher:
            said = launcher.rest()
    assert launcher.process.returncode == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in said
    assert f"pid {os.getpid()}" in said
    assert f"PORT={int(port) + 1}" in said


def test_a_malformed_setting_is_named(short_folder: Path) -> None:
    with launching(short_folder / "home", {"PORT": "eight"}) as launcher:
        said = launcher.rest()
    assert (launcher.process.returncode, "PORT must be a number" in said) == (1, True)
    assert "Traceback" not in said


def test_given_servers_are_used_instead_of_its_own(
    short_folder: Path, database_url: str, redis_url: str
) -> None:
    env = {**NO_ENGINE, "DATABASE_URL": database_url, "REDIS_URL": redis_url}
    with launching(short_folder / "home", env) as launcher:
        assert set(launcher.until_serving().children()) == {"api"}
        assert launcher.is_healthy()
        assert not launcher.home.postgres.exists()
        assert not launcher.home.redis.exists()
