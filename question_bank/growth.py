"""How counts of steps grow over sizes: eight classes, and which of them fits.

Relative least squares of `a + b * f(n)` over the last points, where lower terms matter least.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

GROWTHS: dict[str, Callable[[int], float]] = {
    "1": lambda _: 0.0,
    "log n": math.log2,
    "n": float,
    "n log n": lambda n: n * math.log2(n),
    "n^2": lambda n: float(n) ** 2,
    "n^2 log n": lambda n: float(n) ** 2 * math.log2(n),
    "n^3": lambda n: float(n) ** 3,
}
EXPONENTIAL = "2^n"
DEGREES: dict[str, float] = {
    "1": 0,
    "log n": 0,
    "n": 1,
    "n log n": 1,
    "n^2": 2,
    "n^2 log n": 2,
    "n^3": 3,
    EXPONENTIAL: math.inf,
}
"""The power of n in a class; logarithms do not raise it."""

_TAIL = 8
_GOOD = 0.004
_NEARLY = 1.25

Points = Sequence[tuple[int, int]]
"""Sizes, in rising order, with the counts there, which are above 0."""


def growth(points: Points) -> str:
    """Name the growth of counts: the simplest class that fits nearly as well as the best."""
    return near(errors(points))[0]


def near(found: dict[str, float]) -> list[str]:
    """The classes whose errors are nearly the least or as good as none, the simplest first."""
    enough = max(_GOOD, _NEARLY * min(found.values()))
    return [name for name, error in found.items() if error <= enough]


def errors(points: Points) -> dict[str, float]:
    """The relative error of the best fit of each class, the simplest first."""
    tail = points[-_TAIL:]
    found = {name: _linear_error(tail, form) for name, form in GROWTHS.items()}
    return found | {EXPONENTIAL: _exponential_error(tail)}


def _linear_error(points: Points, form: Callable[[int], float]) -> float:
    """The relative error of the best `a + b * form(n)` with neither below zero."""
    weights = [1 / count**2 for _, count in points]
    xs = [form(n) for n, _ in points]
    ys = [count for _, count in points]
    total = sum(weights)
    mean_x = sum(w * x for w, x in zip(weights, xs, strict=True)) / total
    mean_y = sum(w * y for w, y in zip(weights, ys, strict=True)) / total
    spread = sum(w * (x - mean_x) ** 2 for w, x in zip(weights, xs, strict=True))
    slope = 0.0
    if spread > 0:
        parts = zip(weights, xs, ys, strict=True)
        slope = sum(w * (x - mean_x) * (y - mean_y) for w, x, y in parts) / spread
    base = mean_y - slope * mean_x
    if base < 0:
        base = 0.0
        slope = sum(w * x * y for w, x, y in zip(weights, xs, ys, strict=True))
        slope /= sum(w * x * x for w, x in zip(weights, xs, strict=True))
    if slope < 0:
        return math.inf
    return _error(ys, [base + slope * x for x in xs])


def _exponential_error(points: Points) -> float:
    """The relative error of the best `b * c ** n`, a straight line of logarithms."""
    logs = [math.log(count) for _, count in points]
    mean_n = sum(n for n, _ in points) / len(points)
    mean_log = sum(logs) / len(logs)
    pairs = [(n, log) for (n, _), log in zip(points, logs, strict=True)]
    slope = sum((n - mean_n) * (log - mean_log) for n, log in pairs)
    slope /= sum((n - mean_n) ** 2 for n, _ in pairs)
    if slope < 0.3:
        return math.inf
    fitted = [math.exp(mean_log + slope * (n - mean_n)) for n, _ in points]
    return _error([count for _, count in points], fitted)


def _error(counts: Sequence[int], fitted: Sequence[float]) -> float:
    parts = zip(counts, fitted, strict=True)
    return math.sqrt(sum(((fit - count) / count) ** 2 for count, fit in parts) / len(counts))
