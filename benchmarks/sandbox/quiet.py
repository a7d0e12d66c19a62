"""A sample is taken when the machine has nothing else to do, so that neighbours cost nobody."""

from __future__ import annotations

import time

from benchmarks.sandbox import proc

_IDLE_SHARE = 0.6
_LOOK_SECONDS = 0.05
_SETTLE_SECONDS = 0.2
_PATIENCE_SECONDS = 4.0


class QuietGate:
    """Waits for idle CPUs, and counts how often that was in vain."""

    def __init__(self) -> None:
        self.passed = 0
        self.given_up = 0

    def wait(self) -> None:
        """Wait until at least 60 % of all CPU time is idle, at most some seconds.

        What the sample before has set going, such as the making of a box, begins in the first
        moments; these are always waited for.
        """
        time.sleep(_SETTLE_SECONDS)
        deadline = time.monotonic() + _PATIENCE_SECONDS
        self.passed += 1
        while self._idle_share() < _IDLE_SHARE:
            if time.monotonic() > deadline:
                self.given_up += 1
                return

    def _idle_share(self) -> float:
        before = proc.machine()
        time.sleep(_LOOK_SECONDS)
        return proc.machine().idle_since(before)
