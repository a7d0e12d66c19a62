"""Committed log entries in PostgreSQL."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from apps.api.tables.session import EventRow


async def session_events(db: AsyncSession, session_id: UUID) -> list[EventRow]:
    """Every committed entry of an interview, in order."""
    query = select(EventRow).where(EventRow.session_id == session_id).order_by(col(EventRow.seq))
    return list(await db.exec(query))


async def last_seq(db: AsyncSession, session_id: UUID) -> int:
    """The `seq` of the newest committed entry, 0 when there is none."""
    query = select(func.max(EventRow.seq)).where(EventRow.session_id == session_id)
    return (await db.exec(query)).one() or 0
