"""How many interviews one process carries, beside a bare WebSocket server.

`python -m benchmarks.engine` lets interviewers speak by a schedule to many listeners at once, and
a bare uvicorn send the same frames in the same run: how late words come, counted from when they
should be sent, and the CPU time of a frame. The server has one core, PostgreSQL, Redis and the
listeners the other; a row counts only where the listeners had time. What a killed worker costs is
measured by `python -m benchmarks.engine.takeover`.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence

import psutil

from benchmarks.engine import fan_out, log_size, memory
from benchmarks.engine.fan_out import Heard, Overloaded
from benchmarks.engine.servers import OTHER_CORE, Stores, stores
from benchmarks.goals import Goal, table

_LOADS = ((100, 10.0), (500, 10.0), (2000, 10.0), (100, 40.0), (500, 40.0))
_QUICK_LOADS = ((50, 10.0),)
GOALS = (
    Goal("500 interviews x 40/s, p99 ms", "500 x 40, p99 ms", 10),
    Goal("500 interviews x 40/s, CPU, x bare", "500 x 40, us", 1.4, "500 x 40, bare us"),
    Goal("2000 interviews x 10/s, p99 ms", "2000 x 10, p99 ms", 20),
    Goal("log of a 45-minute interview, KB", "log, KB", 300),
    Goal("memory of an interview, KB", "interview, KB", 100),
)


def main() -> int:
    """Measure, print a table, judge the goals."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one small load only")
    loads = _QUICK_LOADS if parser.parse_args().quick else _LOADS
    psutil.Process().cpu_affinity([OTHER_CORE])
    with stores() as both:
        measures = _measure(both, loads)
    print("\n".join(table(GOALS, measures)))
    return 0


def _measure(both: Stores, loads: Sequence[tuple[int, float]]) -> dict[str, float]:
    measures: dict[str, float] = {}
    print(f"{'':22s}{'p50 ms':>10s}{'p99 ms':>10s}{'us/frame':>10s}{'server':>8s}{'listener':>9s}")
    for count, per_second in loads:
        name = f"{count} x {per_second:g}"
        bare = fan_out.bare(count, per_second)
        _print(f"{name}, bare", bare)
        try:
            ours = fan_out.engine(both, count, per_second)
        except Overloaded:
            print(f"{name}, engine: not all were ever served", flush=True)
            measures[f"{name}, p99 ms"] = math.inf
            continue
        _print(f"{name}, engine", ours)
        if bare.counts and ours.counts:
            measures[f"{name}, p99 ms"] = ours.p99_ms
            measures[f"{name}, us"] = ours.cpu_us
            measures[f"{name}, bare us"] = bare.cpu_us
    measures["log, KB"] = log_size.of_an_interview(both) / 1024
    measures["interview, KB"] = memory.of_an_interview(both) / 1024
    return measures


def _print(name: str, heard: Heard) -> None:
    note = "" if heard.counts else "  does not count: the listeners were too busy"
    print(
        f"{name:22s}{heard.p50_ms:10.2f}{heard.p99_ms:10.2f}{heard.cpu_us:10.1f}"
        f"{heard.server_share:8.0%}{heard.listener_share:9.0%}{note}",
        flush=True,
    )


if __name__ == "__main__":
    raise SystemExit(main())
