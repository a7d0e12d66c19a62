"""How many boxes of a language are wanted: a floor, and more while they are being used up."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

_TAKES_SECONDS = 10.0
_PREPARED_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Size:
    """`floor` boxes wait even when nobody asks, `most` at the busiest of times."""

    floor: int
    most: int


class Demand:
    """The boxes taken in the last ten seconds are those that the next ten will want."""

    def __init__(self, size: Size, now: Callable[[], float]) -> None:
        self._size = size
        self._now = now
        self._takes: deque[float] = deque()
        self._prepared_until = float("-inf")

    def taken(self) -> None:
        """Somebody took a box, or tried to."""
        self._takes.append(self._now())
        self.expected()

    def expected(self) -> None:
        """Somebody will soon take one: at least one waits for the next ten minutes."""
        self._prepared_until = self._now() + _PREPARED_SECONDS

    @property
    def boxes(self) -> int:
        """How many boxes should wait."""
        while self._takes and self._takes[0] < self._now() - _TAKES_SECONDS:
            self._takes.popleft()
        floor = max(self._size.floor, int(self._now() < self._prepared_until))
        return min(max(floor, len(self._takes)), max(self._size.most, floor))

    @property
    def low_water(self) -> int:
        """Below this many, boxes are made at once and not in the next gap."""
        return (self.boxes + 2) // 4
