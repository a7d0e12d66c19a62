"""What was aimed at, judged by what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


_BARE = "bare python p50"
_SUBMIT = "submit python p50"
_SLOWER_PEERS = (
    "docker run",
    "docker SDK, cold",
    "docker exec CLI",
    "docker exec SDK",
    "epicbox",
    "llm-sandbox session",
    "llm-sandbox pool",
    "DMOJ",
)

GOALS = (
    Goal("Python submit p50, x bare python", _SUBMIT, 0.13, _BARE),
    Goal("Python submit p95, x bare python's p50", "submit python p95", 0.30, _BARE),
    Goal("Python run p50, x bare python", "run python p50", 0.13, _BARE),
    Goal("Python runs per second", "runs/s, best", 350, at_least=True),
    Goal("JavaScript submit p50, x bare node", "submit javascript p50", 0.5, "bare node p50"),
    Goal("Java submit p50 less compiling, ms", "submit java p50", 20),
    Goal("C++ submit p50 less compiling, ms", "submit cpp p50", 20),
    *(
        Goal(f"{peer} p50, x Python submit", f"{peer} p50", 40, _SUBMIT, at_least=True)
        for peer in _SLOWER_PEERS
    ),
    Goal("p95 at 4 submits/s, ms", "submits at 4/s p95", 15),
    Goal("submits per second, sustained", "submits/s, best", 12, at_least=True),
    Goal("submit over HTTP less a no-op, p50 ms", "HTTP submit less no-op", 4),
    Goal("run over HTTP less a no-op, p50 ms", "HTTP run less no-op", 4),
)


def table(measures: Measures) -> Iterator[str]:
    """The lines to print."""
    yield f"{'goal':40s}{'measured':>10s}{'goal':>10s}"
    for goal in GOALS:
        value, met = goal.value(measures), goal.met(measures)
        sign = ">=" if goal.at_least else "<="
        shown = f"{value:10.2f}" if value is not None else f"{'-':>10s}"
        verdict = {True: "met", False: "MISSED", None: "not measured"}[met]
        yield f"{goal.text:40s}{shown}{sign:>4s}{goal.limit:6g}  {verdict}"
