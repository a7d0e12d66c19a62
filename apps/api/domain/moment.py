"""A look at the clock that remembers what it was too early for."""

from __future__ import annotations


class Moment:
    """The time of one decision, and the next time at which it may come out differently.

    A policy asks `reached` instead of comparing times. Whoever acts on it need not look again
    before `next_ms`, unless something happens; None means that time alone changes nothing.
    """

    def __init__(self, now_ms: int) -> None:
        self.now_ms = now_ms
        self.next_ms: int | None = None

    def reached(self, at_ms: int) -> bool:
        """Whether it is `at_ms` or later."""
        if self.now_ms >= at_ms:
            return True
        if self.next_ms is None or at_ms < self.next_ms:
            self.next_ms = at_ms
        return False
