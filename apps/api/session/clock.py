"""Time, handed in: nothing else in the room reads a clock or sleeps."""

from __future__ import annotations

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """Milliseconds since the Unix epoch, and waiting."""

    def now_ms(self) -> int:
        """Now."""
        ...

    async def sleep_ms(self, duration_ms: int) -> None:
        """Return after `duration_ms`."""
        ...


class SystemClock:
    """The machine's clock."""

    def now_ms(self) -> int:
        """Now."""
        return time.time_ns() // 1_000_000

    async def sleep_ms(self, duration_ms: int) -> None:
        """Return after `duration_ms`."""
        await asyncio.sleep(duration_ms / 1000)
