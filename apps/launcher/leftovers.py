"""Children of a launcher that was killed: recorded on disk, found and stopped at the next start."""

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from pydantic import TypeAdapter, ValidationError

_SAME_START_S = 2.0
_GRACE_S = 10.0


@dataclass(frozen=True, slots=True)
class RunningChild:
    """A process so described that a later one with the same pid cannot be mistaken for it."""

    name: str
    pid: int
    started: float
    command: tuple[str, ...]
    stop_signal: int


_ROWS = TypeAdapter(list[RunningChild])


class Record:
    """The running children, written down at every change."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._children: dict[str, RunningChild] = {}

    def add(self, name: str, pid: int, command: Sequence[str], stop: signal.Signals) -> None:
        """Note a child that was just started."""
        with suppress(psutil.NoSuchProcess):
            started = psutil.Process(pid).create_time()
            self._children[name] = RunningChild(name, pid, started, tuple(command), int(stop))
            self._write()

    def remove(self, name: str) -> None:
        """Forget a child that ended."""
        self._children.pop(name, None)
        self._write()

    def stop_leftovers(self) -> list[str]:
        """Stop what an earlier launcher left running; returns the names. Call before `add`."""
        stopped = [child.name for child in self._read() if _stop(child)]
        self._file.unlink(missing_ok=True)
        return stopped

    def _read(self) -> list[RunningChild]:
        if not self._file.exists():
            return []
        try:
            return _ROWS.validate_json(self._file.read_bytes())
        except ValidationError:
            return []

    def _write(self) -> None:
        unfinished = self._file.with_suffix(".new")
        unfinished.touch(mode=0o600)
        unfinished.write_bytes(_ROWS.dump_json(list(self._children.values())))
        unfinished.replace(self._file)


def _stop(child: RunningChild) -> bool:
    """Stop the recorded process if it is still the same one, and what it started."""
    process = _same_process(child)
    if process is None:
        return False
    with suppress(psutil.Error):
        process.send_signal(child.stop_signal)
        process.wait(_GRACE_S)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    with suppress(psutil.Error):
        process.wait(_GRACE_S)
    return True


def _same_process(child: RunningChild) -> psutil.Process | None:
    try:
        process = psutil.Process(child.pid)
        same_start = abs(process.create_time() - child.started) < _SAME_START_S
        same_command = tuple(process.cmdline()) == child.command
    except psutil.Error:
        return None
    return process if same_start and same_command else None
