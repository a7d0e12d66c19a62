"""PostgreSQL or Redis goes away in the middle of interviews and comes back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest

from apps.api.errors import StorageAway
from apps.api.infra.database import Database
from apps.api.infra.embedded.postgres import EmbeddedPostgres
from apps.api.session import write_behind
from apps.api.session.acknowledgements import DELAYED_AFTER_MS
from apps.api.session.engine import PAUSE_AFTER_MS
from apps.api.session.history import stored_entries
from apps.api.settings import Settings
from tests.api.candidate import Candidate, Frame, Ticketed, opened
from tests.api.serving import Created, InnerApi, inner_api, redis_path
from tests.launcher.redis_line import ask_redis
from tests.socket_proxy import SocketProxy

pytestmark = pytest.mark.anyio


@dataclass
class Fragile:
    """An API whose way to PostgreSQL can be cut, and a second look at what is stored there."""

    api: InnerApi
    way: SocketProxy
    database: Database

    async def stored(self, created: Created) -> dict[int, str]:
        entries = await stored_entries(self.database, UUID(created.session_id))
        return {entry.seq: entry.event.TYPE for entry in entries}


@pytest.fixture
async def fragile(
    api_settings: Settings,
    postgres: EmbeddedPostgres,
    short_folder: Path,
) -> AsyncGenerator[Fragile]:
    way = SocketProxy(short_folder / postgres.socket.name, postgres.socket)
    await way.up()
    url, _, _ = api_settings.database_url.partition("?")
    settings = replace(api_settings, database_url=f"{url}?host={short_folder}")
    database = Database(api_settings.database_url)
    async with inner_api(settings) as api:
        yield Fragile(api, way, database)
        if not way.is_up:
            await way.up()
    await database.close()
    await way.down()


def of(message_id: str, *, durable: bool):  # noqa: ANN201 - a predicate
    def fits(frame: Frame) -> bool:
        payload = frame["payload"]
        return (
            frame["type"] == "ACK" and payload["id"] == message_id and payload["durable"] is durable
        )

    return fits


async def say(candidate: Candidate, message_id: str, text: str = "Is it sorted?") -> None:
    payload = {"text": text, "source": "typed"}
    await candidate.send("TRANSCRIPT_FINAL", payload, id=message_id)


async def test_while_postgres_is_away_the_interview_goes_on_and_is_stored_later(
    fragile: Fragile,
) -> None:
    created = await fragile.api.create()
    async with fragile.api.join(created) as candidate:
        await candidate.hears("greet")
        await fragile.way.down()
        await say(candidate, "mine")
        await candidate.until(of("mine", durable=False))
        answer = await candidate.until("INTERVIEWER_STREAM_END")
        assert answer["payload"]["reason"] == "done"
        assert answer["seq"] not in await fragile.stored(created)
        await fragile.way.up()
        await candidate.until(of("mine", durable=True))
        await say(candidate, "again")
        await candidate.until(of("again", durable=True))
        stored = await fragile.stored(created)
    commits = {f["seq"] for f in candidate.logged() if f["type"] != "INTERVIEWER_STREAM_DELTA"}
    assert commits <= stored.keys()
    acks = [f["payload"] for f in candidate.frames if f["type"] == "ACK"]
    assert [(ack["id"], ack["durable"]) for ack in acks][:2] == [("mine", False), ("mine", True)]
    seqs = [frame["seq"] for frame in candidate.logged()]
    assert seqs == list(range(1, len(seqs) + 1))


async def test_a_repeated_message_is_durable_only_when_the_first_one_is(fragile: Fragile) -> None:
    created = await fragile.api.create()
    async with fragile.api.join(created) as candidate:
        await candidate.hears("greet")
        await fragile.way.down()
        await say(candidate, "mine")
        await candidate.until(of("mine", durable=False))
        await say(candidate, "mine")
        repeated = await candidate.until(of("mine", durable=False))
        assert repeated["payload"]["dup"]
        await fragile.way.up()
        await candidate.until(of("mine", durable=True))
        assert candidate.types().count("TRANSCRIPT_ENTRY") == 1


async def test_after_a_minute_without_postgres_the_interview_stands_still_until_it_is_back(
    fragile: Fragile,
) -> None:
    clock = fragile.api.clock
    created = await fragile.api.create()
    async with fragile.api.join(created) as candidate:
        timer = await candidate.until("TIMER")
        await candidate.hears("greet")
        await fragile.way.down()
        await say(candidate, "mine", "fine, thanks")
        await candidate.until(of("mine", durable=False))
        clock.skip(PAUSE_AFTER_MS)
        paused = await candidate.until("PAUSED")
        clock.skip(60 * 60_000)
        await say(candidate, "waiting", "Can there be duplicates?")
        await candidate.until(of("waiting", durable=False))
        assert "SESSION_ENDED" not in candidate.types()
        spoken = candidate.types().count("INTERVIEWER_STREAM_START")
        ticket = await fragile.api.http.post(f"/sessions/{created.session_id}/ticket",
                                             headers=created.bearer)  # fmt: skip
        assert (ticket.status_code, ticket.json()["error"]["code"]) == (503, "storage_away")
        await fragile.way.up()
        resumed = await candidate.until("RESUMED")
        stood_ms = resumed["ts_ms"] - paused["ts_ms"]
        assert resumed["payload"]["ends_at_ms"] >= timer["payload"]["ends_at_ms"] + 60 * 60_000
        moved_ms = resumed["payload"]["ends_at_ms"] - timer["payload"]["ends_at_ms"]
        assert abs(moved_ms - stood_ms) < 1_000
        await candidate.until("INTERVIEWER_STREAM_END")
        assert candidate.types().count("INTERVIEWER_STREAM_START") == spoken + 1
        assert any(map(of("waiting", durable=True), candidate.frames))
    async with fragile.api.join(created) as later:
        view = (await later.until("SESSION_STATE"))["payload"]["view"]
        assert (view["ends_at_ms"], view["paused_at_ms"]) == (
            resumed["payload"]["ends_at_ms"], None)  # fmt: skip


async def test_a_postgres_that_hangs_is_one_that_is_away(
    fragile: Fragile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_behind, "STORE_WITHIN_S", 0.3)
    created = await fragile.api.create()
    async with fragile.api.join(created) as candidate:
        await candidate.hears("greet")
        fragile.way.freeze()
        await say(candidate, "mine")
        await candidate.until(of("mine", durable=False))
        await candidate.until("INTERVIEWER_STREAM_END")
        fragile.way.thaw()
        await candidate.until(of("mine", durable=True))


async def test_whoever_asks_without_postgres_is_told_to_try_again(fragile: Fragile) -> None:
    created = await fragile.api.create()
    ticket = await fragile.api.ticket(created)
    await fragile.way.down()
    for path in ("/lobby", "/questions/pick", f"/sessions/{created.session_id}"):
        answer = await fragile.api.http.get(path, headers=created.bearer)
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "storage_away")
        assert answer.json()["error"]["retryable"]
    assert (await fragile.api.http.get("/health")).status_code == 200
    unready = await fragile.api.http.get("/ready")
    assert (unready.status_code, unready.json()["ready"]) == (503, False)
    assert list(unready.json()["reasons"]) == ["postgresql"]
    async with opened(fragile.api.port, created.session_id) as candidate:
        await candidate.send("CLIENT_READY", Ticketed(ticket, 0, None).payload())
        assert await candidate.closed() == 1012
        assert candidate.frames[-1]["payload"]["code"] == "storage_away"
    await fragile.way.up()
    assert (await fragile.api.http.get("/ready")).json() == {"ready": True, "reasons": {}}


async def test_a_postgres_that_hangs_makes_a_process_unready_within_seconds(
    fragile: Fragile,
) -> None:
    fragile.way.freeze()
    async with asyncio.timeout(5):
        unready = (await fragile.api.http.get("/ready")).json()
    assert unready == {"ready": False, "reasons": {"postgresql": "did not answer within 1 s"}}
    fragile.way.thaw()


async def test_an_end_without_postgres_is_kept_and_reported_when_it_is_back(
    fragile: Fragile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.api.session.registry.END_S", 0.3)
    created = await fragile.api.create()
    async with fragile.api.join(created) as candidate:
        await candidate.hears("greet")
        registry = fragile.api.parts.registry
        await fragile.way.down()
        with pytest.raises(StorageAway):
            await registry.end(UUID(created.session_id))
        await candidate.until("SESSION_ENDED")
        await asyncio.sleep(0.2)
        assert "REPORT_READY" not in candidate.types()
        await fragile.way.up()
        await candidate.until("REPORT_READY")
    path = f"/sessions/{created.session_id}/report"
    report = await fragile.api.http.get(path, headers=created.bearer)
    assert report.status_code == 200


async def test_an_emptied_redis_costs_a_reconnect_and_nothing_that_was_acknowledged(
    api: InnerApi, redis_url: str
) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        await candidate.hears("greet")
        answer = await candidate.ask("TRANSCRIPT_FINAL", {"text": "Hi!", "source": "typed"})
        assert answer["payload"]["durable"]
        epoch, last_seq = candidate.epoch, candidate.last_seq
        assert ask_redis(redis_path(redis_url), "FLUSHALL") == "+OK"
        await say(candidate, "lost", "Is it sorted?")
        assert await candidate.closed() == 1012
    async with api.join(created, last_seq, epoch) as candidate:
        state = (await candidate.until("SESSION_STATE"))["payload"]
        assert not state["resumed"]
        assert state["epoch"] != epoch
        texts = [turn["text"] for turn in state["view"]["turns"]]
        assert texts[1] == "Hi!"
        await say(candidate, "lost", "Is it sorted?")
        await candidate.until(of("lost", durable=True))
        await candidate.until("INTERVIEWER_STREAM_END")
    greetings = [turn["act"] for turn in state["view"]["turns"]].count("greet")
    assert greetings == 1


def test_the_first_notice_of_a_delay_comes_before_a_pause() -> None:
    assert DELAYED_AFTER_MS < PAUSE_AFTER_MS
