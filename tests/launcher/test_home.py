"""One data folder, one launcher, closed to everybody else."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from apps.launcher.home import Home
from apps.launcher.refusal import LaunchRefused

_HOLD = """
import sys
from pathlib import Path
from apps.launcher.home import Home
with Home(Path(sys.argv[1])).owned("http://localhost:8123"):
    print("held", flush=True)
    sys.stdin.read()
"""
_URL = "http://localhost:8000"


def test_a_second_launcher_is_told_who_runs_where(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HOLD, str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LaunchRefused) as refused, Home(tmp_path).owned(_URL):
            pytest.fail("held by another")
        holder.kill()
    told = str(refused.value)
    assert str(tmp_path) in told
    assert f"pid {holder.pid}, http://localhost:8123" in told
    with Home(tmp_path).owned(_URL):
        assert (tmp_path / "logs").is_dir()


def test_it_is_free_again_after_a_clean_end(tmp_path: Path) -> None:
    for _ in range(2):
        with Home(tmp_path).owned(_URL):
            pass


def test_folders_are_closed_to_others(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    with home.owned(_URL):
        readable = [p for p in (home.path, *home.path.rglob("*")) if p.stat().st_mode & 0o066]
    assert readable == []


def test_a_place_that_cannot_be_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(LaunchRefused, match="cannot be used as the data folder"),
        Home(tmp_path / "file").owned(_URL),
    ):
        pytest.fail("not a folder")


@pytest.mark.parametrize("name", ["x" * 120, "comma,comma"])
def test_sockets_go_elsewhere_when_the_path_does_not_suit_them(tmp_path: Path, name: str) -> None:
    home = Home(tmp_path / name)
    assert home.run.parent == Path(tempfile.gettempdir())
    assert home.run != Home(tmp_path / f"{name}2").run


def test_a_socket_folder_elsewhere_is_removed_in_the_end(tmp_path: Path) -> None:
    home = Home(tmp_path / ("x" * 120))
    with home.owned(_URL):
        assert home.run.is_dir()
    assert not home.run.exists()


def test_sockets_go_into_the_data_folder_otherwise() -> None:
    assert Home(Path("/srv/dry run")).run == Path("/srv/dry run/run")


def test_a_planted_socket_folder_is_refused(tmp_path: Path) -> None:
    home = Home(tmp_path / ("x" * 120))
    home.run.symlink_to(tmp_path)
    try:
        with pytest.raises(LaunchRefused, match="somebody else"), home.owned(_URL):
            pytest.fail("it could be read by who planted it")
    finally:
        home.run.unlink()


def test_the_environment_chooses_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Home.from_environment({"DRYRUN_HOME": str(tmp_path)}).path == tmp_path
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert Home.from_environment({}).path == Path("/var/lib/dryrun")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert Home.from_environment({}).path.name == "dryrun"
    assert Home.from_environment({}).path.is_relative_to(Path.home())
