"""Committed log entries in PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from apps.api.tables.session import EventRow, SessionRow


class StaleFence(Exception):
    """Somebody else has claimed the log since."""


async def add_events(
    db: AsyncSession, session_id: UUID, fence: int, rows: Sequence[dict[str, Any]]
) -> None:
    """Insert `{seq, client_id, body}` rows; those that are there already stay as they are.

    Raises:
        StaleFence: `fence` is not the newest claim.
    """
    query = select(SessionRow.fence).where(SessionRow.id == session_id).with_for_update(read=True)
    if (await db.exec(query)).one() != fence:
        raise StaleFence
    values = [{"session_id": session_id, **row} for row in rows]
    await db.exec(insert(EventRow).values(values).on_conflict_do_nothing())


async def session_events(db: AsyncSession, session_id: UUID) -> list[EventRow]:
    """Every committed entry of an interview, in order."""
    query = select(EventRow).where(EventRow.session_id == session_id).order_by(col(EventRow.seq))
    return list(await db.exec(query))


async def last_seq(db: AsyncSession, session_id: UUID) -> int:
    """The `seq` of the newest committed entry, 0 when there is none."""
    query = select(func.max(EventRow.seq)).where(EventRow.session_id == session_id)
    return (await db.exec(query)).one() or 0
