"""From source to verdicts, one run at a time, all contenders in shuffled rounds."""

from __future__ import annotations

import random
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from benchmarks.figures import Figure
from benchmarks.goals import Measures
from benchmarks.sandbox.contenders.contender import Contender, NotHere
from benchmarks.sandbox.job import WrongVerdict
from benchmarks.sandbox.quiet import QuietGate

_SEED = 3


@dataclass(frozen=True, slots=True)
class Latencies:
    """Samples in ms, remarks and failures by contender, and why others are missing."""

    samples: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    remarks: dict[str, str] = field(default_factory=dict[str, str])
    missing: dict[str, str] = field(default_factory=dict[str, str])
    failures: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def figures(self) -> dict[str, Figure]:
        """Summaries, in the order of the contenders."""
        return {name: Figure.of(taken) for name, taken in self.samples.items() if taken}

    def measures(self) -> Measures:
        """What goals are about."""
        found: dict[str, float] = {}
        for name, figure in self.figures().items():
            found[f"{name} p50"], found[f"{name} p95"] = figure.p50, figure.p95
        return found


def measure(contenders: Sequence[Contender], rounds: int, gate: QuietGate) -> Latencies:
    """Let everybody who can take part do so, `rounds` times."""
    found = Latencies()
    dice = random.Random(_SEED)
    with _prepared(contenders, found) as there:
        order = list(there)
        for number in range(1, rounds + 1):
            sys.stderr.write(f"\r  round {number} of {rounds}")
            _shuffle(order, dice)
            for contender in order:
                gate.wait()
                _sample(contender, found)
        sys.stderr.write("\r")
        found.remarks.update({one.name: one.remark for one in there if one.remark})
    return found


def _shuffle(order: list[Contender], dice: random.Random) -> None:
    """Shuffle so that nobody is last in one round and first in the next."""
    last = order[-1] if order else None
    dice.shuffle(order)
    if len(order) > 1 and order[0] is last:
        order.append(order.pop(0))


def _sample(contender: Contender, found: Latencies) -> None:
    try:
        found.samples[contender.name].append(contender.once())
    except WrongVerdict as error:
        found.failures.setdefault(contender.name, []).append(str(error))


@contextmanager
def _prepared(contenders: Sequence[Contender], found: Latencies) -> Generator[list[Contender]]:
    there: list[Contender] = []
    try:
        for contender in contenders:
            sys.stderr.write(f"  preparing {contender.name}\n")
            try:
                contender.prepare()
            except (NotHere, WrongVerdict) as reason:
                found.missing[contender.name] = str(reason)
            else:
                there.append(contender)
                found.samples[contender.name] = []
        yield there
    finally:
        for contender in contenders:
            contender.close()


def baseline_of(name: str) -> str:
    """Which bare start a contender is compared with."""
    return "bare node" if "script" in name or "node" in name else "bare python"


def table(found: Latencies) -> Iterator[str]:
    """The lines to print."""
    figures = found.figures()
    ours = figures.get("submit python")
    heads = "".join(f"{head:>9s}" for head in ("p50 ms", "p95 ms", "x bare", "x ours"))
    yield f"{'source to verdicts':22s}{'n':>4s}{heads}"
    for name, figure in figures.items():
        bare = figures.get(baseline_of(name))
        ratios = f"{_ratio(figure, bare)}{_ratio(figure, ours)}"
        remark = found.remarks.get(name, "")
        yield f"{name:22s}{figure.count:4d}{figure.p50:9.1f}{figure.p95:9.1f}{ratios}  {remark}"
    for name, reasons in found.failures.items():
        yield f"{name:22s}failed {len(reasons)} times, first: {reasons[0]}"
    for name, reason in found.missing.items():
        yield f"{name:22s}not measured: {reason}"


def _ratio(figure: Figure, base: Figure | None) -> str:
    return f"{figure.p50 / base.p50:9.2f}" if base else f"{'':9s}"
