"""What the sandbox adds to a request that does nothing."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress

from benchmarks.figures import Figure
from benchmarks.goals import Measures
from benchmarks.sandbox import job
from benchmarks.sandbox.http_app import SOCKET_VARIABLE
from benchmarks.sandbox.quiet import QuietGate
from benchmarks.sandbox.runner import PROJECT, RunnerProcess
from sandbox.contract import Lane

_APP = "benchmarks.sandbox.http_app:create"
_NOOP = "noop"
_PATHS = (_NOOP, Lane.SUBMIT.value, Lane.RUN.value)
_WARM_UPS = 5
_START_SECONDS = 30


def measure(runner: RunnerProcess, rounds: int, gate: QuietGate) -> dict[str, Figure]:
    """Ask for nothing, a submit and a run in turns over one connection."""
    taken: dict[str, list[float]] = {path: [] for path in _PATHS}
    with _serving(runner) as connection:
        for number in range(rounds + _WARM_UPS):
            for path in _PATHS:
                gate.wait()
                ms = _ask(connection, path)
                if number >= _WARM_UPS:
                    taken[path].append(ms)
    return {path: Figure.of(samples) for path, samples in taken.items()}


def _ask(connection: http.client.HTTPConnection, path: str) -> float:
    began = time.perf_counter()
    connection.request("POST", f"/{path}")
    body = connection.getresponse().read()
    ms = (time.perf_counter() - began) * 1000
    if path != _NOOP:
        job.check(json.loads(body))
    return ms


@contextmanager
def _serving(runner: RunnerProcess) -> Generator[http.client.HTTPConnection]:
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "--factory", _APP, "--port", str(port)],
        cwd=PROJECT,
        env={**os.environ, SOCKET_VARIABLE: str(runner.socket)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        _await_listening(connection)
        yield connection
    finally:
        connection.close()
        process.terminate()
        process.wait(_START_SECONDS)


def _await_listening(connection: http.client.HTTPConnection) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError):
            _ask(connection, _NOOP)
            return
        connection.close()
        time.sleep(0.1)
    sys.exit("the benchmark's API did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def measures(figures: Mapping[str, Figure]) -> Measures:
    """What goals are about."""
    noop = figures[_NOOP].p50
    return {
        f"HTTP {path} less no-op": figure.p50 - noop
        for path, figure in figures.items()
        if path != _NOOP
    }


def table(figures: Mapping[str, Figure]) -> Iterator[str]:
    """The lines to print."""
    yield f"{'over HTTP':22s}{'n':>4s}{'p50 ms':>9s}{'p95 ms':>9s}{'less no-op':>12s}"
    for path, figure in figures.items():
        less = figure.p50 - figures[_NOOP].p50
        yield f"{path:22s}{figure.count:4d}{figure.p50:9.1f}{figure.p95:9.1f}{less:12.1f}"
