"""Many runners behind one queue in a real Redis; their boxes only pretend."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest
from redis.asyncio import Redis

from sandbox.client import QueuedSandbox
from sandbox.contract import (
    CallResult,
    Lane,
    Language,
    Limits,
    Outcome,
    RunRequest,
    SandboxUnavailable,
)
from sandbox.service.queue_run import MOST_TRIES
from sandbox.service.queue_wire import Kind, Order
from tests.sandbox.queue_workers import (
    KEYS,
    FakeBoxes,
    asking,
    consumers,
    deliver,
    kinds,
    none_in_flight,
    until,
    values,
    working,
)
from tests.sandbox.runner_process import request

pytestmark = pytest.mark.anyio


async def next_value(results: AsyncIterator[CallResult]) -> object:
    return (await anext(results)).value


async def test_results_come_one_by_one_as_each_finishes(
    redis_url: str, queued: QueuedSandbox
) -> None:
    boxes = FakeBoxes("one")
    async with working(redis_url, boxes):
        results = queued.run(asking("now", "later"))
        assert await anext(results) == CallResult(0, Outcome.OK, value="one")
        boxes.later.set()
        assert [each.index async for each in results] == [1]


async def test_the_place_in_the_queue_for_a_box_is_told(
    redis_url: str, queued: QueuedSandbox
) -> None:
    boxes = FakeBoxes("one")
    places: list[int] = []
    async with (
        working(redis_url, boxes),
        aclosing(queued.run(asking("later"), places.append)) as run,
    ):
        result = asyncio.ensure_future(anext(run))
        await until(lambda: places == [1])
        boxes.later.set()
        assert (await result).value == "one"


async def test_two_workers_share_the_runs(redis_url: str, queued: QueuedSandbox) -> None:
    one, two = FakeBoxes("one"), FakeBoxes("two")
    async with working(redis_url, one, two, at_once=2):
        runs = [
            asyncio.create_task(
                values(queued, asking("later", run_id=str(number), lane=Lane.SUBMIT))
            )
            for number in range(6)
        ]
        await until(lambda: len(one.begun) + len(two.begun) == 4)
        assert (len(one.begun), len(two.begun)) == (2, 2)
        one.later.set()
        two.later.set()
        answers = [answer for (answer,) in await asyncio.gather(*runs)]
    assert set(answers) == {"one", "two"}


async def test_a_run_that_is_asked_for_again_is_read_and_not_run_again(
    redis_url: str, queued: QueuedSandbox
) -> None:
    boxes = FakeBoxes("one")
    run = asking("now", "later")
    async with working(redis_url, boxes):
        readers = [asyncio.create_task(values(queued, run)) for _ in range(2)]
        await until(lambda: boxes.begun)
        boxes.later.set()
        assert await asyncio.gather(*readers) == [["one", "one"]] * 2
        assert await values(queued, run) == ["one", "one"]
    assert len(boxes.begun) == 1


@pytest.mark.parametrize(
    "other", [asking("now", run_id="other"), asking("now", owner="grace"), asking("now", "now")]
)
async def test_another_run_or_owner_is_another_run(
    redis_url: str, queued: QueuedSandbox, other: RunRequest
) -> None:
    boxes = FakeBoxes("one")
    async with working(redis_url, boxes):
        await values(queued, asking("now"))
        await values(queued, other)
    assert len(boxes.begun) == 2


async def test_a_run_that_is_delivered_again_is_answered_once(
    redis_url: str, queued: QueuedSandbox, redis: Redis
) -> None:
    boxes = FakeBoxes("one")
    run = asking("now", "now")
    order = Order.of(run)
    async with working(redis_url, boxes):
        await values(queued, run)
        await deliver(redis, order)
        await until(lambda: none_in_flight(redis))
    assert len(boxes.begun) == 1
    answers = [kind for kind in await kinds(redis, order) if kind != Kind.QUEUED]
    assert answers == [Kind.ASKED, Kind.TAKEN, Kind.RESULT, Kind.RESULT, Kind.DONE]


async def test_of_two_workers_with_the_same_run_the_first_answer_stands(
    redis_url: str, queued: QueuedSandbox, redis: Redis
) -> None:
    one, two = FakeBoxes("one"), FakeBoxes("two")
    run = asking("now", "later", "now", lane=Lane.SUBMIT)
    async with working(redis_url, one):
        results = queued.run(run)
        assert await next_value(results) == "one"
        async with working(redis_url, two):
            while not two.begun:
                await deliver(redis, Order.of(run))
                await asyncio.sleep(0.05)
            two.later.set()
            assert [each.value async for each in results] == ["two", "two"]
            one.later.set()
            await until(lambda: one.left and none_in_flight(redis))
    answers = await kinds(redis, Order.of(run))
    assert answers.count(Kind.RESULT) == 3
    assert answers[-1] == Kind.DONE


async def test_a_box_that_breaks_leaves_sandbox_errors_and_the_run_may_be_tried_again(
    redis_url: str, queued: QueuedSandbox
) -> None:
    boxes = FakeBoxes("one")
    run = asking("now", "break", "now")
    async with working(redis_url, boxes):
        for _ in range(2):
            results = [each async for each in queued.run(run)]
            assert [(each.outcome, each.error) for each in results] == [
                (Outcome.OK, None),
                (Outcome.SANDBOX_ERROR, "the box has died"),
                (Outcome.SANDBOX_ERROR, "the box has died"),
            ]
    assert len(boxes.begun) == 2


async def test_a_worker_that_has_no_box_says_so(redis_url: str, queued: QueuedSandbox) -> None:
    async with working(redis_url, FakeBoxes("one")):
        with pytest.raises(SandboxUnavailable, match="no box came free"):
            await values(queued, asking("refuse"))


async def test_a_bug_in_the_runner_is_a_sandbox_error(
    redis_url: str, queued: QueuedSandbox, redis: Redis
) -> None:
    async with working(redis_url, FakeBoxes("one")):
        results = [each async for each in queued.run(asking("now", "bug"))]
        await until(lambda: none_in_flight(redis))
    assert [each.outcome for each in results] == [Outcome.OK, Outcome.SANDBOX_ERROR]


async def test_leaving_a_run_ends_it_where_it_runs(redis_url: str, queued: QueuedSandbox) -> None:
    boxes = FakeBoxes("one")
    run = asking("now", "later")
    async with working(redis_url, boxes):
        async with aclosing(queued.run(run)) as results:
            await anext(results)
            assert boxes.left == 0
        await until(lambda: boxes.left == 1)
        boxes.later.set()
        assert await values(queued, run) == ["one", "one"]


async def test_cancelling_the_task_that_reads_a_run_ends_it(
    redis_url: str, queued: QueuedSandbox
) -> None:
    boxes = FakeBoxes("one")
    async with working(redis_url, boxes):
        reading = asyncio.create_task(values(queued, asking("later")))
        await until(lambda: boxes.begun)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        await until(lambda: boxes.left == 1)


async def test_a_run_that_was_left_before_its_turn_is_not_begun(
    redis_url: str, queued: QueuedSandbox
) -> None:
    boxes = FakeBoxes("one")
    async with working(redis_url, boxes, at_once=1):
        busy = asyncio.create_task(values(queued, asking("later")))
        await until(lambda: boxes.begun)
        waiting = asyncio.create_task(values(queued, asking("now", run_id="left")))
        await asyncio.sleep(0.05)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        boxes.later.set()
        await busy
        assert await values(queued, asking("now", run_id="next")) == ["one"]
    assert [run.run_id for run in boxes.begun] == ["run", "next"]


async def test_nobody_waits_longer_than_the_queue_allows(
    redis_url: str, queued: QueuedSandbox
) -> None:
    boxes = FakeBoxes("one")
    async with working(redis_url, boxes, at_once=1):
        busy = asyncio.create_task(values(queued, asking("later")))
        await until(lambda: boxes.begun)
        with pytest.raises(SandboxUnavailable, match="no runner came free within 100 ms"):
            await values(queued, asking("now", run_id="late", limits=Limits(queue_ms=100)))
        boxes.later.set()
        await busy


async def test_time_in_the_queue_is_no_time_to_wait_for_a_box(
    redis_url: str, queued: QueuedSandbox
) -> None:
    boxes = FakeBoxes("one")
    async with working(redis_url, boxes, at_once=1):
        busy = asyncio.create_task(values(queued, asking("later")))
        await until(lambda: boxes.begun)
        limits = Limits(queue_ms=10_000)
        second = asyncio.create_task(values(queued, asking("now", run_id="2", limits=limits)))
        await asyncio.sleep(0.2)
        boxes.later.set()
        await asyncio.gather(busy, second)
    assert 0 < boxes.begun[1].limits.queue_ms <= 9_800


async def test_without_a_worker_a_run_is_refused_at_once(queued: QueuedSandbox) -> None:
    begun = time.monotonic()
    with pytest.raises(SandboxUnavailable, match="no sandbox runner takes runs"):
        await values(queued, asking("now"))
    assert time.monotonic() - begun < 1
    status = await queued.status()
    assert (status.ready, status.languages) == (False, ())
    assert status.reason == "no sandbox runner takes runs from the queue"
    await queued.release("ada")


async def test_without_redis_a_run_is_refused_and_the_address_is_not_told() -> None:
    queued = QueuedSandbox("redis://:secret@127.0.0.1:1/0")
    with pytest.raises(SandboxUnavailable) as refused:
        await values(queued, asking("now"))
    assert str(refused.value) == "the sandbox's queue cannot be reached (ConnectionError)"
    assert not (await queued.status()).ready


async def test_a_worker_that_is_asked_to_end_finishes_what_it_has(
    redis_url: str, queued: QueuedSandbox
) -> None:
    boxes = FakeBoxes("one")
    async with asyncio.TaskGroup() as group:
        async with working(redis_url, boxes):
            run = group.create_task(values(queued, asking("now", "later")))
            await until(lambda: boxes.begun)
            asyncio.get_running_loop().call_later(0.3, boxes.later.set)
        assert boxes.left == 1
    assert run.result() == ["one", "one"]


async def test_a_worker_that_is_asked_to_end_hands_back_what_it_cannot_finish(
    redis_url: str, queued: QueuedSandbox, redis: Redis
) -> None:
    one, two = FakeBoxes("one"), FakeBoxes("two")
    two.later.set()
    async with asyncio.TaskGroup() as group:
        async with working(redis_url, one, at_once=1):
            begun = group.create_task(values(queued, asking("now", "later", run_id="1")))
            await until(lambda: one.begun)
            waiting = asking("now", run_id="2")
            second = group.create_task(values(queued, waiting))
            await until(lambda: redis.exists(KEYS.run(Order.of(waiting))))
        async with working(redis_url, two):
            assert await begun == ["one", "two"]
            assert await second == ["two"]
            await until(lambda: none_in_flight(redis))
            assert len(await consumers(redis)) == 1


async def test_a_run_that_has_taken_workers_down_is_given_up(
    redis_url: str, queued: QueuedSandbox, redis: Redis
) -> None:
    boxes = FakeBoxes("one")
    run = asking("now")
    order = Order.of(run)
    async with working(redis_url, boxes, at_once=1):
        busy = asyncio.create_task(values(queued, asking("later", run_id="busy")))
        await until(lambda: boxes.begun)
        reading = asyncio.create_task(values(queued, run))
        await until(lambda: redis.exists(KEYS.run(order)))
        await redis.set(KEYS.tries(order), MOST_TRIES)
        boxes.later.set()
        await busy
        assert await reading == [None]
    assert len(boxes.begun) == 1


async def test_when_redis_forgets_everything_runs_end_and_the_workers_come_back(
    redis_url: str, queued: QueuedSandbox, redis: Redis
) -> None:
    boxes = FakeBoxes("one")
    async with working(redis_url, boxes):
        results = queued.run(asking("now", "later"))
        await anext(results)
        await redis.execute_command("FLUSHALL")  # pyright: ignore[reportUnknownMemberType]
        assert [each.outcome async for each in results] == [Outcome.SANDBOX_ERROR]
        await until(lambda: _ready(queued))
        assert await values(queued, asking("now", run_id="after")) == ["one"]


async def _ready(queued: QueuedSandbox) -> bool:
    return (await queued.status()).ready


async def test_what_is_no_run_is_dropped(
    redis_url: str, queued: QueuedSandbox, redis: Redis
) -> None:
    boxes = FakeBoxes("one")
    async with working(redis_url, boxes):
        await redis.xadd(KEYS.shared, {"data": "{}"})
        run = asking("now")
        broken = Order(run, '{"entry": 1}', "digest")
        await deliver(redis, broken)
        await redis.xadd(KEYS.control, {"dance": "tango"})
        assert await values(queued, run) == ["one"]
        await until(lambda: none_in_flight(redis))


async def test_any_text_crosses_the_queue(redis_url: str, queued: QueuedSandbox) -> None:
    boxes = FakeBoxes("\ud800\x00é")
    run = request(Language.PYTHON, "\udfff\x00", ("\ud800",))
    async with working(redis_url, boxes):
        assert await values(queued, run) == ["\ud800\x00é"]
    assert (boxes.begun[0].source, boxes.begun[0].calls) == ("\udfff\x00", (("\ud800",),))


async def test_a_run_that_is_too_large_to_queue_is_refused(
    queued: QueuedSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.service.wire.MAX_FRAME_BYTES", 1_000)
    with pytest.raises(SandboxUnavailable, match="larger than may be queued"):
        await values(queued, asking("x" * 1_000))
