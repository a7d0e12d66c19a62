"""A clock that runs faster than the wall's, jumps when told, and can hold everybody's breath."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

SPEED = 20


class QuickClock:
    """The machine's clock, `SPEED` times as fast from the moment it is made."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._start_ms = time.time_ns() // 1_000_000
        self._skipped_ms = 0
        self._running = asyncio.Event()
        self._running.set()
        self._timers: set[_QuickTimer] = set()

    def now_ms(self) -> int:
        elapsed_ms = (time.monotonic() - self._began) * 1000 * SPEED
        return self._start_ms + int(elapsed_ms) + self._skipped_ms

    def skip(self, duration_ms: int) -> None:
        """Jump ahead."""
        self._skipped_ms += duration_ms
        for timer in self._timers:
            timer.arm()

    def hold(self) -> None:
        """Whoever waits now goes on waiting: a sentence stops between two words."""
        self._running.clear()

    def go_on(self) -> None:
        """The opposite of `hold`."""
        self._running.set()

    async def sleep_ms(self, duration_ms: int) -> None:
        await self._running.wait()
        await asyncio.sleep(duration_ms / 1000 / SPEED)
        await self._running.wait()

    def call_at(self, at_ms: int, callback: Callable[[], None]) -> _QuickTimer:
        timer = _QuickTimer(self, self._timers, at_ms, callback)
        timer.arm()
        return timer


class _QuickTimer:
    """A call at a time of the quick clock, which may jump."""

    def __init__(
        self,
        clock: QuickClock,
        waiting: set[_QuickTimer],
        at_ms: int,
        callback: Callable[[], None],
    ) -> None:
        self._clock = clock
        self._waiting = waiting
        self._at_ms = at_ms
        self._callback = callback
        self._handle: asyncio.TimerHandle | None = None
        waiting.add(self)

    def arm(self) -> None:
        if self._handle:
            self._handle.cancel()
        left_s = max(0, self._at_ms - self._clock.now_ms()) / 1000 / SPEED
        self._handle = asyncio.get_running_loop().call_later(left_s, self._call)

    def cancel(self) -> None:
        self._waiting.discard(self)
        if self._handle:
            self._handle.cancel()

    def _call(self) -> None:
        self._waiting.discard(self)
        self._callback()
