"""Boxes, owners, and what happens when something dies, with the real engine."""

from __future__ import annotations

import asyncio
import re
import stat
from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import docker
import docker.errors
import pytest

from sandbox.client import Sandbox
from sandbox.contract import (
    CallResult,
    Lane,
    Language,
    Limits,
    Outcome,
    RunRequest,
    SandboxUnavailable,
)
from sandbox.languages import RUNTIMES
from sandbox.runners import images
from sandbox.runners.engine import INSTANCE_LABEL
from tests.requirements import require
from tests.sandbox.engine_proxy import ENGINE_SOCKET, EngineProxy
from tests.sandbox.runner_process import (
    RunnerProcess,
    assert_works,
    collect,
    containers_of,
    request,
)

pytestmark = pytest.mark.anyio

# A box names itself by its writable layer, which the mount table shows and the engine knows.
_WHERE = """
import re, time
def solution(seconds):
    time.sleep(seconds)
    return re.search('upperdir=([^,]+)', open('/proc/mounts').read()).group(1)
"""
_PATIENT = Limits(wall_ms=60_000)


async def box_of(sandbox: Sandbox, owner: str, lane: Lane = Lane.RUN) -> str:
    run = request(Language.PYTHON, _WHERE, (0,), lane=lane, owner=owner)
    (result,) = await collect(sandbox, run)
    assert isinstance(result.value, str), result
    return result.value


def layers(runner: RunnerProcess) -> dict[str, str]:
    """The writable layers of the runner's containers, with the containers' ids."""
    found: dict[str, str] = {}
    for box in containers_of(runner.instance):
        try:
            box.reload()
        except docker.errors.NotFound:
            continue
        # The engine has taken the layer of a container that it is just removing.
        layer = box.attrs["GraphDriver"]["Data"]
        if layer is not None:
            found[layer["UpperDir"]] = str(box.id)
    return found


def submission(owner: str, *seconds: float) -> RunRequest:
    calls = [(each,) for each in seconds]
    return request(Language.PYTHON, _WHERE, *calls, lane=Lane.SUBMIT, owner=owner, limits=_PATIENT)


async def all_of(results: AsyncGenerator[CallResult, None]) -> list[CallResult]:
    return [result async for result in results]


async def gone(container: str) -> None:
    """Wait until the engine has removed a container."""
    engine = docker.from_env(timeout=20)
    try:
        await asyncio.to_thread(engine.api.wait, container, condition="removed")
    except docker.errors.NotFound:
        return


@pytest.fixture
def own_runner(docker_engine: None, short_folder: Path) -> Generator[RunnerProcess]:
    """A runner of the test's own, which it may kill."""
    process = RunnerProcess(short_folder / "own.sock")
    try:
        yield process.wait_ready()
    finally:
        if process.process.poll() is None:
            process.stop()


async def test_a_ready_runner_says_so(sandbox: Sandbox) -> None:
    status = await sandbox.status()
    assert (status.ready, status.reason) == (True, None)
    assert set(status.languages) == set(Language)


async def test_the_socket_belongs_to_its_user_alone(runner: RunnerProcess) -> None:
    assert stat.S_IMODE(runner.socket_path.stat().st_mode) == 0o600


async def test_the_box_of_a_submission_is_new_and_destroyed_after(
    runner: RunnerProcess, sandbox: Sandbox
) -> None:
    before = layers(runner)
    used = await box_of(sandbox, "ada", Lane.SUBMIT)
    await gone(before[used])
    assert await box_of(sandbox, "ada", Lane.SUBMIT) != used
    assert used not in layers(runner)


async def test_a_box_stays_with_its_owner_until_the_interview_is_over(
    runner: RunnerProcess, sandbox: Sandbox
) -> None:
    grace = await box_of(sandbox, "grace")
    linus = await box_of(sandbox, "linus")
    assert grace != linus
    assert await box_of(sandbox, "grace") == grace
    container = layers(runner)[grace]
    await sandbox.release("grace")
    await gone(container)
    assert await box_of(sandbox, "grace") not in {grace, linus}
    assert await box_of(sandbox, "linus") == linus


async def test_two_runs_of_one_owner_take_turns(sandbox: Sandbox) -> None:
    boxes = await asyncio.gather(*[box_of(sandbox, "edsger") for _ in range(3)])
    assert len(set(boxes)) == 1


async def test_a_box_that_dies_midway_leaves_sandbox_errors(
    runner: RunnerProcess, sandbox: Sandbox
) -> None:
    run = request(Language.PYTHON, _WHERE, (0,), (50,), (0,), owner="barbara", limits=_PATIENT)
    results = sandbox.run(run)
    where = (await anext(results)).value
    assert isinstance(where, str)
    docker.from_env().containers.get(layers(runner)[where]).kill()
    rest = [result async for result in results]
    assert [(result.index, result.outcome) for result in rest] == [
        (1, Outcome.SANDBOX_ERROR),
        (2, Outcome.SANDBOX_ERROR),
    ]
    await assert_works(sandbox, Language.PYTHON, owner="barbara")


