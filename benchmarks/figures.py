"""From samples to figures."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


def percentile(samples: Sequence[float], percent: float) -> float:
    """The smallest sample that at least `percent` of all samples do not exceed (nearest rank)."""
    ordered = sorted(samples)
    return ordered[max(math.ceil(len(ordered) * percent / 100), 1) - 1]


def middle_mean(samples: Sequence[float]) -> float:
    """The mean of the middle half, which neither outliers nor coarse ticks bend much."""
    ordered = sorted(samples)
    cut = len(ordered) // 4
    return statistics.fmean(ordered[cut : len(ordered) - cut])


@dataclass(frozen=True, slots=True)
class Figure:
    """What a contender took, in ms, over `count` samples."""

    count: int
    p50: float
    p95: float

    @classmethod
    def of(cls, samples: Sequence[float]) -> Figure:
        """Summarise samples, of which there is at least one."""
        return cls(len(samples), statistics.median(samples), percentile(samples, 95))
