"""What the launcher starts."""

import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from apps.api.infra.embedded.account import Account
from apps.api.infra.embedded.process import EmbeddedServer

_LARGEST_KEPT_LOG_BYTES = 5_000_000


def _nothing() -> None:
    return


@dataclass(frozen=True, slots=True)
class Child:
    """A program that is kept running.

    `prepare` runs before every start, in a thread; `command` is asked after it.
    `is_ready` may block for two seconds.
    """

    name: str
    command: Callable[[], Sequence[str]]
    is_ready: Callable[[], bool]
    prepare: Callable[[], None] = _nothing
    stop_signal: signal.Signals = signal.SIGTERM
    account: Account | None = None
    environment: Mapping[str, str] | None = None
    folder: Path | None = None
    start_timeout_s: float = 60
    stop_timeout_s: float = 8


@dataclass(frozen=True, slots=True)
class Step:
    """A program that has to end with exit code 0 before the launcher goes on."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    folder: Path | None = None


def server_child(name: str, server: EmbeddedServer) -> Child:
    """An embedded server as a child."""
    return Child(
        name,
        command=server.command,
        is_ready=server.is_ready,
        prepare=server.prepare,
        stop_signal=server.stop_signal,
        account=server.account,
        folder=Path("/"),
    )


def rotate(log: Path) -> None:
    """Keep the previous run's log as `<name>.1.log`, cut to its newest 5 MB."""
    if not log.exists():
        return
    previous = log.with_suffix(".1.log")
    log.replace(previous)
    size = previous.stat().st_size
    if size > _LARGEST_KEPT_LOG_BYTES:
        with previous.open("r+b") as file:
            file.seek(size - _LARGEST_KEPT_LOG_BYTES)
            newest = file.read()
            file.seek(0)
            file.write(newest)
            file.truncate()


def since(start: float) -> float:
    """Seconds since a `time.monotonic()`."""
    return time.monotonic() - start
