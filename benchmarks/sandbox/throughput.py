"""How many runs the sandbox sustains, and how it bears arrivals that nobody has arranged."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.figures import Figure
from benchmarks.goals import Measures
from benchmarks.sandbox import job
from sandbox.client import Sandbox
from sandbox.contract import Lane, Language, SandboxUnavailable

WORKERS = (1, 2, 4)
ARRIVALS_PER_SECOND = 4.0
_BURST = 8
_REST_SECONDS = 3.0
_SEED = 3


@dataclass(frozen=True, slots=True)
class Windows:
    """How long everything is looked at."""

    drain_seconds: float
    sustained_seconds: float
    arrivals_seconds: float
    bursts: int


THOROUGH = Windows(4.0, 12.0, 60.0, 6)
QUICK = Windows(1.0, 2.0, 5.0, 1)


@dataclass(slots=True)
class Load:
    """What came of one kind of load: verdicts in ms, runs that waited for a box, refusals."""

    name: str
    seconds: float
    verdicts: list[float] = field(default_factory=list[float])
    places: list[int] = field(default_factory=list[int])
    refused: int = 0

    @property
    def rate(self) -> float:
        """Verdicts per second."""
        return len(self.verdicts) / self.seconds


async def measure(sandbox: Sandbox, windows: Windows) -> list[Load]:
    """Put every kind of load on the sandbox, one after the other with pauses."""
    loads: list[Load] = []
    for lane in (Lane.SUBMIT, Lane.RUN):
        for workers in WORKERS:
            await asyncio.sleep(_REST_SECONDS)
            loads.append(await _sustained(sandbox, lane, workers, windows))
    await asyncio.sleep(_REST_SECONDS)
    loads.append(await _arrivals(sandbox, windows))
    loads.append(await _bursts(sandbox, windows))
    return loads


async def _sustained(sandbox: Sandbox, lane: Lane, workers: int, windows: Windows) -> Load:
    """Workers that ask again at once; what was in the pool before is used up first."""
    load = Load(f"{lane.value} x {workers}", windows.sustained_seconds)
    begin = time.perf_counter() + windows.drain_seconds
    end = begin + windows.sustained_seconds

    async def work(owner: str) -> None:
        while time.perf_counter() < end:
            one = Load("", 0)
            await _run(sandbox, lane, owner, time.perf_counter(), one)
            if begin <= time.perf_counter() < end:
                load.verdicts += one.verdicts
                load.places += one.places
                load.refused += one.refused

    owners = [f"worker-{number}" for number in range(workers)]
    await asyncio.gather(*(work(owner) for owner in owners))
    await asyncio.gather(*(sandbox.release(owner) for owner in owners))
    return load


async def _arrivals(sandbox: Sandbox, windows: Windows) -> Load:
    """Submits that come as they like (Poisson); a time counts from the arrival."""
    load = Load(f"submits at {ARRIVALS_PER_SECOND:g}/s", windows.arrivals_seconds)
    dice = random.Random(_SEED)
    now = began = time.perf_counter()
    async with asyncio.TaskGroup() as runs:
        while (now := now + dice.expovariate(ARRIVALS_PER_SECOND)) - began < load.seconds:
            await asyncio.sleep(max(now - time.perf_counter(), 0.0))
            runs.create_task(_run(sandbox, Lane.SUBMIT, "arrival", now, load))
    return load


async def _bursts(sandbox: Sandbox, windows: Windows) -> Load:
    """Submits that come together, at a pool that has rested."""
    load = Load(f"burst of {_BURST} submits", 0.0)
    for _ in range(windows.bursts):
        await asyncio.sleep(_REST_SECONDS)
        now = time.perf_counter()
        runs = [_run(sandbox, Lane.SUBMIT, "burst", now, load) for _ in range(_BURST)]
        await asyncio.gather(*runs)
        load.seconds += time.perf_counter() - now
    return load


async def _run(sandbox: Sandbox, lane: Lane, owner: str, since: float, load: Load) -> None:
    places: list[int] = []
    request = job.request(Language.PYTHON, lane, owner)
    try:
        results = [result async for result in sandbox.run(request, places.append)]
    except SandboxUnavailable:
        load.refused += 1
        return
    job.check([result.value for result in results])
    load.verdicts.append((time.perf_counter() - since) * 1000)
    if places:
        load.places.append(max(places))


def measures(loads: Sequence[Load]) -> Measures:
    """What goals are about."""
    found: dict[str, float] = {}
    for load in loads:
        found[f"{load.name} /s"] = load.rate
        if load.verdicts:
            figure = Figure.of(load.verdicts)
            found[f"{load.name} p50"], found[f"{load.name} p95"] = figure.p50, figure.p95
    for lane, name in ((Lane.SUBMIT, "submits/s, best"), (Lane.RUN, "runs/s, best")):
        found[name] = max(load.rate for load in loads if load.name.startswith(f"{lane.value} x"))
    return found


def table(loads: Sequence[Load]) -> Iterator[str]:
    """The lines to print."""
    yield f"{'Python under load':22s}{'n':>6s}{'per s':>9s}{'p50 ms':>9s}{'p95 ms':>9s}"
    for load in loads:
        figure = Figure.of(load.verdicts) if load.verdicts else Figure(0, 0.0, 0.0)
        row = f"{load.name:22s}{figure.count:6d}{load.rate:9.1f}{figure.p50:9.1f}{figure.p95:9.1f}"
        yield f"{row}  {_queue(load)}"


def _queue(load: Load) -> str:
    parts: list[str] = []
    if load.places:
        parts.append(f"{len(load.places)} waited for a box, at most in place {max(load.places)}")
    if load.refused:
        parts.append(f"{load.refused} refused")
    return "; ".join(parts)
