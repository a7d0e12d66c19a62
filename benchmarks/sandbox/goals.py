"""What the sandbox aims at."""

from __future__ import annotations

from benchmarks.goals import Goal

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
