"""An interview's log: written by one owner to Redis, and behind it to PostgreSQL.

Redis holds every entry; PostgreSQL holds the commits, everything but deltas. An entry counts as
durable once both have it. When Redis has lost entries that PostgreSQL knows, the log is rebuilt
under a new epoch, and clients start over from a snapshot.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from uuid import UUID, uuid4

from pydantic_core import to_json

from apps.api.domain.codec import Encoded, EntryCodec
from apps.api.domain.events import Cause, Event, LogEntry, StreamDelta
from apps.api.infra.database import Database
from apps.api.infra.stream_log import Fenced, StreamLog
from apps.api.session.write_behind import Commit, WriteBehind
from apps.api.store import events as event_store
from apps.api.store.commits import store_commits
from apps.api.store.sessions import find_session, raise_fence

FORGET_AFTER_S = 24 * 3600


class Claimant(StrEnum):
    """For whom an interview was claimed."""

    BROWSER = "browser"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry where it stands; `dup` when the message that caused it was there before."""

    entry: LogEntry
    dup: bool


class History:
    """The claimed log of one interview. Only one owner's appends succeed at a time."""

    def __init__(
        self,
        log: StreamLog,
        write_behind: WriteBehind,
        session_id: UUID,
        fence: int,
        epoch: str,
    ) -> None:
        self._log = log
        self._write_behind = write_behind
        self._session_id = session_id
        self.fence = fence
        self._codec = EntryCodec()
        self._unstored: deque[int] = deque()
        self._failure: Exception | None = None
        self.epoch = epoch
        self._settled: Callable[[], None] = _nobody
        self._changed: Callable[[], None] = _nobody

    @classmethod
    async def claim(
        cls,
        log: StreamLog,
        database: Database,
        write_behind: WriteBehind,
        session_id: UUID,
        claimant: Claimant = Claimant.SERVER,
    ) -> tuple[History, list[LogEntry]]:
        """Become the interview's only writer; returns the log as it stands.

        Entries that reached Redis but not PostgreSQL are stored now.
        """
        async with database.begin() as db:
            row = await find_session(db, session_id)
            floor = row.fence if row else 0
        claim = await log.claim(str(session_id), floor, claimant)
        async with database.begin() as db:
            await raise_fence(db, session_id, claim.fence)
            stored_head = await event_store.last_seq(db, session_id)
        history = cls(log, write_behind, session_id, claim.fence, claim.epoch)
        if not claim.epoch or claim.head_seq < stored_head:
            return history, await history._rebuild(database)
        entries = [
            Encoded(history._codec.decode_json(seq, body), body)
            for seq, body in await log.read(str(session_id))
        ]
        missing = _commits(each for each in entries if each.entry.seq > stored_head)
        async with database.begin() as db:
            (current,) = await store_commits(db, [(session_id, claim.fence, missing)])
        if not current:
            raise Fenced
        return history, [each.entry for each in entries]

    async def append(
        self, events: Sequence[tuple[Event, Cause | None]], ts_ms: int
    ) -> list[Logged]:
        """Append `(event, its cause)` pairs in order; the commits among them are stored soon.

        At most one of them is a code snapshot.

        Raises:
            Fenced: another owner has claimed the interview.
            LogLost: Redis has lost the log.
        """
        self.check()
        bodies = [self._codec.encode(event, ts_ms, cause) for event, cause in events]
        ids = [cause.id if cause else "" for _, cause in events]
        places = await self._log.append(
            str(self._session_id), self.fence, list(zip(ids, bodies, strict=True))
        )
        logged: list[Logged] = []
        appended: list[Encoded] = []
        for place, body, (event, cause) in zip(places, bodies, events, strict=True):
            entry = LogEntry(place.seq, ts_ms, event, cause)
            logged.append(Logged(entry, place.dup))
            if not place.dup:
                self._codec.follow(event)
                appended.append(Encoded(entry, body))
        self._store_soon(_commits(appended))
        return logged

    def watch(self, settled: Callable[[], None], changed: Callable[[], None]) -> None:
        """Call `settled` when entries have been stored or could not be, `changed` when PostgreSQL
        goes away or comes back; the latter until `close`.
        """
        self._settled, self._changed = settled, changed
        self._write_behind.watch(changed)

    def close(self) -> None:
        """Nothing more will be appended; what was is still stored."""
        self._write_behind.unwatch(self._changed)

    def is_stored(self, seq: int) -> bool:
        """Whether every commit up to `seq` is in PostgreSQL."""
        return not self._unstored or seq < self._unstored[0]

    @property
    def all_stored(self) -> bool:
        """Whether PostgreSQL has every commit."""
        return not self._unstored

    @property
    def storage_away_since_ms(self) -> int | None:
        """Since when PostgreSQL does not answer; None while it does."""
        return self._write_behind.away_since_ms

    @property
    def failed(self) -> bool:
        """Whether `check` raises."""
        return self._failure is not None

    def check(self) -> None:
        """Nothing while what was appended is stored or may still be.

        Raises:
            Fenced: another owner has claimed the interview.
        """
        if self._failure is not None:
            raise self._failure

    async def forget_later(self) -> None:
        """Let Redis drop the log some time after the interview; PostgreSQL keeps it."""
        await self._log.expire(str(self._session_id), FORGET_AFTER_S)

    def _store_soon(self, entries: tuple[Encoded, ...]) -> None:
        if entries:
            self._unstored.extend(each.entry.seq for each in entries)
            settled = partial(self._settle, len(entries))
            self._write_behind.submit(Commit(self._session_id, self.fence, entries, settled))

    def _settle(self, count: int, failure: Exception | None) -> None:
        self._failure = self._failure or failure
        if self._failure is None:
            for _ in range(count):
                self._unstored.popleft()
        self._settled()

    async def _rebuild(self, database: Database) -> list[LogEntry]:
        async with database.begin() as db:
            rows = await event_store.session_events(db, self._session_id)
        self.epoch = uuid4().hex
        bodies = [(row.seq, row.client_id or "", to_json(row.body)) for row in rows]
        await self._log.restore(str(self._session_id), self.fence, self.epoch, bodies)
        return [self._codec.decode(row.seq, row.body) for row in rows]


async def stored_entries(database: Database, session_id: UUID) -> list[LogEntry]:
    """Every committed entry of an interview, without claiming its log."""
    async with database.begin() as db:
        rows = await event_store.session_events(db, session_id)
    codec = EntryCodec()
    return [codec.decode(row.seq, row.body) for row in rows]


def _commits(entries: Iterable[Encoded]) -> tuple[Encoded, ...]:
    return tuple(each for each in entries if not isinstance(each.entry.event, StreamDelta))


def _nobody() -> None:
    """Nobody waits for anything to be stored."""
