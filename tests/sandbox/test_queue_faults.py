"""Workers that die, freeze or are killed in the middle of runs."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Generator
from pathlib import Path

import docker
import pytest
from redis.asyncio import Redis

from sandbox.client import QueuedSandbox
from sandbox.contract import CallResult, Lane, Language, Limits, Outcome, RunRequest
from sandbox.languages import RUNTIMES
from sandbox.runners import images
from sandbox.runners.engine import INSTANCE_LABEL
from sandbox.service.queue_wire import Kind, Order
from tests.sandbox.queue_workers import (
    FakeBoxes,
    WorkerProcess,
    asking,
    consumers,
    kinds,
    none_in_flight,
    until,
    values,
    worker_process,
    working,
)
from tests.sandbox.runner_process import containers_of

pytestmark = pytest.mark.anyio

_TAKEN_OVER_SECONDS = 5
_FOREVER = 3_600
_RUNS = 30
_SQUARE = """
import time
def solution(number):
    time.sleep(0.05)
    return number * number
"""


async def test_the_run_of_a_killed_worker_is_taken_over(
    redis_url: str, queued: QueuedSandbox, redis: Redis
) -> None:
    two = FakeBoxes("two")
    two.later.set()
    run = asking("now", "later", "now")
    async with worker_process(redis_url, "one", _FOREVER) as one:
        results = queued.run(run)
        assert (await anext(results)).value == "one"
        async with working(redis_url, two):
            one.send(signal.SIGKILL)
            killed = time.monotonic()
            assert [each.value async for each in results] == ["two", "two"]
            assert time.monotonic() - killed < _TAKEN_OVER_SECONDS
            await until(lambda: none_in_flight(redis))
            assert len(await consumers(redis)) == 1
    answers = await kinds(redis, Order.of(run))
    assert (answers.count(Kind.RESULT), answers.count(Kind.DONE)) == (3, 1)


async def test_what_waits_for_a_killed_worker_is_taken_over(
    redis_url: str, queued: QueuedSandbox
) -> None:
    async with worker_process(redis_url, "one", _FOREVER) as one:
        assert await values(queued, asking("now", run_id="1")) == ["one"]
        one.send(signal.SIGKILL)
        waiting = asyncio.create_task(values(queued, asking("now", run_id="2")))
        async with working(redis_url, FakeBoxes("two")):
            async with asyncio.timeout(_TAKEN_OVER_SECONDS):
                assert await waiting == ["two"]


async def test_a_run_whose_last_worker_is_killed_ends_with_sandbox_errors(
    redis_url: str, queued: QueuedSandbox
) -> None:
    async with worker_process(redis_url, "one", _FOREVER) as one:
        results = queued.run(asking("now", "later"))
        await anext(results)
        one.send(signal.SIGKILL)
        last = [each async for each in results]
    assert last == [CallResult(1, Outcome.SANDBOX_ERROR, error="the sandbox runner has gone away")]


async def test_a_frozen_worker_that_comes_back_changes_nothing(
    redis_url: str, queued: QueuedSandbox, redis: Redis
) -> None:
    two = FakeBoxes("two")
    two.later.set()
    run = asking("now", "later", "now")
    async with worker_process(redis_url, "one", 2) as one:
        results = queued.run(run)
        assert (await anext(results)).value == "one"
        one.send(signal.SIGSTOP)
        async with working(redis_url, two):
            assert [each.value async for each in results] == ["two", "two"]
        before = await kinds(redis, Order.of(run))
        one.send(signal.SIGCONT)
        await until(lambda: _answers(queued, "one"))
        assert await values(queued, asking("now", run_id="after")) == ["one"]
    assert await kinds(redis, Order.of(run)) == before


async def _answers(queued: QueuedSandbox, name: str) -> bool:
    return (await queued.status()).runtime == name


@pytest.fixture
def workers(
    docker_engine: None, redis_url: str, short_folder: Path
) -> Generator[list[WorkerProcess]]:
    """Two real workers; a test may kill them and add others."""
    started: list[WorkerProcess] = []
    try:
        for seat in range(2):
            worker = WorkerProcess(redis_url, short_folder, seat)
            started.append(worker)
            worker.wait_for("queue.joined")
        for worker in started:
            worker.wait_ready()
        yield started
    finally:
        for worker in started:
            if worker.process.poll() is None:
                worker.stop()


def _run(number: int) -> RunRequest:
    lane = Lane.SUBMIT if number % 3 == 0 else Lane.RUN
    return RunRequest(
        run_id=f"run-{number}",
        language=Language.PYTHON,
        source=_SQUARE,
        entry="solution",
        calls=tuple((number + step,) for step in range(3)),
        lane=lane,
        owner=f"owner-{number % 5}",
        limits=Limits(queue_ms=60_000),
    )


async def test_of_two_workers_one_is_killed_in_the_middle_of_many_runs(
    workers: list[WorkerProcess], queued: QueuedSandbox, redis: Redis, short_folder: Path
) -> None:
    killed, survivor = workers
    runs = [_run(number) for number in range(_RUNS)]
    ended = 0

    async def carry_out(run: RunRequest) -> list[CallResult]:
        nonlocal ended
        results = [result async for result in queued.run(run)]
        ended += 1
        return results

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(carry_out(run)) for run in runs]
        await until(lambda: ended >= _RUNS // 3)
        killed.kill()
    buried = await asyncio.to_thread(survivor.wait_for, "worker.buried")
    assert int(buried.partition("runs=")[2].split()[0]) > 0
    for number, (run, task) in enumerate(zip(runs, tasks, strict=True)):
        results = task.result()
        assert [result.outcome for result in results] == [Outcome.OK] * 3, results
        assert [result.value for result in results] == [
            each**2 for each in range(number, number + 3)
        ]
        told = await kinds(redis, Order.of(run))
        assert (told.count(Kind.RESULT), told.count(Kind.DONE)) == (3, 1)
    # A box ends with its stream; one that was never started is left for the next worker.
    await until(lambda: asyncio.to_thread(_running, killed), wanted=[])
    assert survivor.containers()
    await _assert_the_next_one_removes_what_is_left(workers, short_folder)


def _running(worker: WorkerProcess) -> list[str]:
    return [str(box.id) for box in containers_of(worker.instance) if box.status == "running"]


async def _assert_the_next_one_removes_what_is_left(
    workers: list[WorkerProcess], seats: Path
) -> None:
    killed, _ = workers
    stubborn = docker.from_env().containers.run(
        images.tag(RUNTIMES[Language.PYTHON]),
        ["python3", "-c", "import time; time.sleep(600)"],
        network_mode="none",
        labels={INSTANCE_LABEL: killed.instance},
        detach=True,
    )
    following = WorkerProcess(killed.url, seats, 0)
    workers.append(following)
    await asyncio.to_thread(following.wait_for, "that were left before")
    await asyncio.to_thread(following.wait_ready)
    assert str(stubborn.id) not in following.containers()
    assert following.containers()


async def test_a_worker_that_is_asked_to_end_leaves_no_box(
    workers: list[WorkerProcess], queued: QueuedSandbox
) -> None:
    leaving, _ = workers
    run = asyncio.create_task(values(queued, _run(1)))
    await asyncio.to_thread(leaving.stop)
    assert leaving.containers() == set()
    assert await run == [1, 4, 9]
    status = await queued.status()
    assert (status.ready, status.languages) == (True, (Language.PYTHON,))
