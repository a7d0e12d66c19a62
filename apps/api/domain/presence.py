"""What is known of the candidate right now and never logged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Presence:
    """`partial_ms` is when speech was last heard, `connected` whether a browser is there."""

    connected: bool = False
    connected_since_ms: int = 0
    partial_ms: int = 0
