"""Which client messages have had their effect."""

from __future__ import annotations

from hashlib import blake2b

from apps.api.domain.events import Cause, LogEntry
from apps.api.errors import IdReused
from apps.api.wire.client import AnyClientMessage

DIGEST_BYTES = 8


def cause_of(message: AnyClientMessage) -> Cause | None:
    """What a message is remembered by; None when it has no id."""
    if message.id is None:
        return None
    asked = f"{message.type} {message.payload.model_dump_json()}"
    return Cause(message.id, blake2b(asked.encode(), digest_size=DIGEST_BYTES).hexdigest())


class Causes:
    """The client messages in an interview's log."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[int, str]] = {}

    def note(self, entry: LogEntry) -> None:
        """Remember an entry's cause, if it has one."""
        if entry.cause:
            self._places[entry.cause.id] = (entry.seq, entry.cause.digest)

    def place(self, cause: Cause) -> int | None:
        """The `seq` of what the same message caused before; None when it is new.

        Raises:
            IdReused: another message has this id.
        """
        if cause.id not in self._places:
            return None
        seq, digest = self._places[cause.id]
        if digest != cause.digest:
            raise IdReused(
                "Another message with this id is in the log.",
                field="id",
                expected="a new id for each message",
            )
        return seq
