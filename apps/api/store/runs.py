"""Runs in PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, update
from sqlmodel.ext.asyncio.session import AsyncSession

from apps.api.domain.events import RunJudged, RunStarted
from apps.api.tables.session import RunRow


async def add_run(db: AsyncSession, session_id: UUID, run: RunStarted, ts_ms: int) -> None:
    """Store a run that began; a run that is there already stays as it is."""
    row = {
        "session_id": session_id,
        "run_id": run.run_id,
        "kind": run.kind.value,
        "language": run.language.value,
        "revision": run.revision,
        "passed": 0,
        "total": run.total,
        "started_at": datetime.fromtimestamp(ts_ms / 1000, UTC),
    }
    await db.exec(insert(RunRow).values(row).on_conflict_do_nothing())


async def finish_run(db: AsyncSession, session_id: UUID, run: RunJudged, ts_ms: int) -> None:
    """Store a run's verdict, once: the first one counts."""
    await db.exec(
        update(RunRow)
        .where(
            col(RunRow.session_id) == session_id,
            col(RunRow.run_id) == run.run_id,
            col(RunRow.verdict).is_(None),
        )
        .values(
            verdict=run.verdict.value,
            passed=run.passed,
            total=run.total,
            finished_at=datetime.fromtimestamp(ts_ms / 1000, UTC),
        )
    )
