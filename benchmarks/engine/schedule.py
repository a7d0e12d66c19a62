"""When frames are to be sent, on the monotonic clock that all processes of a machine share."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator


async def scheduled_ns(per_second: float) -> AsyncIterator[int]:
    """Times from now on, each yielded when it has come; whether or not the ones before were late.

    They begin at a random phase, so that many schedules do not beat together.
    """
    period_ns = int(1e9 / per_second)
    at_ns = time.monotonic_ns() + random.randrange(period_ns)
    while True:
        wait_ns = at_ns - time.monotonic_ns()
        if wait_ns > 0:
            await asyncio.sleep(wait_ns / 1e9)
        yield at_ns
        at_ns += period_ns
