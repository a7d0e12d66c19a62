"""Waking an interview when something falls due."""

from __future__ import annotations

from collections.abc import Callable

from apps.api.session.clock import Clock, Timer

LOOK_AGAIN_MS = 30_000


class Alarm:
    """Calls `wake` at the earliest time asked for; sometimes earlier, never later.

    It wakes every `LOOK_AGAIN_MS` in any case: the clock may have been set, or the machine have
    slept.
    """

    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock = clock
        self._wake = wake
        self._at_ms = 0
        self._timer: Timer | None = None

    def ring_by(self, at_ms: int | None) -> None:
        """Wake at `at_ms` at the latest."""
        again_ms = self._clock.now_ms() + LOOK_AGAIN_MS
        by_ms = again_ms if at_ms is None else min(at_ms, again_ms)
        if self._timer and self._at_ms <= by_ms:
            return
        self.cancel()
        self._at_ms = by_ms
        self._timer = self._clock.call_at(by_ms, self._ring)

    def cancel(self) -> None:
        """Wake no more."""
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _ring(self) -> None:
        self._timer = None
        self._wake()
