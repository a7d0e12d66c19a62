"""Commits of all interviews on their way from the live log to PostgreSQL.

Interviews do not wait for it: what is in Redis is stored here soon after, many commits in one
transaction. While PostgreSQL is away commits wait, and are stored in their order when it is back.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

import structlog

from apps.api.domain.codec import Encoded
from apps.api.infra.database import Database, DatabaseAway
from apps.api.infra.stream_log import Fenced
from apps.api.session.clock import Clock
from apps.api.store.commits import store_commits

MOST_TOGETHER = 256
STORE_WITHIN_S = 5.0
RETRY_MS = 250
_AWAY = (DatabaseAway, TimeoutError)
_log = structlog.get_logger()
Settled = Callable[[Exception | None], None]


@dataclass(frozen=True, slots=True)
class Commit:
    """Entries of one interview, none of them a delta, with the claim under which they were made.

    `settled` is called once, in the order of the interview's commits: with None when the entries
    are stored, with `Fenced` when the claim is stale, or with what PostgreSQL refuses in them.
    """

    session_id: UUID
    fence: int
    entries: tuple[Encoded, ...]
    settled: Settled


class WriteBehind:
    """One per process; `close` leaves what could not be stored to the next owner's claim."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._waiting: deque[Commit] = deque()
        self._some = asyncio.Event()
        self._none = asyncio.Event()
        self._none.set()
        self._away_since_ms: int | None = None
        self._watchers: set[Callable[[], None]] = set()
        self._task = asyncio.create_task(self._run())

    @property
    def away_since_ms(self) -> int | None:
        """Since when nothing could be stored; None while storing works."""
        return self._away_since_ms

    def watch(self, changed: Callable[[], None]) -> None:
        """Call `changed` whenever PostgreSQL has gone away or come back."""
        self._watchers.add(changed)

    def unwatch(self, changed: Callable[[], None]) -> None:
        """Call it no more."""
        self._watchers.discard(changed)

    def submit(self, commit: Commit) -> None:
        """Store entries soon."""
        self._waiting.append(commit)
        self._none.clear()
        self._some.set()

    def holds(self, session_id: UUID) -> bool:
        """Whether anything of an interview waits to be stored."""
        return any(commit.session_id == session_id for commit in self._waiting)

    async def settle(self, within_s: float) -> None:
        """Wait until nothing is left to store, or for so long."""
        try:
            async with asyncio.timeout(within_s):
                await self._none.wait()
        except TimeoutError:
            return

    async def close(self, within_s: float) -> None:
        """Store what can be stored within so many seconds, then stop."""
        await self.settle(within_s)
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            await self._some.wait()
            batch = self._next_batch()
            try:
                await self._store(batch)
            except _AWAY as error:
                await self._wait(error)
                continue
            self._back()

    def _next_batch(self) -> list[Commit]:
        """At least one commit, and as many as make `MOST_TOGETHER` entries."""
        batch: list[Commit] = []
        entries = 0
        for commit in self._waiting:
            entries += len(commit.entries)
            if batch and entries > MOST_TOGETHER:
                break
            batch.append(commit)
        return batch

    async def _store(self, batch: Sequence[Commit]) -> None:
        """Store and settle a batch; one that fails for its own sake takes no other with it."""
        try:
            current = await self._stored(batch)
        except _AWAY:
            raise
        except Exception as error:  # noqa: BLE001 - what PostgreSQL refuses is that commit's fault
            if len(batch) == 1:
                _log.exception("commit.refused", session_id=str(batch[0].session_id))
                self._settle(batch[0], error)
                return
            for commit in batch:
                await self._store([commit])
            return
        for commit, is_current in zip(batch, current, strict=True):
            self._settle(commit, None if is_current else Fenced())

    async def _stored(self, batch: Sequence[Commit]) -> list[bool]:
        """Store a batch in one transaction; for each whether its claim was current."""
        async with asyncio.timeout(STORE_WITHIN_S), self._database.begin() as db:
            return await store_commits(
                db, [(each.session_id, each.fence, each.entries) for each in batch]
            )

    def _settle(self, commit: Commit, error: Exception | None) -> None:
        settled = self._waiting.popleft()
        assert settled is commit
        if not self._waiting:
            self._some.clear()
            self._none.set()
        commit.settled(error)

    async def _wait(self, error: BaseException) -> None:
        if self._away_since_ms is None:
            _log.warning("storage.away", reason=type(error).__name__)
            self._set_away_since(self._clock.now_ms())
        await self._clock.sleep_ms(RETRY_MS)

    def _back(self) -> None:
        if self._away_since_ms is not None:
            away_ms = self._clock.now_ms() - self._away_since_ms
            _log.info("storage.back", away_ms=away_ms)
            self._set_away_since(None)

    def _set_away_since(self, away_since_ms: int | None) -> None:
        self._away_since_ms = away_since_ms
        for changed in tuple(self._watchers):
            changed()
