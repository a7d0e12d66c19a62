"""The web app is built when its sources changed, and served while it is built."""

import os
import shutil
from pathlib import Path

import pytest

from apps.launcher.child import Step
from apps.launcher.refusal import LaunchRefused
from apps.launcher.webapp import WebApp

pytestmark = pytest.mark.anyio


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    programs = tmp_path / "programs"
    programs.mkdir()
    npm = programs / "npm"
    npm.write_text("#!/bin/sh\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    web = tmp_path / "web"
    (web / "src").mkdir(parents=True)
    (web / "src" / "main.ts").write_text("start()")
    (web / "node_modules").mkdir()
    return web


def _web(folder: Path) -> WebApp:
    return WebApp(folder, folder.parent / "scratch", also=(folder.parent / "sandbox",))


async def _bundle(step: Step) -> None:
    source = f"{step.folder}/src/main.ts"
    os.mkdir(step.environment["OUT_DIR"])
    shutil.copy(source, f"{step.environment['OUT_DIR']}/index.html")


async def _fail(step: Step) -> None:
    os.mkdir(step.environment["OUT_DIR"])
    raise LaunchRefused("type error")


async def test_it_is_built_once(folder: Path) -> None:
    web = _web(folder)
    assert not web.is_current()
    await web.build(_bundle)
    assert web.is_current()
    assert (folder / "dist" / "index.html").read_text() == "start()"


async def test_a_changed_source_makes_it_stale(folder: Path) -> None:
    web = _web(folder)
    await web.build(_bundle)
    (folder / "src" / "main.ts").write_text("restart()")
    assert not web.is_current()
    await web.build(_bundle)
    assert (folder / "dist" / "index.html").read_text() == "restart()"


@pytest.mark.parametrize("place", ["src/new.ts", "../sandbox/worker.ts"])
async def test_a_new_source_makes_it_stale(folder: Path, place: str) -> None:
    web = _web(folder)
    await web.build(_bundle)
    source = folder / place
    source.parent.mkdir(exist_ok=True)
    source.touch()
    assert not web.is_current()


@pytest.mark.parametrize("place", ["node_modules/pack.js", "coverage/index.html", ".cache/x"])
async def test_what_is_no_source_does_not(folder: Path, place: str) -> None:
    web = _web(folder)
    await web.build(_bundle)
    (folder / place).parent.mkdir(exist_ok=True)
    (folder / place).touch()
    assert web.is_current()


async def test_a_touched_source_does_not(folder: Path) -> None:
    web = _web(folder)
    await web.build(_bundle)
    os.utime(folder / "src" / "main.ts", (1, 1))
    assert web.is_current()


async def test_a_failed_build_keeps_the_old_one(folder: Path) -> None:
    web = _web(folder)
    await web.build(_bundle)
    (folder / "src" / "main.ts").write_text("broken(")
    with pytest.raises(LaunchRefused, match="type error"):
        await web.build(_fail)
    assert (folder / "dist" / "index.html").read_text() == "start()"
    assert not web.is_current()


async def test_two_builds_at_once_are_refused(folder: Path) -> None:
    async def build_again(step: Step) -> None:
        with pytest.raises(LaunchRefused, match="Another Dry Run is building"):
            await _web(folder).build(_fail)
        await _bundle(step)

    await _web(folder).build(build_again)


async def test_missing_tools_are_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "node_modules").rmdir()
    with pytest.raises(LaunchRefused, match="make setup"):
        await _web(folder).build(_bundle)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(LaunchRefused, match=r"Node 20\.19"):
        await _web(folder).build(_bundle)
