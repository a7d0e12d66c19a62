"""Interviews in PostgreSQL."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlmodel import and_, col, exists, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from apps.api.tables.session import ReportRow, SessionRow
from apps.api.tables.user import User

OWNER_GRACE = timedelta(seconds=5)
REPORTED_WITHIN = timedelta(days=1)


def token_hash(token: str) -> bytes:
    """What is stored of a session token: the token itself never is."""
    return hashlib.sha256(token.encode()).digest()


async def add_session(db: AsyncSession, row: SessionRow, candidate_name: str | None) -> None:
    """Store a new interview for a new guest."""
    user = User(name=candidate_name)
    db.add(user)
    await db.flush()
    row.user_id = user.id
    db.add(row)
    await db.flush()


async def find_session(db: AsyncSession, session_id: UUID) -> SessionRow | None:
    """The interview with this id."""
    return await db.get(SessionRow, session_id)


async def session_of_token(db: AsyncSession, token: str) -> SessionRow | None:
    """The interview that `token` opens, expired or not."""
    query = select(SessionRow).where(SessionRow.token_hash == token_hash(token))
    return (await db.exec(query)).first()


async def candidate_name(db: AsyncSession, row: SessionRow) -> str | None:
    """What the interviewer may call the candidate."""
    return (await db.get_one(User, row.user_id)).name


async def raise_fence(db: AsyncSession, session_id: UUID, fence: int) -> None:
    """Record the log's newest claim; an older one is ignored."""
    await db.exec(
        update(SessionRow)
        .where(col(SessionRow.id) == session_id, col(SessionRow.fence) < fence)
        .values(fence=fence)
    )


async def neglected_sessions(
    db: AsyncSession, now: datetime, tried: Collection[UUID], limit: int
) -> list[UUID]:
    """Interviews that nobody has ended in time, and ended ones without a report, but not `tried`.

    Whoever owns one has `OWNER_GRACE` for it. One that could not be reported within a day is left.
    """
    overdue = and_(col(SessionRow.ended_at).is_(None), col(SessionRow.ends_at) <= now - OWNER_GRACE)
    unreported = and_(
        col(SessionRow.ended_at).between(now - REPORTED_WITHIN, now - OWNER_GRACE),
        ~exists().where(col(ReportRow.session_id) == col(SessionRow.id)),
    )
    untried = col(SessionRow.id).not_in(tried)
    query = select(SessionRow.id).where(untried, or_(overdue, unreported)).limit(limit)
    return list(await db.exec(query))


async def mark_started(
    db: AsyncSession, session_id: UUID, started_at_ms: int, ends_at_ms: int
) -> None:
    """The countdown began."""
    await _set(db, session_id, started_at=_time(started_at_ms), ends_at=_time(ends_at_ms))


async def mark_end_moved(db: AsyncSession, session_id: UUID, ends_at_ms: int) -> None:
    """The countdown stood still and ends at another time."""
    await _set(db, session_id, ends_at=_time(ends_at_ms))


async def mark_ended(db: AsyncSession, session_id: UUID, ended_at_ms: int) -> None:
    """The interview is over."""
    await _set(db, session_id, ended_at=_time(ended_at_ms))


async def _set(db: AsyncSession, session_id: UUID, **values: datetime) -> None:
    await db.exec(update(SessionRow).where(col(SessionRow.id) == session_id).values(**values))


def _time(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
