"""Several workers behind one address: they are kept, replaced, stopped, and never left behind."""

import asyncio
import signal

import httpx
import psutil
import pytest

from tests.api.serving import ApiProcess, api_process, until

pytestmark = pytest.mark.anyio
TWO = {"WORKERS": "2"}


def workers(api: ApiProcess) -> list[psutil.Process]:
    return psutil.Process(api.process.pid).children()


def serving_ever(api: ApiProcess) -> int:
    return api.output.count("worker.serves")


async def is_healthy(api: ApiProcess) -> bool:
    """Asked on a connection of its own: one that is kept dies with its worker."""
    async with httpx.AsyncClient(base_url=api.http.base_url) as client:
        return (await client.get("/health")).status_code == 200


async def test_a_killed_worker_is_replaced_while_the_other_one_serves(
    seeded_url: str, redis_url: str
) -> None:
    async with api_process(seeded_url, redis_url, TWO) as api:
        await until(lambda: serving_ever(api) == 2)
        killed, kept = workers(api)
        killed.kill()
        await asyncio.to_thread(killed.wait, 10)
        while serving_ever(api) == 2:
            assert await is_healthy(api)
        assert kept in workers(api)
        assert len(workers(api)) == 2


async def test_workers_are_replaced_one_after_the_other_and_nobody_is_refused(
    seeded_url: str, redis_url: str
) -> None:
    async with api_process(seeded_url, redis_url, TWO) as api:
        await until(lambda: serving_ever(api) == 2)
        before = workers(api)
        api.process.send_signal(signal.SIGHUP)
        while serving_ever(api) < 4:
            assert await is_healthy(api)
            assert len({*workers(api)} & {*before}) + serving_ever(api) - 2 >= 1
        assert not {*workers(api)} & {*before}


async def test_a_worker_that_hangs_is_killed_and_replaced(seeded_url: str, redis_url: str) -> None:
    async with api_process(seeded_url, redis_url, TWO) as api:
        await until(lambda: serving_ever(api) == 2)
        hung = workers(api)[0]
        hung.suspend()
        await until(lambda: serving_ever(api) == 3, within_s=40)
        assert not hung.is_running()
    assert "worker.silent" in api.output


async def test_all_workers_end_when_the_supervisor_is_asked_to(
    seeded_url: str, redis_url: str
) -> None:
    async with api_process(seeded_url, redis_url, TWO) as api:
        await until(lambda: serving_ever(api) == 2)
        both = workers(api)
        assert await api.stop() == 0
        assert [worker for worker in both if worker.is_running()] == []


async def test_no_worker_outlives_a_killed_supervisor(seeded_url: str, redis_url: str) -> None:
    async with api_process(seeded_url, redis_url, TWO) as api:
        await until(lambda: serving_ever(api) == 2)
        both = workers(api)
        api.process.kill()
        _, alive = await asyncio.to_thread(psutil.wait_procs, both, 10)
    assert alive == []


async def test_workers_that_cannot_start_end_the_supervisor(
    seeded_url: str, redis_url: str
) -> None:
    broken = {**TWO, "REDIS_URL": "nowhere://"}
    with pytest.raises(AssertionError, match=r"worker\.start_failed"):
        async with api_process(seeded_url, redis_url, broken):
            pass
