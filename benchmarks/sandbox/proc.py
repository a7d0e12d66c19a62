"""CPU time as /proc tells it (proc(5))."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
_KERNEL_THREADS_PARENT = 2
_IDLE_FIELDS = (3, 4)


@dataclass(frozen=True, slots=True)
class Stat:
    """One line of `/proc/<pid>/stat`; `children_ms` is that of children which were waited for."""

    name: str
    state: str
    parent: int
    own_ms: float
    children_ms: float


def parse_stat(line: str) -> Stat:
    """Read a line of `/proc/<pid>/stat`, whose second field may hold blanks and brackets."""
    head, _, tail = line.rpartition(")")
    fields = tail.split()
    user, system, child_user, child_system = (int(field) for field in fields[11:15])
    return Stat(
        name=head.partition("(")[2],
        state=fields[0],
        parent=int(fields[1]),
        own_ms=(user + system) * _TICK_MS,
        children_ms=(child_user + child_system) * _TICK_MS,
    )


def parse_schedstat(text: str) -> float:
    """Read how many ms a thread has run from its `schedstat`, exact where `stat` has ticks."""
    return int(text.split()[0]) / 1e6


@dataclass(frozen=True, slots=True)
class MachineTime:
    """What all CPUs together have done since the machine started."""

    busy_ms: float
    idle_ms: float

    def idle_since(self, earlier: MachineTime) -> float:
        """The share of idle time, 0 to 1, since an earlier reading."""
        idle = self.idle_ms - earlier.idle_ms
        passed = idle + self.busy_ms - earlier.busy_ms
        return idle / passed if passed > 0 else 0.0


def parse_machine(text: str) -> MachineTime:
    """Read the `cpu` line of `/proc/stat`; guest time is part of user time already."""
    ticks = [int(field) for field in text.split("\n", 1)[0].split()[1:9]]
    idle = sum(ticks[index] for index in _IDLE_FIELDS)
    return MachineTime((sum(ticks) - idle) * _TICK_MS, idle * _TICK_MS)


def machine() -> MachineTime:
    """What all CPUs together have done until now."""
    return parse_machine((_PROC / "stat").read_text())


def stat(pid: int) -> Stat | None:
    """A process, or `None` when it is gone."""
    try:
        return parse_stat((_PROC / str(pid) / "stat").read_text())
    except OSError:
        return None


def running(pid: int) -> Stat | None:
    """A process that has not ended, or `None`; one that nobody has waited for has ended too."""
    found = stat(pid)
    return found if found and found.state not in {"Z", "X"} else None


def stats() -> Iterator[tuple[int, Stat]]:
    """All processes, kernel threads among them."""
    for folder in _PROC.iterdir():
        if folder.name.isdigit() and (found := stat(int(folder.name))) is not None:
            yield int(folder.name), found


def threads_ms(pid: int) -> float:
    """How long the living threads of a process have run; 0 when it is gone."""
    total = 0.0
    for thread in (_PROC / str(pid) / "task").glob("*/schedstat"):
        try:
            total += parse_schedstat(thread.read_text())
        except OSError:
            continue
    return total


def kernel_ms() -> float:
    """How long the kernel's own threads have run."""
    return sum(threads_ms(pid) for pid, found in stats() if found.parent == _KERNEL_THREADS_PARENT)


def command_line(pid: int) -> tuple[str, ...]:
    """The arguments of a process; empty when it is gone or a kernel thread."""
    try:
        raw = (_PROC / str(pid) / "cmdline").read_bytes()
    except OSError:
        return ()
    return tuple(raw.decode(errors="replace").rstrip("\0").split("\0"))
