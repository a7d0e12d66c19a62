"""Children are started, restarted and stopped, whatever happens to them."""

import asyncio
import os
import signal
import threading
from pathlib import Path

import psutil
import pytest

from apps.api.infra.embedded.failure import EmbeddedServerError
from apps.launcher.child import Child, Step
from apps.launcher.refusal import LaunchRefused
from tests.launcher.stand_in import TIMEOUT_S, Notices, shell_child, supervising

pytestmark = pytest.mark.anyio


async def test_a_killed_child_comes_back(tmp_path: Path) -> None:
    notices = Notices()
    async with supervising(tmp_path, notices) as supervisor:
        await supervisor.start(shell_child("web", tmp_path))
        first = supervisor.pids()["web"]
        os.kill(first, signal.SIGKILL)
        assert "signal 9" in await notices.until("web stopped")
        await notices.until("web ready")
        assert supervisor.pids()["web"] != first


async def test_a_child_that_keeps_dying_is_restarted_ever_later(tmp_path: Path) -> None:
    notices = Notices()
    loop = asyncio.get_running_loop()
    async with supervising(tmp_path, notices) as supervisor:
        await supervisor.start(shell_child("web", tmp_path))
        waits: list[float] = []
        for _ in range(4):
            os.kill(supervisor.pids()["web"], signal.SIGKILL)
            await notices.until("web stopped")
            died = loop.time()
            await notices.until("web ready")
            waits.append(loop.time() - died)
    assert waits[3] > waits[0] + 0.5


async def test_what_a_child_started_ends_with_it(tmp_path: Path) -> None:
    notices = Notices()
    async with supervising(tmp_path, notices) as supervisor:
        await supervisor.start(shell_child("web", tmp_path))
        child = psutil.Process(supervisor.pids()["web"])
        grandchildren = child.children()
        child.kill()
        await notices.until("web ready")
        _, alive = await asyncio.to_thread(psutil.wait_procs, grandchildren, 5)
    assert (len(grandchildren), alive) == (1, [])


async def test_a_child_that_ends_at_once_is_refused_with_its_log(tmp_path: Path) -> None:
    child = Child("web", lambda: ["sh", "-c", "echo no such table; exit 3"], lambda: False)
    async with supervising(tmp_path, Notices()) as supervisor:
        with pytest.raises(LaunchRefused, match="no such table"):
            await supervisor.start(child)


async def test_a_child_that_never_gets_ready_is_refused(tmp_path: Path) -> None:
    child = Child("web", lambda: ["sleep", "100"], lambda: False, start_timeout_s=0.1)
    async with supervising(tmp_path, Notices()) as supervisor:
        with pytest.raises(LaunchRefused, match="web did not start"):
            await supervisor.start(child)


async def test_a_child_that_cannot_be_prepared_is_refused(tmp_path: Path) -> None:
    def prepare() -> None:
        raise EmbeddedServerError("closed to other users")

    child = Child("web", lambda: ["sleep", "100"], lambda: True, prepare=prepare)
    async with supervising(tmp_path, Notices()) as supervisor:
        with pytest.raises(LaunchRefused, match="closed to other users"):
            await supervisor.start(child)
        assert supervisor.pids() == {}


async def test_children_stop_in_the_opposite_order(tmp_path: Path) -> None:
    order = tmp_path / "order"
    async with supervising(tmp_path, Notices()) as supervisor:
        for name in ("first", "second", "third"):
            trap = f"trap 'echo {name} >>\"{order}\"; exit 0' TERM"
            await supervisor.start(shell_child(name, tmp_path, trap))
    assert order.read_text().split() == ["third", "second", "first"]


async def test_a_child_that_ignores_the_stop_signal_is_killed(tmp_path: Path) -> None:
    async with supervising(tmp_path, Notices()) as supervisor:
        child = shell_child("web", tmp_path, "trap '' TERM", stop_timeout_s=0.2)
        await supervisor.start(child)
        process = psutil.Process(supervisor.pids()["web"])
    assert not process.is_running()


async def test_a_start_that_is_cancelled_leaves_nothing_behind(tmp_path: Path) -> None:
    asked = threading.Event()
    child = Child("web", lambda: ["sleep", "100"], lambda: asked.set() is not None)
    async with supervising(tmp_path, Notices()) as supervisor:
        starting = asyncio.create_task(supervisor.start(child))
        await asyncio.to_thread(asked.wait, TIMEOUT_S)
        process = psutil.Process(supervisor.pids()["web"])
        starting.cancel()
    assert not process.is_running()


async def test_a_child_that_is_stopped_while_it_waits_to_be_restarted(tmp_path: Path) -> None:
    notices = Notices()
    async with supervising(tmp_path, notices) as supervisor:
        await supervisor.start(shell_child("web", tmp_path))
        os.kill(supervisor.pids()["web"], signal.SIGKILL)
        await notices.until("web stopped")
    assert supervisor.pids() == {}


async def test_a_child_in_the_background_is_announced_when_it_is_ready(tmp_path: Path) -> None:
    notices = Notices()
    async with supervising(tmp_path, notices) as supervisor:
        await supervisor.start(shell_child("runner", tmp_path), wait=False)
        await notices.until("runner ready")


async def test_a_step_that_fails_is_refused_with_its_log(tmp_path: Path) -> None:
    async with supervising(tmp_path, Notices()) as supervisor:
        with pytest.raises(LaunchRefused, match=r"exit code 7[\s\S]*broken revision"):
            await supervisor.run(Step("migrate", ["sh", "-c", "echo broken revision; exit 7"]))


async def test_a_step_that_is_cancelled_is_terminated(tmp_path: Path) -> None:
    pid_pipe = tmp_path / "pid"
    os.mkfifo(pid_pipe)
    step = Step("build", ["sh", "-c", f'echo $$ >"{pid_pipe}"; sleep 100'])
    async with supervising(tmp_path, Notices()) as supervisor:
        running = asyncio.create_task(supervisor.run(step))
        process = psutil.Process(int(await asyncio.to_thread(pid_pipe.read_text)))
        running.cancel()
        await asyncio.wait({running})
        _, alive = await asyncio.to_thread(psutil.wait_procs, [process], TIMEOUT_S)
    assert alive == []


async def test_what_a_step_makes_is_for_everybody(tmp_path: Path) -> None:
    made = tmp_path / "made"
    before = os.umask(0o022)
    try:
        async with supervising(tmp_path, Notices()) as supervisor:
            await supervisor.run(Step("make", ["touch", str(made)]))
    finally:
        os.umask(before)
    assert made.stat().st_mode & 0o777 == 0o644


async def test_the_log_of_the_last_start_is_kept(tmp_path: Path) -> None:
    (tmp_path / "greet.log").write_text("of the last start\n")
    async with supervising(tmp_path, Notices()) as supervisor:
        await supervisor.run(Step("greet", ["echo", "of this start"]))
    assert (tmp_path / "greet.1.log").read_text() == "of the last start\n"
    assert (tmp_path / "greet.log").read_text() == "of this start\n"
