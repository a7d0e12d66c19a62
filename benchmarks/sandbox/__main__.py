"""How fast the sandbox is, beside bare interpreters and other people's sandboxes.

`python -m benchmarks.sandbox` measures, in one run of shuffled rounds, how long a source takes to
its five verdicts; then what the sandbox sustains, what its idle pool holds, and what it adds to an
HTTP request; and judges the goals. `refill` takes the making of a box apart. `peers` installs other
people's sandboxes for the benchmark alone; who is missing is named in the table. Ratios can be
trusted on a machine that does other things too, absolute times only on one that does not.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.goals import Measures, table
from benchmarks.sandbox import goals, latency, memory, over_http, throughput
from benchmarks.sandbox.contenders import bare, boxes, engine, peers
from benchmarks.sandbox.contenders.contender import Contender
from benchmarks.sandbox.quiet import QuietGate
from benchmarks.sandbox.refill import measure as refill
from benchmarks.sandbox.runner import CEILING, SIZE, RunnerProcess, open_runner
from sandbox.client import Sandbox
from sandbox.contract import Language
from sandbox.languages import RUNTIMES

_PARTS = ("latency", "throughput", "memory", "http")
_APART = ("refill", "peers")
_ROUNDS, _QUICK_ROUNDS = 25, 3
_BOXES, _QUICK_BOXES = 40, 5


class _Bench:
    """One run of the benchmark: what was asked for, what was found."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._only: list[str] = options.only
        self._quick: bool = options.quick
        self._gate = QuietGate()
        self.measures: dict[str, float] = {}
        self.record: dict[str, Any] = {}

    @property
    def _rounds(self) -> int:
        return _QUICK_ROUNDS if self._quick else _ROUNDS

    def latency(self, runner: RunnerProcess, loop: asyncio.Runner, sandbox: Sandbox) -> None:
        everybody = _contenders(runner, loop, sandbox)
        unknown = set(self._only) - {one.name for one in everybody}
        if unknown:
            sys.exit(f"nobody is called {unknown}; there are {[one.name for one in everybody]}")
        wanted = [one for one in everybody if not self._only or one.name in self._only]
        found = latency.measure(wanted, self._rounds, self._gate)
        self._keep("latency", asdict(found), found.measures(), latency.table(found))

    def throughput(self, _runner: RunnerProcess, loop: asyncio.Runner, sandbox: Sandbox) -> None:
        windows = throughput.QUICK if self._quick else throughput.THOROUGH
        loads = loop.run(throughput.measure(sandbox, windows))
        record = [asdict(load) for load in loads]
        self._keep("throughput", record, throughput.measures(loads), throughput.table(loads))

    def memory(self, runner: RunnerProcess, _loop: asyncio.Runner, _sandbox: Sandbox) -> None:
        self._gate.wait()
        found, own_bytes = memory.measure(runner)
        record = [asdict(box) for box in found]
        self._keep("memory", record, memory.measures(found), memory.table(found, own_bytes))

    def http(self, runner: RunnerProcess, _loop: asyncio.Runner, _sandbox: Sandbox) -> None:
        figures = over_http.measure(runner, self._rounds, self._gate)
        record = {path: asdict(figure) for path, figure in figures.items()}
        self._keep("http", record, over_http.measures(figures), over_http.table(figures))

    def close(self) -> None:
        """Judge the goals, and say how quiet the machine was."""
        _print(table(goals.GOALS, self.measures))
        gate = self._gate
        _print([f"{gate.given_up} of {gate.passed} samples were taken on a busy machine"])
        self.record["measures"] = self.measures
        self.record["goals"] = {
            goal.text: {"value": goal.value(self.measures), "met": goal.met(self.measures)}
            for goal in goals.GOALS
        }

    def _keep(self, part: str, record: Any, measures: Measures, lines: Iterable[str]) -> None:
        self.record[part] = record
        self.measures |= measures
        _print(lines)


def _contenders(runner: RunnerProcess, loop: asyncio.Runner, sandbox: Sandbox) -> list[Contender]:
    ours = boxes.warm_boxes(loop, sandbox, runner.languages)
    docker = [engine.DockerRun(), engine.ColdContainer(), engine.Exec("CLI"), engine.Exec("SDK")]
    cold = [bare.bare_python(), bare.bare_node()]
    return [*cold, *ours, *docker, bare.bubblewrap(), *peers.peers()]


def _measure(options: argparse.Namespace) -> int:
    languages = [language for language in Language if language in RUNTIMES]
    bench = _Bench(options)
    _print(_machine())
    with open_runner(languages) as runner, asyncio.Runner() as loop:
        sandbox = Sandbox(runner.socket)
        parts = {
            "latency": bench.latency,
            "throughput": bench.throughput,
            "memory": bench.memory,
            "http": bench.http,
        }
        for part in options.parts or parts:
            parts[part](runner, loop, sandbox)
    bench.close()
    if options.json is not None:
        options.json.write_text(json.dumps(bench.record, indent=1, default=str))
    return 0


def _machine() -> list[str]:
    python = bare.system_python()
    versions = [_first_line([python, "--version"]), f"node {_first_line(['node', '--version'])}"]
    engine_version = _first_line(["docker", "version", "--format", "{{.Server.Version}}"])
    return [
        f"{os.cpu_count()} cores, Linux {platform.release()}, engine {engine_version}, "
        f"{python} {', '.join(versions)}, load {os.getloadavg()[0]:.1f}",
        f"pool: {SIZE} boxes per common language, {CEILING} at most",
    ]


def _first_line(command: Sequence[str]) -> str:
    try:
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return "missing"
    return (ended.stdout.strip().splitlines() or ["missing"])[0]


def _refill(options: argparse.Namespace) -> int:
    count = _QUICK_BOXES if options.quick else _BOXES
    for language in options.languages:
        bills = asyncio.run(refill.measure(Language(language), count))
        _print([f"{language}, {len(bills)} boxes one after the other", *refill.table(bills)])
    return 0


def _print(lines: Iterable[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.sandbox",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", help=f"{', '.join(_PARTS)} (all), {', '.join(_APART)}")
    parser.add_argument("--quick", action="store_true", help="few samples: does it work at all?")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these contenders")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all samples there too")
    names = [language.value for language in RUNTIMES]
    parser.add_argument(
        "--languages", nargs="+", choices=names, default=["python"], help="for refill (python)"
    )
    options = parser.parse_args()
    unknown = [part for part in options.parts if part not in (*_PARTS, *_APART)]
    if unknown or (len(options.parts) > 1 and set(options.parts) & set(_APART)):
        parser.error(f"some of {', '.join(_PARTS)}, or one of {', '.join(_APART)}")
    return options


def main() -> int:
    """Measure and print."""
    options = _options()
    match options.parts:
        case ["refill"]:
            return _refill(options)
        case ["peers"]:
            return peers.install()
        case _:
            return _measure(options)


if __name__ == "__main__":
    raise SystemExit(main())
