"""What a pool that waits costs in memory."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docker

from benchmarks.goals import Measures
from benchmarks.sandbox import cgroups, proc
from benchmarks.sandbox.runner import RunnerProcess
from sandbox.runners.engine import INSTANCE_LABEL

_MEBIBYTE = 1024 * 1024
_LANGUAGE = re.compile(r"dryrun-box-(\w+)")
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BoxMemory:
    """One waiting box: its own group and the shim beside it, in bytes."""

    language: str
    box_bytes: int
    shim_bytes: int


def parse_pss(text: str) -> int:
    """Read the proportional share from `/proc/<pid>/smaps_rollup`, in bytes."""
    found = _PSS.search(text)
    return int(found[1]) * 1024 if found else 0


def _share(pid: int) -> int:
    try:
        return parse_pss(Path(f"/proc/{pid}/smaps_rollup").read_text())
    except OSError:
        return 0


def measure(runner: RunnerProcess) -> tuple[list[BoxMemory], int]:
    """Look at every box that waits; also the bytes of the runner itself."""
    engine = docker.from_env().containers
    found: list[BoxMemory] = []
    for container in engine.list(filters={"label": [f"{INSTANCE_LABEL}={runner.instance}"]}):
        state: dict[str, Any] = container.attrs
        name = _LANGUAGE.search(state["Config"]["Image"])
        pid: int = state["State"]["Pid"]
        box_bytes, first = cgroups.memory_bytes(cgroups.membership(pid)), proc.stat(pid)
        if name and box_bytes is not None and first is not None:
            found.append(BoxMemory(name[1], box_bytes, _share(first.parent)))
    return found, _share(runner.pid)


def _by_language(boxes: Sequence[BoxMemory]) -> dict[str, list[BoxMemory]]:
    names = sorted({box.language for box in boxes})
    return {name: [box for box in boxes if box.language == name] for name in names}


def measures(boxes: Sequence[BoxMemory]) -> Measures:
    """MiB of a box by language, its shim included."""
    return {
        f"idle {name} box, MiB": statistics.median(b.box_bytes + b.shim_bytes for b in own)
        / _MEBIBYTE
        for name, own in _by_language(boxes).items()
    }


def table(boxes: Sequence[BoxMemory], runner_bytes: int) -> Iterator[str]:
    """The lines to print."""
    yield f"{'idle pool':22s}{'boxes':>6s}{'MiB each':>10s}{'shim each':>10s}{'MiB all':>10s}"
    for name, own in _by_language(boxes).items():
        box = statistics.median(one.box_bytes for one in own) / _MEBIBYTE
        shim = statistics.median(one.shim_bytes for one in own) / _MEBIBYTE
        both = sum(one.box_bytes + one.shim_bytes for one in own) / _MEBIBYTE
        yield f"{name:22s}{len(own):6d}{box:10.1f}{shim:10.1f}{both:10.1f}"
    yield f"{'the runner':22s}{'':6s}{'':20s}{runner_bytes / _MEBIBYTE:10.1f}"
