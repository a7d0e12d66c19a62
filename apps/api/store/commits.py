"""Storing committed log entries, with what other tables show of them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from pydantic_core import from_json
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from apps.api.domain.codec import Encoded
from apps.api.domain.events import (
    LogEntry,
    Resumed,
    RunJudged,
    RunStarted,
    SessionEnded,
    TimerStarted,
)
from apps.api.store.runs import add_run, finish_run
from apps.api.store.sessions import mark_end_moved, mark_ended, mark_started
from apps.api.tables.session import EventRow, SessionRow

Claimed = tuple[UUID, int, Sequence[Encoded]]
"""An interview, the fence of the claim on its log, and entries that were made under it."""


async def store_commits(db: AsyncSession, commits: Sequence[Claimed]) -> list[bool]:
    """Insert entries; those that are there already stay as they are.

    Returns for each whether its fence is still the newest claim: nothing is stored of the others.
    """
    newest = await _newest_fences(db, {session_id for session_id, _, _ in commits})
    current = [newest.get(session_id) == fence for session_id, fence, _ in commits]
    entries = [
        (session_id, encoded)
        for (session_id, _, made), is_current in zip(commits, current, strict=True)
        if is_current
        for encoded in made
    ]
    if entries:
        values = [_row(session_id, encoded) for session_id, encoded in entries]
        await db.exec(insert(EventRow).values(values).on_conflict_do_nothing())
    for session_id, encoded in entries:
        await _project(db, session_id, encoded.entry)
    return current


async def _newest_fences(db: AsyncSession, session_ids: set[UUID]) -> dict[UUID, int]:
    """Read under a lock, so that no claim comes between reading and storing."""
    query = (
        select(SessionRow.id, SessionRow.fence)
        .where(col(SessionRow.id).in_(session_ids))
        .order_by(col(SessionRow.id))
        .with_for_update(read=True)
    )
    return {session_id: fence for session_id, fence in await db.exec(query)}  # noqa: C416


def _row(session_id: UUID, encoded: Encoded) -> dict[str, object]:
    cause = encoded.entry.cause
    return {
        "session_id": session_id,
        "seq": encoded.entry.seq,
        "client_id": cause.id if cause else None,
        "body": from_json(encoded.body),
    }


async def _project(db: AsyncSession, session_id: UUID, entry: LogEntry) -> None:
    """What other tables show of an entry; repeating it changes nothing."""
    match entry.event:
        case TimerStarted(started_at_ms=started, ends_at_ms=ends):
            await mark_started(db, session_id, started, ends)
        case Resumed(ends_at_ms=ends):
            await mark_end_moved(db, session_id, ends)
        case RunStarted() as run:
            await add_run(db, session_id, run, entry.ts_ms)
        case RunJudged() as judged:
            await finish_run(db, session_id, judged, entry.ts_ms)
        case SessionEnded():
            await mark_ended(db, session_id, entry.ts_ms)
        case _:
            pass
