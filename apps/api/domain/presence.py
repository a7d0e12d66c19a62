"""What is known of the candidate right now and never logged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Presence:
    """`partial_ms` is when speech was last heard, `connected` whether a browser is there.

    `storage_away_since_ms`: since when nothing can be stored for good; None while it can.
    """

    connected: bool = False
    connected_since_ms: int = 0
    partial_ms: int = 0
    storage_away_since_ms: int | None = None
