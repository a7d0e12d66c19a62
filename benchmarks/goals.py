"""What was aimed at, judged by what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Measures = Mapping[str, float]
"""Figures by name, such as `submit python p50`."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound on a measure, or on its ratio to another one."""

    text: str
    measure: str
    limit: float
    relative_to: str | None = None
    at_least: bool = False

    def value(self, measures: Measures) -> float | None:
        """The figure that is judged; `None` when it was not measured."""
        value = measures.get(self.measure)
        if value is None or self.relative_to is None:
            return value
        base = measures.get(self.relative_to)
        return value / base if base else None

    def met(self, measures: Measures) -> bool | None:
        """Whether the goal was reached; `None` when nobody can tell."""
        value = self.value(measures)
        if value is None:
            return None
        return value >= self.limit if self.at_least else value <= self.limit


def table(goals: Sequence[Goal], measures: Measures) -> Iterator[str]:
    """The lines to print."""
    yield f"{'goal':40s}{'measured':>10s}{'goal':>10s}"
    for goal in goals:
        value, met = goal.value(measures), goal.met(measures)
        sign = ">=" if goal.at_least else "<="
        shown = f"{value:10.2f}" if value is not None else f"{'-':>10s}"
        verdict = {True: "met", False: "MISSED", None: "not measured"}[met]
        yield f"{goal.text:40s}{shown}{sign:>4s}{goal.limit:6g}  {verdict}"
