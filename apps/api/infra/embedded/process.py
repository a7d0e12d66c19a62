"""Starting a program so that it never outlives the process that started it."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from apps.api.infra.embedded.account import Account
from apps.api.infra.embedded.failure import EmbeddedServerError

_PR_SET_PDEATHSIG = 1
_POLL_S = 0.02


class EmbeddedServer(Protocol):
    """What `EmbeddedPostgres` and `EmbeddedRedis` have in common."""

    stop_signal: signal.Signals
    account: Account | None

    def prepare(self) -> None: ...
    def command(self) -> list[str]: ...
    def is_ready(self) -> bool: ...


@contextmanager
def serving(
    server: EmbeddedServer, log: Path, timeout_s: float = 30
) -> Generator[subprocess.Popen[bytes]]:
    """Run a server for the length of a `with` block.

    Raises:
        EmbeddedServerError: it ended or did not get ready in time; the text quotes its log.
    """
    server.prepare()
    process = spawn(server.command(), log, death_signal=server.stop_signal, account=server.account)
    try:
        _await_ready(server, process, log, time.monotonic() + timeout_s)
        yield process
    finally:
        process.send_signal(server.stop_signal)
        try:
            process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            signal_group(process, signal.SIGKILL)
            process.wait()


def tail(log: Path, lines: int = 20) -> str:
    """The end of a log file, empty when there is none."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def spawn(
    command: Sequence[str],
    log: Path,
    *,
    death_signal: signal.Signals = signal.SIGTERM,
    account: Account | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    umask: int = 0o077,
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, its output appended to `log` (0600).

    What it writes is closed to others, unless `umask` says otherwise (-1: as we write).
    The terminal's Ctrl-C does not reach it. On Linux it gets `death_signal` when the calling
    *thread* ends (prctl(2), PR_SET_PDEATHSIG), so call this from the main thread.
    """
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            user=None if account is None else account.uid,
            group=None if account is None else account.gid,
            extra_groups=None if account is None else [],
            env=environment,
            cwd=folder,
            umask=umask,
            preexec_fn=_dies_with_parent(death_signal),
        )
    finally:
        os.close(output)


def signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal the program and everything it started; a group that is gone is fine.

    macOS answers EPERM, not ESRCH, for a group of which only a zombie is left.
    """
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _await_ready(
    server: EmbeddedServer, process: subprocess.Popen[bytes], log: Path, deadline: float
) -> None:
    while not server.is_ready():
        if process.poll() is not None or time.monotonic() > deadline:
            message = f"{server.command()[0]} did not start:\n{tail(log)}"
            raise EmbeddedServerError(message)
        time.sleep(_POLL_S)


def _dies_with_parent(death_signal: signal.Signals) -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def arrange() -> None:
        prctl(_PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    return arrange
