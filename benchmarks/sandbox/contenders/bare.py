"""Processes that are started for one run: a bare interpreter, and the same behind a command."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence

from benchmarks.sandbox import job
from benchmarks.sandbox.contenders.contender import NotHere
from sandbox.contract import Language

_GIVE_UP_SECONDS = 60


def system_python() -> str:
    """The system's own Python rather than a version manager's script; else the one that runs."""
    return shutil.which("python3", path="/usr/bin:/usr/local/bin") or sys.executable


class ColdCommand:
    """A command that reads the job from its standard input and prints the values."""

    remark = ""

    def __init__(
        self, name: str, command: Sequence[str], language: Language, how_to_get: str
    ) -> None:
        self.name = name
        self._command = tuple(command)
        self._stdin = job.stdin_of(language)
        self._how_to_get = how_to_get

    def prepare(self) -> None:
        """See that the command is there and works.

        Raises:
            NotHere: it is not, or does not.
        """
        if shutil.which(self._command[0]) is None:
            raise NotHere(f"{self._command[0]} was not found; {self._how_to_get}")
        try:
            self.once()
        except (OSError, subprocess.SubprocessError, job.WrongVerdict) as error:
            raise NotHere(f"it does not work here: {error}") from error

    def once(self) -> float:
        """Start it, feed it, wait for its end."""
        began = time.perf_counter()
        ended = subprocess.run(
            self._command,
            input=self._stdin,
            capture_output=True,
            check=False,
            timeout=_GIVE_UP_SECONDS,
        )
        ms = (time.perf_counter() - began) * 1000
        job.check_text(ended.stdout or ended.stderr)
        return ms

    def close(self) -> None:
        """Nothing is left."""


def bare_python() -> ColdCommand:
    """The baseline of all ratios."""
    command = (system_python(), "-I", "-S", "-c", job.COLD_PYTHON)
    return ColdCommand("bare python", command, Language.PYTHON, "apt install python3")


def bare_node() -> ColdCommand:
    """The baseline of JavaScript."""
    command = ("node", "-e", job.COLD_NODE)
    return ColdCommand("bare node", command, Language.JAVASCRIPT, "see https://nodejs.org")


def bubblewrap() -> ColdCommand:
    """Debian's bubblewrap: new namespaces and a read-only system, no limits and no seccomp."""
    folders = ("--ro-bind", "/usr", "/usr", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp")
    links = ("--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib")
    loader = ("--symlink", "usr/lib64", "/lib64")
    locks = ("--unshare-all", "--die-with-parent", "--new-session", "--uid", "65534")
    python = (system_python(), "-I", "-S", "-c", job.COLD_PYTHON)
    command = ("bwrap", *locks, *folders, *links, *loader, *python)
    return ColdCommand("bubblewrap", command, Language.PYTHON, "apt install bubblewrap")
