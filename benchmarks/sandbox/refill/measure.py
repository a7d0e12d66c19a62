"""`python -m benchmarks.sandbox refill`: boxes come and go one by one, and every step is timed."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, middle_mean
from benchmarks.sandbox.refill import ledger
from benchmarks.sandbox.refill.ledger import Account, Daemons, LastWords, Shim
from benchmarks.sandbox.refill.tap import Tap, open_tap
from sandbox.contract import Language
from sandbox.languages import RUNTIMES
from sandbox.languages.runtime import Runtime
from sandbox.runners import images
from sandbox.runners.box import Box
from sandbox.runners.engine import Engine
from tests.folders import open_folder

_SETTLE_SECONDS = 0.1
_DEFAULT_ENGINE = "unix:///var/run/docker.sock"


@dataclass(frozen=True, slots=True)
class Bill:
    """What one box took: wall ms by step, CPU-ms until it was ready and from its removal on."""

    steps: dict[str, float]
    up: Account
    down: Account


async def measure(language: Language, boxes: int) -> list[Bill]:
    """Bring up and remove boxes one after the other; the first is not counted."""
    engine_socket = _engine_socket()
    with open_folder() as folder, open_tap(folder, engine_socket) as tap, _through(tap):
        engine = Engine("benchmark-refill")
        runtime = RUNTIMES[language]
        try:
            await images.build(engine, runtime, print)
            daemons = Daemons(engine_socket)
            bills = [await _one(engine, runtime, tap, daemons) for _ in range(boxes + 1)]
        finally:
            engine.close()
    return bills[1:]


async def _one(engine: Engine, runtime: Runtime, tap: Tap, daemons: Daemons) -> Bill:
    await asyncio.sleep(_SETTLE_SECONDS)
    tap.new_steps()
    at_first, clock = daemons.read(), _Clock()
    container, stream = await engine.start_container(images.tag(runtime), runtime)
    clock.lap("started, as the runner sees it")
    box = await Box.attach(container, stream)
    clock.lap("ready (interpreter, rehearsal)")
    when_up, up_ms = daemons.read(), clock.cpu_ms
    shim = Shim.of(container)
    words = LastWords(shim) if shim else None
    up_account = shim.read() if shim else {}
    clock = _Clock(clock.steps)
    await engine.remove(container)
    clock.lap("removed, as the runner sees it")
    box.close()
    down_account = words.spent() if words else {}
    down_ms = clock.cpu_ms - (words.cost_ms if words else 0.0)
    await asyncio.sleep(_SETTLE_SECONDS)
    at_last = daemons.read()
    return Bill(
        tap.new_steps() | clock.steps,
        ledger.since(when_up, at_first) | up_account | {"runner": up_ms},
        ledger.since(at_last, when_up) | down_account | {"runner": down_ms},
    )


class _Clock:
    """Wall time by step, and the CPU time of this process since the start."""

    def __init__(self, steps: dict[str, float] | None = None) -> None:
        self.steps: dict[str, float] = dict(steps or {})
        self._wall = time.perf_counter()
        self._cpu = time.process_time()
        self.cpu_ms = 0.0

    def lap(self, step: str) -> None:
        now = time.perf_counter()
        self.steps[step] = (now - self._wall) * 1000
        self._wall = now
        self.cpu_ms = (time.process_time() - self._cpu) * 1000


def table(bills: Sequence[Bill]) -> Iterator[str]:
    """The lines to print."""
    yield f"{'step':36s}{'p50 ms':>10s}{'p95 ms':>10s}"
    for step in bills[0].steps:
        figure = Figure.of([bill.steps[step] for bill in bills if step in bill.steps])
        yield f"{step:36s}{figure.p50:10.1f}{figure.p95:10.1f}"
    yield ""
    yield f"{'CPU-ms per box (middle mean)':36s}{'to ready':>10s}{'removal':>10s}{'both':>10s}"
    total_up = total_down = 0.0
    for name in sorted({name for bill in bills for name in bill.up}, key=_place):
        up = middle_mean([bill.up.get(name, 0.0) for bill in bills])
        down = middle_mean([bill.down.get(name, 0.0) for bill in bills])
        if name == "whole machine":
            yield _row("sum", total_up, total_down)
        total_up, total_down = total_up + up, total_down + down
        yield _row(name, up, down)


_ORDER = (
    "runner",
    "dockerd",
    "dockerd's children",
    "containerd",
    "containerd's children",
    "shim",
    "shim's children (runc)",
    "container",
    "kernel threads",
    "whole machine",
)


def _place(name: str) -> int:
    return _ORDER.index(name)


def _row(name: str, up: float, down: float) -> str:
    return f"{name:36s}{up:10.1f}{down:10.1f}{up + down:10.1f}"


def _engine_socket() -> Path:
    return Path(os.environ.get("DOCKER_HOST", _DEFAULT_ENGINE).removeprefix("unix://"))


@contextmanager
def _through(tap: Tap) -> Generator[None]:
    """Let every client of the engine in this process go through the tap."""
    before = os.environ.get("DOCKER_HOST")
    os.environ["DOCKER_HOST"] = f"unix://{tap.socket}"
    try:
        yield
    finally:
        if before is None:
            del os.environ["DOCKER_HOST"]
        else:
            os.environ["DOCKER_HOST"] = before
