"""The log in real Redis and PostgreSQL: one writer, no gap, nothing lost."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from redis.asyncio import Redis
from sqlmodel import select

from apps.api.domain.act import ActKind, StreamEndReason, Wording
from apps.api.domain.codec import EntryCodec
from apps.api.domain.events import (
    Cause,
    CodeSaved,
    Event,
    RunJudged,
    RunStarted,
    SessionEnded,
    StreamDelta,
    StreamEnded,
    StreamStarted,
    TimerStarted,
    Uttered,
)
from apps.api.domain.run import RunKind, Verdict
from apps.api.infra.database import Database
from apps.api.infra.stream_log import Fenced, StreamLog
from apps.api.session.clock import SystemClock
from apps.api.session.history import History, stored_entries
from apps.api.session.write_behind import WriteBehind
from apps.api.settings import async_database_url
from apps.api.store.questions import current_questions
from apps.api.store.sessions import add_session, find_session, raise_fence, token_hash
from apps.api.tables.session import RunRow, SessionRow
from sandbox.contract import Language
from tests.api.serving import redis_path
from tests.launcher.redis_line import ask_redis

pytestmark = pytest.mark.anyio
MINE = Cause("mine", "d1")
SPEECH: tuple[Event, ...] = (
    StreamStarted("s", ActKind.GREET, None, None),
    StreamDelta("s", "Hello "),
    StreamDelta("s", "there"),
    StreamEnded("s", StreamEndReason.DONE, "Hello there", Wording.TEMPLATE),
)


class Shelf:
    """A database, a Redis, and one interview in them."""

    def __init__(self, database: Database, log: StreamLog, session_id: UUID) -> None:
        self.database = database
        self.write_behind = WriteBehind(database, SystemClock())
        self.log = log
        self.session_id = session_id

    async def claim(self) -> tuple[History, list[Event]]:
        await self.write_behind.settle(5)
        history, entries = await History.claim(
            self.log, self.database, self.write_behind, self.session_id
        )
        assert [entry.seq for entry in entries] == sorted({entry.seq for entry in entries})
        return history, [entry.event for entry in entries]

    async def stored(self) -> list[tuple[int, Event]]:
        await self.write_behind.settle(5)
        entries = await stored_entries(self.database, self.session_id)
        return [(entry.seq, entry.event) for entry in entries]


@pytest.fixture
async def shelf(seeded_url: str, redis_url: str) -> AsyncGenerator[Shelf]:
    database = Database(async_database_url(seeded_url))
    async with database.begin() as db:
        question = (await current_questions(db))[0]
        row = SessionRow(
            user_id=uuid4(),
            question_id=question.id,
            question_version=question.question.version,
            company_mode="general",
            language="python",
            minutes=45,
            token_hash=token_hash(uuid4().hex),
            token_expires_at=datetime.now(UTC) + timedelta(days=1),
        )
        await add_session(db, row, None)
    redis = Redis(unix_socket_path=str(redis_path(redis_url)))
    shelf = Shelf(database, StreamLog(redis), row.id)
    yield shelf
    await shelf.write_behind.close(5)
    await redis.aclose()
    await database.close()


def pairs(*events: Event) -> list[tuple[Event, Cause | None]]:
    return [(event, None) for event in events]


async def test_places_are_gapless_and_deltas_stay_in_redis(shelf: Shelf) -> None:
    history, before = await shelf.claim()
    assert before == []
    logged = await history.append(pairs(*SPEECH), 5)
    assert [each.entry.seq for each in logged] == [1, 2, 3, 4]
    assert await shelf.stored() == [(1, SPEECH[0]), (4, SPEECH[3])]
    _, after = await shelf.claim()
    assert after == list(SPEECH)


async def test_a_repeated_message_has_one_entry(shelf: Shelf) -> None:
    history, _ = await shelf.claim()
    first = await history.append([(Uttered("hi", "typed"), MINE)], 1)
    again = await history.append([(Uttered("hi", "typed"), MINE)], 2)
    assert (first[0].dup, again[0].dup) == (False, True)
    assert again[0].entry.seq == first[0].entry.seq
    assert len(await shelf.stored()) == 1


async def test_a_writer_that_lost_its_claim_writes_nothing(shelf: Shelf) -> None:
    older, _ = await shelf.claim()
    newer, _ = await shelf.claim()
    with pytest.raises(Fenced):
        await older.append(pairs(Uttered("stale", "typed")), 1)
    await newer.append(pairs(Uttered("fresh", "typed")), 1)
    _, events = await shelf.claim()
    assert events == [Uttered("fresh", "typed")]


async def test_postgres_fences_too_when_redis_has_forgotten(shelf: Shelf, redis_url: str) -> None:
    older, _ = await shelf.claim()
    async with shelf.database.begin() as db:
        await raise_fence(db, shelf.session_id, 1_000)
    await older.append(pairs(Uttered("stale", "typed")), 1)
    assert await shelf.stored() == []
    with pytest.raises(Fenced):
        older.check()
    assert ask_redis(redis_path(redis_url), "FLUSHALL") == "+OK"
    newer, _ = await shelf.claim()
    await newer.append(pairs(Uttered("fresh", "typed")), 1)
    async with shelf.database.begin() as db:
        row = await find_session(db, shelf.session_id)
    assert row is not None
    assert row.fence > 1_000


async def test_what_reached_redis_alone_is_stored_by_the_next_owner(shelf: Shelf) -> None:
    first, _ = await shelf.claim()
    await first.append(pairs(SPEECH[0]), 1)
    claim = await shelf.log.claim(str(shelf.session_id), 0, "test")
    lost = Uttered("said just before the crash", "typed")
    await shelf.log.append(str(shelf.session_id), claim.fence,
                           [("mine", EntryCodec().encode(lost, 2, MINE))])  # fmt: skip
    assert await shelf.stored() == [(1, SPEECH[0])]
    second, events = await shelf.claim()
    assert events == [SPEECH[0], lost]
    assert await shelf.stored() == [(1, SPEECH[0]), (2, lost)]
    again = await second.append([(lost, MINE)], 3)
    assert (again[0].dup, again[0].entry.seq) == (True, 2)


async def test_an_emptied_redis_is_rebuilt_under_a_new_epoch(shelf: Shelf, redis_url: str) -> None:
    history, _ = await shelf.claim()
    await history.append(pairs(*SPEECH), 1)
    await history.append([(Uttered("hi", "typed"), MINE)], 2)
    assert ask_redis(redis_path(redis_url), "FLUSHALL") == "+OK"
    rebuilt, events = await shelf.claim()
    assert rebuilt.epoch != history.epoch
    assert events == [SPEECH[0], SPEECH[3], Uttered("hi", "typed")]
    more = await rebuilt.append([(Uttered("hi", "typed"), MINE), (SPEECH[0], None)], 3)
    assert [(each.entry.seq, each.dup) for each in more] == [(5, True), (6, False)]
    same, _ = await shelf.claim()
    assert same.epoch == rebuilt.epoch


@pytest.mark.parametrize("text", ["nul \x00 in it", "\U0001f9ea\u202e\u2028\ufeff", '"\\u0000"\n'])
async def test_any_text_survives(shelf: Shelf, text: str, redis_url: str) -> None:
    history, _ = await shelf.claim()
    said = (Uttered(text, "typed"), CodeSaved(1, Language.PYTHON, text))
    await history.append(pairs(*said), 1)
    _, from_redis = await shelf.claim()
    assert ask_redis(redis_path(redis_url), "FLUSHALL") == "+OK"
    _, from_postgres = await shelf.claim()
    assert from_redis == from_postgres == list(said)


async def test_runs_and_the_interviews_times_are_shown_in_their_tables_once(shelf: Shelf) -> None:
    history, _ = await shelf.claim()
    started = RunStarted("r", RunKind.SUBMIT, Language.PYTHON, 1, 4, None)
    judged = RunJudged("r", RunKind.SUBMIT, Verdict.ACCEPTED, 4, 4, 2, 2)
    worse = RunJudged("r", RunKind.SUBMIT, Verdict.WRONG_ANSWER, 0, 4, 0, 2)
    await history.append(pairs(TimerStarted(1_000, 2_000), started, judged, worse), 1_000)
    await history.append(pairs(SessionEnded("timer")), 2_000)
    await shelf.write_behind.settle(5)
    async with shelf.database.begin() as db:
        rows = list(await db.exec(select(RunRow).where(RunRow.session_id == shelf.session_id)))
        session = await find_session(db, shelf.session_id)
    assert [(row.verdict, row.passed) for row in rows] == [("accepted", 4)]
    assert session is not None
    times = [session.started_at, session.ends_at, session.ended_at]
    assert [at.timestamp() for at in times if at] == [1.0, 2.0, 2.0]


async def test_a_finished_log_leaves_redis_later_and_stays_in_postgres(
    shelf: Shelf, redis_url: str
) -> None:
    history, _ = await shelf.claim()
    await history.append(pairs(SessionEnded("candidate")), 1)
    await history.forget_later()
    key = f"s:{{{shelf.session_id}}}:log"
    left_s = int(ask_redis(redis_path(redis_url), f"TTL {key}").removeprefix(":"))
    assert 0 < left_s <= 24 * 3600


async def test_every_code_revision_survives_another_owner_and_an_emptied_redis(
    shelf: Shelf, redis_url: str
) -> None:
    saved = [
        CodeSaved(revision, Language.PYTHON, "".join(f"a{line} = 1\n" for line in range(revision)))
        for revision in range(1, 121)
    ]
    for part, empties in ((saved[:40], False), (saved[40:80], True), (saved[80:], False)):
        history, _ = await shelf.claim()
        for event in part:
            await history.append(pairs(event), 1)
        await shelf.stored()
        if empties:
            assert ask_redis(redis_path(redis_url), "FLUSHALL") == "+OK"
    assert [event for _, event in await shelf.stored()] == saved
    _, events = await shelf.claim()
    assert events == saved
