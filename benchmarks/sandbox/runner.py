"""The real runner process, started for the benchmark with a pool of fixed size."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sandbox.contract import Language
from sandbox.service.instance import instance_id
from tests.folders import open_folder

PROJECT = Path(__file__).resolve().parents[2]
SIZE = 3
CEILING = 32
_START_SECONDS = 900
_STOP_SECONDS = 20


@dataclass(frozen=True, slots=True)
class RunnerProcess:
    """A runner that takes runs; `instance` is the label of its containers."""

    socket: Path
    instance: str
    pid: int
    languages: tuple[Language, ...]


@contextmanager
def open_runner(languages: Sequence[Language]) -> Generator[RunnerProcess]:
    """Run a runner that is ready, for as long as the context is open; it builds its images."""
    with open_folder() as folder:
        socket = folder / "runner.sock"
        command = [sys.executable, "-m", "sandbox.service", "--socket", str(socket)]
        pool = ["--size", str(SIZE), "--ceiling", str(CEILING), "--languages", *languages]
        process = subprocess.Popen(
            [*command, *pool], cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        try:
            await_ready(process)
            yield RunnerProcess(socket, instance_id(socket), process.pid, tuple(languages))
        finally:
            process.terminate()
            process.wait(_STOP_SECONDS)


def await_ready(process: subprocess.Popen[bytes]) -> None:
    """Wait for the runner's word, and go on reading what it says so that it never waits."""
    ready = threading.Event()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if b"sandbox: ready" in line:
                ready.set()
            elif not ready.is_set():
                sys.stderr.write(f"  {line.decode().rstrip()[:120]}\n")

    threading.Thread(target=read, daemon=True).start()
    deadline = time.monotonic() + _START_SECONDS
    while not ready.wait(0.1):
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            sys.exit("the sandbox's runner did not become ready")
