"""Log entries as JSON and back."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import from_json, to_json

from apps.api.domain.events import Cause, CodeSaved, Event, LogEntry
from apps.api.domain.snapshots import difference, restored

KEYFRAME_EACH = 50
_CLASSES: tuple[type[Event], ...] = typing.get_args(Event)
_ADAPTERS: dict[str, TypeAdapter[Event]] = {
    event_class.TYPE: TypeAdapter(event_class) for event_class in _CLASSES
}


class BrokenLog(Exception):
    """A snapshot's predecessor is not where it should be."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """An entry with the JSON that stands for it in the log."""

    entry: LogEntry
    body: bytes


class EntryCodec:
    """The entries of one log, which have to pass in their order.

    The text of a code snapshot is written as its difference from the snapshot before, which
    `base` names by its revision. Every `KEYFRAME_EACH` revisions, and where that is shorter, it
    stands there whole.
    """

    def __init__(self) -> None:
        self._code: CodeSaved | None = None

    def encode(self, event: Event, ts_ms: int, cause: Cause | None) -> bytes:
        """The JSON of the next entry, without its `seq`; call `follow` once it is in the log."""
        payload: object = event
        base = self._code
        if isinstance(event, CodeSaved) and base and event.revision % KEYFRAME_EACH != 1:
            payload = _shorter(event, base)
        document = {"type": event.TYPE, "ts_ms": ts_ms, "payload": payload}
        return to_json(document | {"cause": cause} if cause else document)

    def follow(self, event: Event) -> None:
        """The entry that was encoded last is in the log."""
        if isinstance(event, CodeSaved):
            self._code = event

    def decode_json(self, seq: int, body: bytes) -> LogEntry:
        """The next entry of a log that is being read from its beginning."""
        return self.decode(seq, from_json(body))

    def decode(self, seq: int, document: dict[str, Any]) -> LogEntry:
        """The next entry of a log that is being read from its beginning.

        Raises:
            BrokenLog: it is a snapshot whose predecessor did not pass before.
        """
        payload = document["payload"]
        if "zstd" in payload:
            payload = self._whole(payload)
        event = _ADAPTERS[document["type"]].validate_python(payload)
        self.follow(event)
        cause = document.get("cause")
        return LogEntry(seq, document["ts_ms"], event, Cause(**cause) if cause else None)

    def _whole(self, payload: dict[str, Any]) -> dict[str, Any]:
        base = self._code
        if base is None or base.revision != payload["base"]:
            raise BrokenLog(f"revision {payload['revision']} needs revision {payload['base']}")
        return {
            "revision": payload["revision"],
            "language": payload["language"],
            "code": restored(payload["zstd"], base.code),
        }


def _shorter(event: CodeSaved, base: CodeSaved) -> object:
    """The snapshot, as a difference where that is shorter."""
    frame = difference(event.code, base.code)
    if len(frame) >= len(event.code):
        return event
    return {
        "revision": event.revision,
        "language": event.language,
        "base": base.revision,
        "zstd": frame,
    }
