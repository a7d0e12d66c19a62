"""One command serves the product, and everything it started can be killed."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import psutil
import psycopg
import pytest

from apps.api.infra.embedded.account import Account, closed_parent
from apps.launcher.engine import find_engine
from tests.folders import open_folder
from tests.launcher.redis_line import ask_redis
from tests.launcher.running import NO_ENGINE, PROJECT, RunningLauncher, launching
from tests.requirements import require

_NOBODY = Account("nobody", 65534, 65534)


@pytest.fixture(scope="module")
def served() -> Generator[RunningLauncher]:
    with open_folder() as folder, launching(folder / "with space, ümläut") as launcher:
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
    home = short_folder / ("x" * 150)
    with launching(home) as first:
        first.until_serving()
        children = list(first.children().values())
        with psycopg.connect(first.database_url()) as db:
            db.execute("CREATE TABLE survivor AS SELECT 'kept' AS text")
        first.process.kill()
        if sys.platform == "linux":
            assert psutil.wait_procs(children, timeout=20)[1] == []
    with launching(home) as second:
        second.until_serving()
        with psycopg.connect(second.database_url()) as db:
            assert db.execute("SELECT text FROM survivor").fetchone() == ("kept",)
        assert psutil.wait_procs(children, timeout=20)[1] == []
        assert second.stop(signal.SIGHUP) == 0


def test_a_second_ctrl_c_changes_nothing(short_folder: Path) -> None:
    with launching(short_folder / "home") as launcher:
        children = list(launcher.until_serving().children().values())
        launcher.process.send_signal(signal.SIGINT)
        launcher.until("stopping")
        assert launcher.stop() == 0
        _, alive = psutil.wait_procs(children, timeout=5)
        log = (launcher.home.logs / "postgres.log").read_text()
    assert alive == []
    assert "database system is shut down" in log


def test_ctrl_c_while_it_starts_stops_everything(short_folder: Path) -> None:
    with launching(short_folder / "home") as launcher:
        launcher.until("PostgreSQL ready")
        children = list(launcher.children().values())
        assert launcher.stop() == 0
        _, alive = psutil.wait_procs(children, timeout=5)
    assert alive == []


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


def test_several_workers_serve_and_none_is_left(
    short_folder: Path, database_url: str, redis_url: str
) -> None:
    env = {**NO_ENGINE, "DATABASE_URL": database_url, "REDIS_URL": redis_url, "WORKERS": "2"}
    with launching(short_folder / "home", env) as launcher:
        workers = launcher.until_serving().children()["api"].children()
        assert launcher.is_healthy()
        assert launcher.stop() == 0
    assert len(workers) == 2
    assert [worker for worker in workers if worker.is_running()] == []


def test_with_an_engine_the_sandbox_runs_and_survives_kill_9(short_folder: Path) -> None:
    engine = find_engine(os.environ, Path.home())
    require("docker", engine.address is not None, engine.reason)
    with launching(short_folder / "home", {"DOCKER_HOST": str(engine.address)}) as launcher:
        launcher.until("runner ready")
        before = launcher.children()["runner"]
        launcher.kill_child("runner")
        after = launcher.children()["runner"]
        assert launcher.stop() == 0
    assert after != before
    assert not after.is_running()


def test_it_runs_without_any_privilege(served: RunningLauncher, short_folder: Path) -> None:
    assert served.is_healthy(), "the web app is built by then, which nobody may not do"
    command = _as_nobody()
    (short_folder / "home").mkdir()
    if os.geteuid() == 0:
        os.chown(short_folder / "home", _NOBODY.uid, _NOBODY.gid)
    with launching(short_folder / "home", NO_ENGINE, command) as launcher:
        assert launcher.until_serving().is_healthy()
        owners = {child.uids().real for child in launcher.children().values()}
        assert launcher.stop() == 0
    assert owners == {os.geteuid() or _NOBODY.uid}


def _as_nobody() -> list[str]:
    """The launcher as a command that is not root, or no longer.

    Where this Python is closed to others, nobody may read it all the same, but write nothing.
    """
    launcher = [sys.executable, "-m", "apps.launcher"]
    if os.geteuid() != 0:
        return launcher
    drop = ["setpriv", f"--reuid={_NOBODY.uid}", f"--regid={_NOBODY.gid}", "--clear-groups"]
    needed = (Path(sys.executable), Path(psutil.__file__), PROJECT / "apps" / "launcher")
    if any(closed_parent(path, _NOBODY) is not None for path in needed):
        drop += ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
    possible = subprocess.run([*drop, *launcher[:1], "-c", ""], capture_output=True, text=True)
    require("other user", possible.returncode == 0, possible.stderr.strip())
    return [*drop, "env", "HOME=/nonexistent", "PYTHONDONTWRITEBYTECODE=1", *launcher]
