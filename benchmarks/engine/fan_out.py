"""Words to many listeners at once: how late they come, and what a frame costs."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.engine.servers import PROJECT, Server, Stores, interviews, server

_WARM_S, _WINDOW_S = 3.0, 8.0
_LISTENER_LIMIT = 0.8


class Overloaded(Exception):
    """Not every listener has heard its first word in time."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What all listeners of one server heard."""

    frames: int
    p50_ms: float
    p99_ms: float
    cpu_us: float
    """The server's CPU time for each frame."""
    server_share: float
    listener_share: float

    @property
    def counts(self) -> bool:
        """Whether the listeners had time to listen."""
        return self.listener_share < _LISTENER_LIMIT


def engine(stores: Stores, count: int, per_second: float) -> Heard:
    """`count` interviews of one API process, each with words at a rate."""
    with server("benchmarks.engine.served", str(per_second), env=stores.environment) as api:
        return listen(api, asyncio.run(interviews(api.port, count)))


def bare(count: int, per_second: float) -> Heard:
    """The same frames from a bare server."""
    with server("benchmarks.engine.bare") as limit:
        url = f"ws://127.0.0.1:{limit.port}/fan"
        return listen(limit, [(url, json.dumps({"per_second": per_second}))] * count)


def listen(
    served: Server, sockets: Sequence[tuple[str, str]], at_end: Callable[[], None] = lambda: None
) -> Heard:
    """Let a listener process hear all sockets; `at_end` is called while they are still open."""
    order = {"sockets": sockets, "warm_s": _WARM_S, "window_s": _WINDOW_S}
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.engine.listener"],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(order))
    process.stdin.close()
    cpu_s: list[float] = []
    for _ in ("begin", "end"):
        if not process.stdout.readline():
            raise Overloaded
        cpu_s.append(served.cpu_s())
    at_end()
    heard = json.loads(process.stdout.readline())
    process.wait()
    used_s = cpu_s[1] - cpu_s[0]
    return Heard(
        heard["frames"],
        heard["p50_ms"],
        heard["p99_ms"],
        used_s / heard["frames"] * 1e6,
        used_s / _WINDOW_S,
        heard["cpu_share"],
    )
