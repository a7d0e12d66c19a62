"""Reports in PostgreSQL."""

from __future__ import annotations

from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy.dialects.postgresql import insert
from sqlmodel.ext.asyncio.session import AsyncSession

from apps.api.domain.report import Report
from apps.api.tables.session import ReportRow

REPORT = TypeAdapter(Report)


async def store_report(db: AsyncSession, session_id: UUID, report: Report) -> None:
    """Store a report once; the first one stays."""
    document = REPORT.dump_python(report, mode="json")
    row = {"session_id": session_id, "document": document}
    await db.exec(insert(ReportRow).values(row).on_conflict_do_nothing())


async def find_report(db: AsyncSession, session_id: UUID) -> Report | None:
    """The interview's report, when it has been made."""
    row = await db.get(ReportRow, session_id)
    return None if row is None else REPORT.validate_python(row.document)