async def test_leaving_a_run_ends_it_and_destroys_its_box(
    runner: RunnerProcess, sandbox: Sandbox
) -> None:
    run = request(Language.PYTHON, _WHERE, (0,), (50,), owner="tony", limits=_PATIENT)
    results = sandbox.run(run)
    where = (await anext(results)).value
    assert isinstance(where, str)
    container = layers(runner)[where]
    await results.aclose()
    await gone(container)
    await assert_works(sandbox, Language.PYTHON, owner="tony")


async def test_cancelling_the_task_that_reads_a_run_ends_it(
    runner: RunnerProcess, sandbox: Sandbox
) -> None:
    where = await box_of(sandbox, "niklaus")
    container = layers(runner)[where]
    run = request(Language.PYTHON, _WHERE, (50,), owner="niklaus", limits=_PATIENT)
    reading = asyncio.create_task(collect(sandbox, run))
    await asyncio.sleep(0)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(reading, 0.2)
    await gone(container)
    await assert_works(sandbox, Language.PYTHON, owner="niklaus")


async def test_nobody_waits_longer_than_the_queue_allows(sandbox: Sandbox) -> None:
    busy = request(Language.PYTHON, _WHERE, (0,), (50,), owner="alan", limits=_PATIENT)
    results = sandbox.run(busy)
    await anext(results)
    second = request(Language.PYTHON, _WHERE, (0,), owner="alan", limits=Limits(queue_ms=50))
    with pytest.raises(SandboxUnavailable, match="no box came free within 50 ms"):
        await collect(sandbox, second)
    await results.aclose()


async def test_those_who_wait_for_a_box_hear_their_places_and_are_served_in_order(
    docker_engine: None, short_folder: Path
) -> None:
    socket = short_folder / "own.sock"
    process = RunnerProcess(socket, languages=[Language.PYTHON], ceiling=1)
    try:
        sandbox = (await asyncio.to_thread(process.wait_ready)).sandbox
        only_box = sandbox.run(submission("first", 0, 50))
        await anext(only_box)
        second: asyncio.Queue[int] = asyncio.Queue()
        third: asyncio.Queue[int] = asyncio.Queue()
        waiting: list[asyncio.Task[list[CallResult]]] = []
        for owner, places in (("second", second), ("third", third)):
            run = sandbox.run(submission(owner, 0), places.put_nowait)
            waiting.append(asyncio.create_task(all_of(run)))
            assert await places.get() == len(waiting)
        await only_box.aclose()
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        assert [task.done() for task in waiting] == [True, False]
        assert await third.get() == 1
        served = [result.outcome for task in waiting for result in await task]
        assert served == [Outcome.OK, Outcome.OK]
        assert (second.qsize(), third.qsize()) == (0, 0)
    finally:
        await asyncio.to_thread(process.stop)


async def test_a_second_runner_on_the_same_socket_is_refused(runner: RunnerProcess) -> None:
    second = RunnerProcess(runner.socket_path)
    assert await asyncio.to_thread(second.process.wait, 20) == 1
    await assert_works(runner.sandbox, Language.PYTHON)


async def test_a_runner_that_is_asked_to_end_leaves_nothing(own_runner: RunnerProcess) -> None:
    await assert_works(own_runner.sandbox, Language.PYTHON)
    assert own_runner.containers()
    assert own_runner.stop() == 0
    assert own_runner.containers() == set()
    assert not own_runner.socket_path.exists()


async def test_what_a_killed_runner_left_is_reaped_by_the_next(
    own_runner: RunnerProcess,
) -> None:
    await assert_works(own_runner.sandbox, Language.PYTHON)
    own_runner.kill()
    # The boxes end by themselves with their stream; this one does not.
    stubborn = docker.from_env().containers.run(
        images.tag(RUNTIMES[Language.PYTHON]),
        ["python3", "-c", "import time; time.sleep(600)"],
        network_mode="none",
        labels={INSTANCE_LABEL: own_runner.instance},
        detach=True,
    )
    left = own_runner.containers()
    assert str(stubborn.id) in left
    following = RunnerProcess(own_runner.socket_path)
    try:
        following.wait_for("that were left before")
        following.wait_ready()
        assert not left & following.containers()
        await assert_works(following.sandbox, Language.PYTHON)
    finally:
        following.stop()


async def test_an_engine_that_goes_and_comes_back_is_noticed_both_times(
    docker_engine: None, short_folder: Path
) -> None:
    require("docker", ENGINE_SOCKET.is_socket(), f"no {ENGINE_SOCKET}")
    proxy = EngineProxy(short_folder / "docker.sock")
    await proxy.up()
    process = RunnerProcess(short_folder / "own.sock", env={"DOCKER_HOST": proxy.url})
    try:
        await asyncio.to_thread(process.wait_ready)
        await assert_works(process.sandbox, Language.PYTHON)
        await proxy.down()
        line = await asyncio.to_thread(process.wait_for, "not ready")
        assert re.search("the Docker engine cannot be reached", line)
        status = await process.sandbox.status()
        assert not status.ready
        assert status.reason == "the Docker engine cannot be reached (no such file or directory)"
        with pytest.raises(SandboxUnavailable, match="cannot be reached"):
            await assert_works(process.sandbox, Language.PYTHON)
        await proxy.up()
        await asyncio.to_thread(process.wait_ready)
        await assert_works(process.sandbox, Language.PYTHON)
    finally:
        await asyncio.to_thread(process.stop)
        await proxy.down()
