"""Which of many workers gets a run; their boxes only pretend."""

from __future__ import annotations

import asyncio

import pytest
from redis.asyncio import Redis

from sandbox.client import QueuedSandbox
from sandbox.contract import Lane, Language
from sandbox.service.queue_streams import living
from tests.sandbox.queue_workers import KEYS, FakeBoxes, asking, until, values, working

pytestmark = pytest.mark.anyio


async def test_the_status_is_that_of_all_workers(redis_url: str, queued: QueuedSandbox) -> None:
    one = FakeBoxes("runc", (Language.PYTHON, Language.GO))
    two = FakeBoxes("runsc", (Language.JAVA, Language.PYTHON))
    async with working(redis_url, one, two):
        status = await queued.status()
    assert status.ready
    assert status.languages == (Language.PYTHON, Language.JAVA, Language.GO)
    assert (status.runtime, status.reason) == ("runc, runsc", None)


async def test_while_every_worker_starts_the_status_says_so(
    redis_url: str, queued: QueuedSandbox
) -> None:
    async with working(redis_url, FakeBoxes("one", ())):
        status = await queued.status()
    assert (status.ready, status.reason) == (False, "one is starting")


async def test_a_run_finds_the_worker_that_has_its_language(
    redis_url: str, queued: QueuedSandbox
) -> None:
    java, others = FakeBoxes("java", (Language.JAVA,)), FakeBoxes("none", ())
    async with working(redis_url, java, others):
        for number in range(6):
            run = asking("now", run_id=str(number), language=Language.JAVA)
            assert await values(queued, run) == ["java"]
    assert others.begun == []


async def test_an_interview_leaves_a_worker_that_cannot_serve_it_any_more(
    redis_url: str, queued: QueuedSandbox
) -> None:
    one, two = FakeBoxes("one"), FakeBoxes("two")
    async with working(redis_url, one):
        assert await values(queued, asking("now", run_id="1")) == ["one"]
        async with working(redis_url, two):
            one.languages = ()
            assert await values(queued, asking("now", run_id="2")) == ["two"]
            assert await values(queued, asking("now", run_id="3")) == ["two"]


async def test_the_runs_of_an_interview_go_to_the_worker_that_has_its_box(
    redis_url: str, queued: QueuedSandbox
) -> None:
    async with working(redis_url, FakeBoxes("one"), FakeBoxes("two")):
        (first,) = await values(queued, asking("now", run_id="0"))
        for number in range(1, 8):
            assert await values(queued, asking("now", run_id=str(number))) == [first]


async def test_runs_of_one_interview_that_come_together_meet_at_one_worker(
    redis_url: str, queued: QueuedSandbox
) -> None:
    async with working(redis_url, FakeBoxes("one"), FakeBoxes("two")):
        runs = [values(queued, asking("now", run_id=str(number))) for number in range(8)]
        answers = [answer for (answer,) in await asyncio.gather(*runs)]
    assert len(set(answers)) == 1


async def test_submissions_are_bound_to_no_worker(redis_url: str, queued: QueuedSandbox) -> None:
    async with working(redis_url, FakeBoxes("one"), FakeBoxes("two")):
        runs = [
            values(queued, asking("now", run_id=str(number), lane=Lane.SUBMIT))
            for number in range(16)
        ]
        answers = [answer for (answer,) in await asyncio.gather(*runs)]
    assert set(answers) == {"one", "two"}


async def test_an_interview_whose_worker_has_left_finds_another(
    redis_url: str, queued: QueuedSandbox
) -> None:
    async with working(redis_url, FakeBoxes("one")):
        assert await values(queued, asking("now", run_id="1")) == ["one"]
    async with working(redis_url, FakeBoxes("two")):
        assert await values(queued, asking("now", run_id="2")) == ["two"]


async def test_releasing_an_owner_reaches_the_worker_that_has_the_box(
    redis_url: str, queued: QueuedSandbox, redis: Redis
) -> None:
    boxes = FakeBoxes("one")
    async with working(redis_url, boxes):
        await values(queued, asking("now"))
        await queued.release("ada")
        await until(lambda: boxes.released == ["ada"])
    assert await redis.get(KEYS.owner("ada")) is None


async def test_preparing_a_language_reaches_every_worker(
    redis_url: str, queued: QueuedSandbox
) -> None:
    one, two = FakeBoxes("one"), FakeBoxes("two")
    async with working(redis_url, one, two):
        await queued.prepare(Language.JAVA)
        await until(lambda: one.prepared == two.prepared == [Language.JAVA])


async def test_a_worker_that_says_something_else_is_not_counted(
    redis_url: str, queued: QueuedSandbox, redis: Redis
) -> None:
    await redis.sadd(KEYS.workers, "other")
    await redis.set(KEYS.beat("other"), '{"mood": "fine"}')
    async with working(redis_url, FakeBoxes("one")):
        assert [status.runtime for status in (await living(redis, KEYS)).values()] == ["one"]
