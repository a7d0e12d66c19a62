"""Interviews over HTTP: create, sign in, end, read."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response

from apps.api.domain.report import Report
from apps.api.errors import ReportNotReady
from apps.api.report.transcript import as_json, as_text
from apps.api.routes.context import OwnOrigin, Parts, SignedIn
from apps.api.session.creation import create_session
from apps.api.session.question_view import question_view
from apps.api.store.reports import find_report
from apps.api.store.sessions import OWNER_GRACE
from apps.api.tables.session import SessionRow
from apps.api.wire.rest import SessionCreated, SessionRequest, SessionStatusView, TicketView

router = APIRouter(prefix="/sessions")


@router.post("", status_code=201, dependencies=[OwnOrigin])
async def create(parts: Parts, request: SessionRequest | None = None) -> SessionCreated:
    """Create an interview; without a body, a medium one in general mode."""
    created = await create_session(
        parts.database, parts.clock, parts.modes, parts.rng, request or SessionRequest()
    )
    return SessionCreated(
        session_id=str(created.row.id),
        token=created.token,
        expires_at_ms=int(created.row.token_expires_at.timestamp() * 1000),
        ws_path=f"/ws?session_id={created.row.id}",
        question=question_view(created.question.id, created.question.question),
    )


@router.get("/{session_id}")
async def status(parts: Parts, row: SignedIn) -> SessionStatusView:
    """Where the interview stands."""
    return await _status(parts, row)


@router.post("/{session_id}/ticket", dependencies=[OwnOrigin])
async def ticket(parts: Parts, row: SignedIn) -> TicketView:
    """A single-use ticket for the socket."""
    issued, expires_at_ms = await parts.gate.issue_ticket(row.id)
    return TicketView(ticket=issued, expires_at_ms=expires_at_ms)


@router.post("/{session_id}/end", dependencies=[OwnOrigin])
async def end(parts: Parts, row: SignedIn) -> SessionStatusView:
    """End the interview; ending it again changes nothing."""
    if row.ended_at is None:
        await parts.registry.end(row.id)
    report = await _stored_report(parts, row.id)
    return SessionStatusView(
        session_id=str(row.id), status="ended", report_ready=report is not None
    )


@router.get("/{session_id}/report")
async def report(parts: Parts, row: SignedIn) -> Report:
    """The report of the ended interview."""
    return await _report(parts, row)


@router.get("/{session_id}/transcript.txt")
async def transcript_text(parts: Parts, row: SignedIn) -> PlainTextResponse:
    """The transcript as text."""
    return PlainTextResponse(as_text(await _report(parts, row)), headers=_attachment(row.id, "txt"))


@router.get("/{session_id}/transcript.json")
async def transcript_json(parts: Parts, row: SignedIn) -> Response:
    """The transcript as JSON."""
    return Response(
        as_json(await _report(parts, row)),
        media_type="application/json",
        headers=_attachment(row.id, "json"),
    )


async def _status(parts: Parts, row: SessionRow) -> SessionStatusView:
    found = await _find(parts, row)
    started = "waiting" if row.started_at is None else "live"
    return SessionStatusView(
        session_id=str(row.id),
        status="ended" if row.ended_at else started,
        report_ready=found is not None,
    )


async def _report(parts: Parts, row: SessionRow) -> Report:
    found = await _find(parts, row)
    if found is None:
        raise ReportNotReady("The report is made when the interview has ended.")
    return found


async def _find(parts: Parts, row: SessionRow) -> Report | None:
    """The report; one whose maker died is made now, and is there when asked for again.

    Whoever owns the interview is left its time: asking must not take it away in the middle.
    """
    found = await _stored_report(parts, row.id)
    now = datetime.fromtimestamp(parts.clock.now_ms() / 1000, UTC)
    if found is None and row.ended_at is not None and row.ended_at <= now - OWNER_GRACE:
        await parts.registry.live(row.id)
    return found


async def _stored_report(parts: Parts, session_id: UUID) -> Report | None:
    async with parts.database.begin() as db:
        return await find_report(db, session_id)


def _attachment(session_id: UUID, extension: str) -> dict[str, str]:
    name = f"transcript-{session_id}.{extension}"
    return {"content-disposition": f'attachment; filename="{name}"'}
