"""Log entries as JSON and back."""

from __future__ import annotations

import typing
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import from_json, to_json

from apps.api.domain.events import Event, LogEntry

_CLASSES: tuple[type[Event], ...] = typing.get_args(Event)
_ADAPTERS: dict[str, TypeAdapter[Event]] = {
    event_class.TYPE: TypeAdapter(event_class) for event_class in _CLASSES
}


def entry_to_json(event: Event, ts_ms: int, client_id: str | None) -> bytes:
    """An entry without its `seq`, which is its place in the log."""
    return to_json({"type": event.TYPE, "ts_ms": ts_ms, "id": client_id, "payload": event})


def entry_from_json(seq: int, body: bytes) -> LogEntry:
    """The entry that `entry_to_json` wrote at `seq`."""
    return entry_from_document(seq, from_json(body))


def entry_from_document(seq: int, document: dict[str, Any]) -> LogEntry:
    """The entry in a parsed document."""
    event = _ADAPTERS[document["type"]].validate_python(document["payload"])
    return LogEntry(seq, document["ts_ms"], event, document["id"])
