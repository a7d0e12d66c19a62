"""The envelope of every message, protocol version and close codes."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

PROTOCOL_VERSION = 1
MAX_FRAME_BYTES = 256 * 1024
MAX_CODE_BYTES = 64 * 1024
MAX_TEXT_CHARS = 4_000

SessionId = Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$", description="The session's UUID.")]


class CloseCode(IntEnum):
    """Why the server closed the socket. 1012 and 4408 mean: come back with `last_seq`."""

    RESTARTING = 1012
    TOO_MANY_BAD_MESSAGES = 4400
    UNAUTHENTICATED = 4401
    FORBIDDEN = 4403
    SLOW_CONSUMER = 4408
    REPLACED = 4409
    SESSION_OVER = 4410
    UNSUPPORTED_VERSION = 4426


class ClientMessage(BaseModel):
    """What every client message carries.

    `id` is the idempotency key: a repeated `id` has no second effect. `ts_ms` is recorded and
    never decides anything.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    v: Literal[1] = 1
    ts_ms: int = Field(ge=0, le=2**53)
    session_id: SessionId
    id: str | None = Field(default=None, min_length=1, max_length=64, pattern=r"^[^\x00]*$")


class ServerMessage(BaseModel):
    """What every server message carries.

    Messages that stand in the log have the log's gapless `seq` and its `epoch`; the others
    (`ACK`, `ERROR`, `SESSION_STATE`, `DRAIN`) have null in both.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    v: Literal[1] = 1
    ts_ms: int
    session_id: SessionId
    seq: int | None = None
    epoch: str | None = None
