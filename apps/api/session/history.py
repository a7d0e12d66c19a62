"""An interview's log: written by one owner to Redis and PostgreSQL, read back after a crash.

Redis holds every entry; PostgreSQL holds the commits, everything but deltas. An entry counts as
durable once both have it. When Redis has lost entries that PostgreSQL knows, the log is rebuilt
under a new epoch, and clients start over from a snapshot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from pydantic_core import from_json, to_json
from sqlmodel.ext.asyncio.session import AsyncSession

from apps.api.domain.codec import entry_from_document, entry_from_json, entry_to_json
from apps.api.domain.events import (
    Event,
    LogEntry,
    RunJudged,
    RunStarted,
    SessionEnded,
    StreamDelta,
    TimerStarted,
)
from apps.api.infra.database import Database
from apps.api.infra.stream_log import Fenced, StreamLog
from apps.api.store import events as event_store
from apps.api.store.runs import add_run, finish_run
from apps.api.store.sessions import find_session, mark_ended, mark_started, raise_fence

FORGET_AFTER_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry where it stands; `dup` when its client id was there before."""

    entry: LogEntry
    dup: bool


class History:
    """The claimed log of one interview. Only one owner's appends succeed at a time."""

    def __init__(
        self, log: StreamLog, database: Database, session_id: UUID, fence: int, epoch: str
    ) -> None:
        self._log = log
        self._database = database
        self._session_id = session_id
        self._fence = fence
        self.epoch = epoch

    @classmethod
    async def claim(
        cls, log: StreamLog, database: Database, session_id: UUID
    ) -> tuple[History, list[LogEntry]]:
        """Become the interview's only writer; returns the log as it stands.

        Entries that reached Redis but not PostgreSQL are stored now.
        """
        async with database.begin() as db:
            row = await find_session(db, session_id)
            floor = row.fence if row else 0
        claim = await log.claim(str(session_id), floor)
        async with database.begin() as db:
            await raise_fence(db, session_id, claim.fence)
            stored_head = await event_store.last_seq(db, session_id)
        history = cls(log, database, session_id, claim.fence, claim.epoch)
        if not claim.epoch or claim.head_seq < stored_head:
            return history, await history._rebuild()
        entries = [entry_from_json(*row) for row in await log.read(str(session_id))]
        await history._commit([entry for entry in entries if entry.seq > stored_head])
        return history, entries

    async def append(self, events: Sequence[tuple[Event, str | None]], ts_ms: int) -> list[Logged]:
        """Append `(event, client id)` pairs in order and make the commits among them durable.

        Raises:
            Fenced: another owner has claimed the interview.
        """
        bodies = [(client_id or "", entry_to_json(event, ts_ms, client_id))
                  for event, client_id in events]  # fmt: skip
        places = await self._log.append(str(self._session_id), self._fence, bodies)
        logged = [
            Logged(LogEntry(place.seq, ts_ms, event, client_id), place.dup)
            for place, (event, client_id) in zip(places, events, strict=True)
        ]
        await self._commit([each.entry for each in logged if not each.dup])
        return logged

    async def forget_later(self) -> None:
        """Let Redis drop the log some time after the interview; PostgreSQL keeps it."""
        await self._log.expire(str(self._session_id), FORGET_AFTER_S)

    async def _commit(self, entries: Sequence[LogEntry]) -> None:
        commits = [entry for entry in entries if not isinstance(entry.event, StreamDelta)]
        if not commits:
            return
        rows = [
            {
                "seq": entry.seq,
                "client_id": entry.client_id,
                "body": from_json(entry_to_json(entry.event, entry.ts_ms, entry.client_id)),
            }
            for entry in commits
        ]
        try:
            async with self._database.begin() as db:
                await event_store.add_events(db, self._session_id, self._fence, rows)
                for entry in commits:
                    await _project(db, self._session_id, entry)
        except event_store.StaleFence as error:
            raise Fenced from error

    async def _rebuild(self) -> list[LogEntry]:
        async with self._database.begin() as db:
            rows = await event_store.session_events(db, self._session_id)
        self.epoch = uuid4().hex
        bodies = [(row.seq, row.client_id or "", to_json(row.body)) for row in rows]
        await self._log.restore(str(self._session_id), self._fence, self.epoch, bodies)
        return [entry_from_document(row.seq, row.body) for row in rows]


async def stored_entries(database: Database, session_id: UUID) -> list[LogEntry]:
    """Every committed entry of an interview, without claiming its log."""
    async with database.begin() as db:
        rows = await event_store.session_events(db, session_id)
    return [entry_from_document(row.seq, row.body) for row in rows]


async def _project(db: AsyncSession, session_id: UUID, entry: LogEntry) -> None:
    """What other tables show of an entry; repeating it changes nothing."""
    match entry.event:
        case TimerStarted(started_at_ms=started, ends_at_ms=ends):
            await mark_started(db, session_id, started, ends)
        case RunStarted() as run:
            await add_run(db, session_id, run, entry.ts_ms)
        case RunJudged() as judged:
            await finish_run(db, session_id, judged, entry.ts_ms)
        case SessionEnded():
            await mark_ended(db, session_id, entry.ts_ms)
        case _:
            pass
