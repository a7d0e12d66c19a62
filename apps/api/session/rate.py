"""How fast a peer may go."""

from __future__ import annotations

from apps.api.session.clock import Clock


class Rate:
    """`burst` at once, and `per_s` in each second after that; who is faster has to wait."""

    def __init__(self, clock: Clock, per_s: float, burst: float) -> None:
        self._clock = clock
        self._per_s = per_s
        self._burst = burst
        self._left = burst
        self._as_of_ms = clock.now_ms()

    def take(self, amount: float) -> int:
        """Take `amount`; for how many ms its taker should wait now."""
        now_ms = self._clock.now_ms()
        grown = self._left + (now_ms - self._as_of_ms) / 1000 * self._per_s
        self._as_of_ms = now_ms
        self._left = min(self._burst, grown) - amount
        return 0 if self._left >= 0 else round(-self._left / self._per_s * 1000)
