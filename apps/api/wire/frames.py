"""Frames on the socket: log entries out, client messages in."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import to_json

from apps.api.domain.events import CodeSaved, LogEntry
from apps.api.wire.client import CLIENT_MESSAGE, AnyClientMessage
from apps.api.wire.envelope import MAX_FRAME_BYTES, PROTOCOL_VERSION
from apps.api.wire.server import CodeSavedPayload, ErrorPayload

_TYPES = (
    "CLIENT_READY TRANSCRIPT_PARTIAL TRANSCRIPT_FINAL STATE_CHANGE CODE_SNAPSHOT RUN_RESULT "
    "RUN_REQUEST HINT_REQUEST BARGE_IN"
)


@dataclass(frozen=True, slots=True)
class Refused:
    """A frame that is no message, and what to answer."""

    error: ErrorPayload


def entry_frame(session_id: str, epoch: str, entry: LogEntry) -> str:
    """The server message of a log entry."""
    payload: object = entry.event
    if isinstance(entry.event, CodeSaved):
        code = entry.event
        payload = CodeSavedPayload(
            revision=code.revision, language=code.language, bytes=len(code.code.encode())
        )
    return to_json(
        {
            "v": PROTOCOL_VERSION,
            "type": entry.event.TYPE,
            "ts_ms": entry.ts_ms,
            "session_id": session_id,
            "seq": entry.seq,
            "epoch": epoch,
            "payload": payload,
        }
    ).decode()


def parse_client_frame(frame: str | bytes, session_id: str) -> AnyClientMessage | Refused:
    """The message in a frame of this session's socket, or the reason why there is none."""
    if isinstance(frame, bytes):
        return _refused("malformed", "The frame is binary.", None, "a text frame with JSON")
    size = len(frame.encode("utf-8", "replace"))
    if size > MAX_FRAME_BYTES:
        expected = f"at most {MAX_FRAME_BYTES} bytes"
        return _refused("too_large", f"The frame has {size} bytes.", None, expected)
    try:
        message = CLIENT_MESSAGE.validate_json(frame)
    except ValidationError as error:
        return _explained(error)
    if message.session_id != session_id:
        return _refused(
            "wrong_session",
            "The envelope names another session than this socket's.",
            "session_id",
            session_id,
            message.id,
        )
    return message


def _explained(error: ValidationError) -> Refused:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    kind = first["type"]
    path = [str(part) for part in first["loc"]]
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        return _refused("unknown_type", "The message type is not known.", "type", _TYPES)
    if not path:
        return _refused("malformed", first["msg"], None, "one JSON object")
    field = ".".join(path[1:]) or None
    code = "unsupported_version" if field == "v" else "bad_input"
    return _refused(code, first["msg"], field, _expectation(kind, first["msg"]))


def _expectation(kind: str, message: str) -> str:
    return "no such field" if kind == "extra_forbidden" else message


def _refused(
    code: str, message: str, field: str | None, expected: str | None, ref_id: str | None = None
) -> Refused:
    return Refused(
        ErrorPayload(code=code, message=message, field=field, expected=expected, ref_id=ref_id)
    )
