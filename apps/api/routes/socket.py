"""The interview's WebSocket."""

from __future__ import annotations

import asyncio
from collections import deque
from uuid import UUID

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from apps.api.errors import (
    BadInput,
    ForeignOrigin,
    InterviewError,
    InterviewMoved,
    NotSignedIn,
    StorageAway,
    TooLarge,
    UnsupportedVersion,
    WrongSession,
)
from apps.api.infra.websocket import ABORT
from apps.api.routes.context import Context, check_origin, context
from apps.api.routes.refusals import STORAGE_AWAY, storage_away
from apps.api.session.connection import Connection
from apps.api.session.history import Claimant
from apps.api.session.inputs import Incoming, Joined, Left
from apps.api.session.live import LiveInterview
from apps.api.session.rate import Rate
from apps.api.wire.client import ClientReadyMessage
from apps.api.wire.envelope import CloseCode
from apps.api.wire.frames import Refused, parse_client_frame
from apps.api.wire.server import ErrorMessage, ErrorPayload

SIGN_IN_S = 5.0
SIGN_IN_CHARS = 4_096
FRAMES_PER_S, FRAMES_AT_ONCE = 20, 60
CHARS_PER_S, CHARS_AT_ONCE = 256 * 1024, 512 * 1024
MAX_BAD_FRAMES = 10
BAD_FRAMES_MS = 60_000
_NOBODY = str(UUID(int=0))
_PEER_IS_GONE = (WebSocketDisconnect, RuntimeError, OSError)
router = APIRouter()


@router.websocket("/ws")
async def interview_socket(
    socket: WebSocket, session_id: str = "", token: str | None = None
) -> None:
    """Sign in, join the interview, and feed its inbox until the browser leaves."""
    parts = context(socket)
    try:
        check_origin(socket)
    except ForeignOrigin:
        await socket.close()
        return
    await socket.accept()
    connection = Connection(socket, socket.scope["extensions"][ABORT]["call"])
    pump = asyncio.create_task(connection.pump())
    closing = asyncio.create_task(connection.closing())
    serve = asyncio.create_task(_serve(parts, socket, connection, session_id, token))
    try:
        await asyncio.wait({pump, closing, serve}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        serve.cancel()
        connection.close(CloseCode.RESTARTING)
        ends = await asyncio.gather(serve, pump, closing, return_exceptions=True)
    for end in ends:
        if isinstance(end, Exception) and not isinstance(end, _PEER_IS_GONE):
            raise end


async def _serve(
    parts: Context, socket: WebSocket, connection: Connection, session_id: str, token: str | None
) -> None:
    try:
        interview_id = _session_id(session_id)
        ready = await _sign_in(parts, socket, interview_id, token)
        async with parts.admission:
            live, task = await parts.registry.live(interview_id, Claimant.BROWSER)
    except (InterviewError, *STORAGE_AWAY) as refused:
        error = refused if isinstance(refused, InterviewError) else storage_away()
        connection.send(_error_frame(parts, session_id, _payload(error)))
        connection.close(_close_code(error))
        return
    joined = Joined(connection, ready.payload.last_seq, ready.payload.epoch)
    await live.inbox.put(joined)
    try:
        await _read(parts, socket, connection, live, task)
    finally:
        if not task.done():
            await live.inbox.put(Left(connection))


def _close_code(error: InterviewError) -> CloseCode:
    match error:
        case WrongSession():
            return CloseCode.FORBIDDEN
        case UnsupportedVersion():
            return CloseCode.UNSUPPORTED_VERSION
        case StorageAway() | InterviewMoved():
            return CloseCode.RESTARTING
        case _:
            return CloseCode.UNAUTHENTICATED


def _session_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadInput(
            "The session id is malformed.", field="session_id", expected="a UUID"
        ) from None


async def _sign_in(
    parts: Context, socket: WebSocket, session_id: UUID, token: str | None
) -> ClientReadyMessage:
    """The `CLIENT_READY`, once its token or ticket is accepted."""
    if token is not None:
        await parts.gate.open_with_token(session_id, token)
    try:
        async with asyncio.timeout(SIGN_IN_S):
            frame = await _receive(socket)
    except TimeoutError:
        raise NotSignedIn(
            "No CLIENT_READY came.", field="type", expected=f"CLIENT_READY within {SIGN_IN_S:g} s"
        ) from None
    if len(frame) > SIGN_IN_CHARS:
        raise TooLarge(
            f"The first message has {len(frame)} characters.",
            expected=f"at most {SIGN_IN_CHARS} before signing in",
        )
    message = parse_client_frame(frame, str(session_id))
    if isinstance(message, Refused):
        refused = message.error
        kind = UnsupportedVersion if refused.code == UnsupportedVersion.code else BadInput
        raise kind(refused.message, field=refused.field, expected=refused.expected)
    if not isinstance(message, ClientReadyMessage):
        raise BadInput(
            "The first message is not CLIENT_READY.", field="type", expected="CLIENT_READY"
        )
    if token is None:
        ticket = message.payload.ticket
        if ticket is None:
            raise NotSignedIn(
                "Neither token nor ticket.", field="payload.ticket", expected="a ticket"
            )
        await parts.gate.open_with_ticket(session_id, ticket)
    return message


async def _read(
    parts: Context,
    socket: WebSocket,
    connection: Connection,
    live: LiveInterview,
    task: asyncio.Task[None],
) -> None:
    """Every frame becomes an input or an `ERROR`; too many bad ones close the socket.

    Whoever sends faster than allowed is read more slowly, which slows nobody else.
    """
    bad: deque[int] = deque(maxlen=MAX_BAD_FRAMES)
    frames = Rate(parts.clock, FRAMES_PER_S, FRAMES_AT_ONCE)
    chars = Rate(parts.clock, CHARS_PER_S, CHARS_AT_ONCE)
    while not task.done():
        frame = await _receive(socket)
        wait_ms = max(frames.take(1), chars.take(len(frame)))
        if wait_ms:
            await parts.clock.sleep_ms(wait_ms)
        message = parse_client_frame(frame, live.session_id)
        if not isinstance(message, Refused):
            await live.inbox.put(Incoming(connection, message))
            continue
        connection.send(_error_frame(parts, live.session_id, message.error))
        bad.append(parts.clock.now_ms())
        if len(bad) == MAX_BAD_FRAMES and bad[-1] - bad[0] < BAD_FRAMES_MS:
            connection.close(CloseCode.TOO_MANY_BAD_MESSAGES)
            return


async def _receive(socket: WebSocket) -> str | bytes:
    event = await socket.receive()
    if event["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(event.get("code", 1006))
    text: str | None = event.get("text")
    return text if text is not None else event.get("bytes") or b""


def _payload(error: InterviewError) -> ErrorPayload:
    return ErrorPayload(
        code=error.code,
        message=error.message,
        field=error.field,
        expected=error.expected,
        retryable=error.retryable,
    )


def _error_frame(parts: Context, session_id: str, payload: ErrorPayload) -> str:
    try:
        known = str(UUID(session_id))
    except ValueError:
        known = _NOBODY
    message = ErrorMessage(ts_ms=parts.clock.now_ms(), session_id=known, payload=payload)
    return message.model_dump_json()
