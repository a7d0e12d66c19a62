"""Time, handed in: nothing else in the room reads a clock or sleeps."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """A call that is still to come."""

    def cancel(self) -> None:
        """Do not call."""
        ...


class Clock(Protocol):
    """Milliseconds since the Unix epoch, and waiting."""

    def now_ms(self) -> int:
        """Now."""
        ...

    async def sleep_ms(self, duration_ms: int) -> None:
        """Return after `duration_ms`."""
        ...

    def call_at(self, at_ms: int, callback: Callable[[], None]) -> Timer:
        """Call `callback` in the running loop at `at_ms`, or at once when that has passed."""
        ...


class SystemClock:
    """The machine's clock."""

    def now_ms(self) -> int:
        """Now."""
        return time.time_ns() // 1_000_000

    async def sleep_ms(self, duration_ms: int) -> None:
        """Return after `duration_ms`."""
        await asyncio.sleep(duration_ms / 1000)

    def call_at(self, at_ms: int, callback: Callable[[], None]) -> Timer:
        """Call `callback` in the running loop at `at_ms`, or at once when that has passed."""
        delay_ms = max(0, at_ms - self.now_ms())
        return asyncio.get_running_loop().call_later(delay_ms / 1000, callback)
