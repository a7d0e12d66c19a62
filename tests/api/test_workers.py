"""Two API processes over one PostgreSQL and one Redis: any socket on any of them."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

import psycopg
import pytest
from redis.asyncio import Redis

from apps.api.infra.stream_log import StreamLog
from tests.api.browser import Browser
from tests.api.candidate import Candidate, Frame
from tests.api.serving import ApiProcess, Created, InnerApi, api_process, redis_path, until

pytestmark = pytest.mark.anyio
DELTA = "INTERVIEWER_STREAM_DELTA"
START = "INTERVIEWER_STREAM_START"
END = "INTERVIEWER_STREAM_END"
TAKEN_OVER_S = 2.0
DRAINED_S = 10.0
TOLD_S = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two workers and what they share."""

    first: ApiProcess
    second: ApiProcess
    database_url: str
    redis_url: str

    def stored(self, created: Created) -> list[tuple[int, str | None]]:
        """`(seq, client id)` of every entry in PostgreSQL, in order."""
        query = "SELECT seq, client_id FROM events WHERE session_id = %s ORDER BY seq"
        with psycopg.connect(self.database_url) as db:
            return db.execute(query, [UUID(created.session_id)]).fetchall()

    async def logged(self, created: Created) -> list[tuple[int, bytes]]:
        """`(seq, body)` of the whole log in Redis."""
        redis = Redis(unix_socket_path=str(redis_path(self.redis_url)))
        rows = await StreamLog(redis).read(created.session_id)
        await redis.aclose()
        return rows


@pytest.fixture
async def pair(seeded_url: str, redis_url: str) -> AsyncGenerator[Pair]:
    async with (
        api_process(seeded_url, redis_url) as first,
        api_process(seeded_url, redis_url) as second,
    ):
        yield Pair(first, second, seeded_url, redis_url)


@asynccontextmanager
async def running(browsers: list[Browser]) -> AsyncGenerator[None]:
    tasks = [asyncio.create_task(browser.run()) for browser in browsers]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def last_seq(frames: list[Frame]) -> int:
    return max((frame["seq"] for frame in frames if frame.get("seq")), default=0)


def epoch(frames: list[Frame]) -> str:
    return next(frame["payload"]["epoch"] for frame in frames if frame["type"] == "SESSION_STATE")


def gapless(*parts: list[Frame]) -> list[Frame]:
    """What stands in the log, of one browser's sockets together: every entry once."""
    logged = [frame for part in parts for frame in part if frame.get("seq")]
    assert [frame["seq"] for frame in logged] == list(range(1, len(logged) + 1))
    return logged


def acts(logged: list[Frame]) -> list[str]:
    return [frame["payload"]["act"] for frame in logged if frame["type"] == START]


def ends(logged: list[Frame], reason: str) -> int:
    return sum(frame["type"] == END and frame["payload"]["reason"] == reason for frame in logged)


async def mid_sentence(candidate: Candidate) -> None:
    for _ in range(3):
        await candidate.until(DELTA)


async def all_acknowledged_again(browsers: list[Browser]) -> None:
    enough = [len(browser.acknowledged) + 3 for browser in browsers]
    await until(
        lambda: all(
            len(browser.acknowledged) > count
            for browser, count in zip(browsers, enough, strict=True)
        )
    )


async def test_an_interview_that_was_created_on_one_worker_runs_on_another(pair: Pair) -> None:
    created = await pair.first.create()
    async with pair.second.join(created) as candidate:
        await candidate.hears("greet")
        assert (await candidate.ask("CODE_SNAPSHOT", {"code": "x = 1"}))["payload"]["durable"]
    status = await pair.first.http.get(f"/sessions/{created.session_id}", headers=created.bearer)
    assert status.json()["status"] == "live"


async def test_a_second_tab_on_another_worker_takes_over_and_the_first_can_take_back(
    pair: Pair,
) -> None:
    created = await pair.first.create()
    async with pair.first.join(created) as older:
        await mid_sentence(older)
        async with pair.second.join(created) as newer:
            await newer.receive()
            began = time.monotonic()
            assert await older.closed() == 4409
            assert time.monotonic() - began < TOLD_S
            assert (await newer.ask("CODE_SNAPSHOT", {"code": "newer"}))["payload"]["durable"]
            async with pair.first.join(created) as back:
                assert (await back.receive())["payload"]["view"]["code"] == "newer"
                assert await newer.closed() == 4409
                assert (await back.ask("CODE_SNAPSHOT", {"code": "back"}))["payload"]["durable"]
    together = [*older.logged(), *newer.logged(), *back.logged()]
    assert acts(together).count("greet") == 1


async def test_an_older_tab_is_closed_at_once_though_nothing_is_being_said(pair: Pair) -> None:
    created = await pair.first.create()
    async with pair.first.join(created) as older:
        await older.hears("greet")
        async with pair.second.join(created) as newer:
            await newer.receive()
            began = time.monotonic()
            assert await older.closed() == 4409
            assert time.monotonic() - began < TOLD_S


