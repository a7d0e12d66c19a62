"""PostgreSQL from a wheel: what survives, and what it starts from."""

import os
import shutil
from pathlib import Path

import psutil
import psycopg
import pytest

from apps.api.infra.embedded.failure import EmbeddedServerError
from apps.api.infra.embedded.postgres import EmbeddedPostgres
from apps.api.infra.embedded.process import serving


@pytest.fixture(params=["plain", "with space"])
def folder(short_folder: Path, request: pytest.FixtureRequest) -> Path:
    inside = short_folder / str(request.param)
    inside.mkdir(mode=0o711)
    return inside


def _server(folder: Path) -> EmbeddedPostgres:
    return EmbeddedPostgres(folder / "postgres", folder / "run")


def _write_and_kill(server: EmbeddedPostgres, log: Path) -> None:
    with serving(server, log) as process:
        server.ensure_database("app")
        with psycopg.connect(server.url("app")) as db:
            db.execute("CREATE TABLE note AS SELECT 'kept' AS text")
        children = psutil.Process(process.pid).children()
        process.kill()
        process.wait()
        psutil.wait_procs(children, timeout=10)


def test_a_commit_survives_kill_9(folder: Path) -> None:
    server = _server(folder)
    _write_and_kill(server, folder / "log")
    with serving(server, folder / "log"), psycopg.connect(server.url("app")) as db:
        assert db.execute("SELECT text FROM note").fetchone() == ("kept",)


def test_a_half_made_cluster_is_made_anew(short_folder: Path) -> None:
    unfinished = short_folder / "postgres.new"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18")
    server = _server(short_folder)
    with serving(server, short_folder / "log"):
        assert server.is_ready()
    assert not unfinished.exists()


def test_the_pid_of_some_other_program_does_not_keep_it_from_starting(short_folder: Path) -> None:
    server = _server(short_folder)
    server.prepare()
    pid_file = short_folder / "postgres" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{short_folder / 'postgres'}\n")
    server.prepare()
    assert not pid_file.exists()


def test_the_pid_file_of_a_running_server_stays(short_folder: Path) -> None:
    server = _server(short_folder)
    with serving(server, short_folder / "log"):
        server.prepare()
        assert (short_folder / "postgres" / "postmaster.pid").exists()


def test_it_listens_on_a_socket_only(short_folder: Path) -> None:
    server = _server(short_folder)
    with serving(server, short_folder / "log") as process:
        assert psutil.Process(process.pid).net_connections("inet") == []


def test_its_data_is_closed_to_others(short_folder: Path) -> None:
    server = _server(short_folder)
    with serving(server, short_folder / "log"):
        closed = [short_folder / "postgres", server.socket.parent, server.socket]
        assert [path.stat().st_mode & 0o077 for path in closed] == [0, 0, 0]


def test_a_server_that_cannot_start_shows_its_log(short_folder: Path) -> None:
    server = _server(short_folder)
    server.prepare()
    (short_folder / "postgres" / "global" / "pg_control").unlink()
    with (
        pytest.raises(EmbeddedServerError, match="pg_control"),
        serving(server, short_folder / "log"),
    ):
        pytest.fail("it must not get ready")


def test_a_database_can_be_copied_and_dropped(short_folder: Path) -> None:
    server = _server(short_folder)
    with serving(server, short_folder / "log"):
        server.ensure_database("first")
        server.ensure_database("first")
        with psycopg.connect(server.url("first")) as db:
            db.execute("CREATE TABLE note AS SELECT 1 AS number")
        server.copy_database("first", "second")
        user = psycopg.connect(server.url("second"), autocommit=True)
        assert user.execute("SELECT number FROM note").fetchone() == (1,)
        server.drop_database("second")
        with pytest.raises(psycopg.OperationalError, match="does not exist"):
            psycopg.connect(server.url("second"))


def test_a_fast_stop_ends_open_connections(short_folder: Path) -> None:
    server = _server(short_folder)
    with serving(server, short_folder / "log") as process:
        db = psycopg.connect(server.url("postgres"))
        process.send_signal(server.stop_signal)
        assert process.wait(10) == 0
        with pytest.raises(psycopg.OperationalError):
            db.execute("SELECT 1")


def test_programs_out_of_reach_are_copied(short_folder: Path) -> None:
    closed = short_folder / "closed"
    closed.mkdir(mode=0o700)
    wheel = _server(short_folder).programs.parent.parent
    for folder in (wheel, wheel.with_name(wheel.name + ".libs")):
        if folder.exists():
            shutil.copytree(folder, closed / folder.name, symlinks=True)
    programs = closed / wheel.name / "pginstall18" / "bin"
    server = EmbeddedPostgres(short_folder / "postgres", short_folder / "run", programs=programs)
    with serving(server, short_folder / "log"):
        assert server.is_ready()
    if server.account is not None:
        assert server.programs.is_relative_to(short_folder / "postgres-programs")