async def test_an_end_that_is_asked_of_another_worker_reaches_the_browser(pair: Pair) -> None:
    created = await pair.first.create()
    async with pair.first.join(created) as candidate:
        await mid_sentence(candidate)
        path = f"/sessions/{created.session_id}"
        ended = await pair.second.http.post(f"{path}/end", headers=created.bearer)
        assert (ended.status_code, ended.json()["status"]) == (200, "ended")
        assert await candidate.closed() == 1012
        before = candidate.frames
    async with pair.first.join(created, last_seq(before), epoch(before)) as candidate:
        assert await candidate.closed() == 4410
        gapless(before, candidate.frames)
    report = await pair.first.http.get(f"{path}/report", headers=created.bearer)
    assert report.json()["end_reason"] == "candidate"


async def test_an_interview_of_a_dead_owner_is_ended_in_time_though_nobody_is_there(
    api: InnerApi, seeded_url: str, redis_url: str
) -> None:
    async with api_process(seeded_url, redis_url) as owner:
        created = await owner.create()
        async with owner.join(created) as candidate:
            await mid_sentence(candidate)
            await owner.kill()
    api.clock.skip(3 * 3_600_000)
    path = f"/sessions/{created.session_id}/report"
    async with asyncio.timeout(10):
        while (answer := await api.http.get(path, headers=created.bearer)).status_code != 200:
            await api.clock.sleep_ms(100)
    assert answer.json()["end_reason"] == "timer"


async def test_an_interview_goes_on_at_once_after_its_owner_was_killed_mid_sentence(
    pair: Pair,
) -> None:
    created = await pair.first.create()
    async with pair.first.join(created) as candidate:
        await mid_sentence(candidate)
        began = time.monotonic()
        await pair.first.kill()
        before = candidate.frames
    async with pair.second.join(created, last_seq(before), epoch(before)) as candidate:
        await candidate.until(START)
        await candidate.until(DELTA)
        assert time.monotonic() - began < TAKEN_OVER_S
        assert candidate.frames[0]["payload"]["resumed"]
        logged = gapless(before, candidate.frames)
    assert acts(logged) == ["greet", "resume"]
    assert ends(logged, "owner_lost") == 1


async def test_a_worker_that_is_asked_to_stop_under_traffic_hands_everything_over(
    pair: Pair,
) -> None:
    browsers = [Browser(await pair.first.create(), pair.first, pair.second) for _ in range(8)]
    async with running(browsers):
        await until(lambda: all(len(each.acknowledged) > 3 for each in browsers))
        began = time.monotonic()
        assert await pair.first.stop() == -signal.SIGTERM
        assert time.monotonic() - began < DRAINED_S
        await all_acknowledged_again(browsers)
    for browser in browsers:
        assert (browser.codes[0], browser.count("DRAIN"), browser.gaps()) == (1012, 1, 0)
        assert acts(browser.logged()).count("greet") == 1
        stored = [client_id for _, client_id in pair.stored(browser.created) if client_id]
        assert len(stored) == len(set(stored))
        assert {*browser.acknowledged} <= {*stored}


async def test_replacing_all_workers_behind_one_address_loses_nothing(
    seeded_url: str, redis_url: str
) -> None:
    async with api_process(seeded_url, redis_url, {"WORKERS": "2"}) as api:
        await until(lambda: api.output.count("worker.serves") == 2)
        browsers = [Browser(await api.create(), api) for _ in range(8)]
        async with running(browsers):
            await until(lambda: all(each.acknowledged for each in browsers))
            api.process.send_signal(signal.SIGHUP)
            await until(lambda: api.output.count("worker.serves") == 4, within_s=40)
            await all_acknowledged_again(browsers)
    for browser in browsers:
        assert browser.codes in ([1012], [1012, 1012])
        assert (browser.count("DRAIN"), browser.gaps()) == (len(browser.codes), 0)
        assert acts(browser.logged()).count("greet") == 1


async def test_an_owner_that_was_frozen_writes_nothing_stale(pair: Pair) -> None:
    created = await pair.first.create()
    async with pair.first.join(created) as older:
        await mid_sentence(older)
        pair.first.process.send_signal(signal.SIGSTOP)
        before = [*older.frames]
        await older.send("CODE_SNAPSHOT", {"code": "stale"}, id="stale")
        async with pair.second.join(created, last_seq(before), epoch(before)) as newer:
            await newer.hears("resume")
            pair.first.process.send_signal(signal.SIGCONT)
            assert await older.closed() == 4409
            assert (await newer.ask("CODE_SNAPSHOT", {"code": "new"}))["payload"]["durable"]
            logged = gapless(before, newer.frames)
    assert ends(logged, "owner_lost") == 1
    assert "stale" not in [client_id for _, client_id in pair.stored(created)]
    in_redis = await pair.logged(created)
    assert len(in_redis) == len(logged)
    assert [body for _, body in in_redis if b"stale" in body] == []
    assert older.last_seq == last_seq(before)
