"""epicbox: a container per run, created with its files, started, and removed before it answers."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from benchmarks.sandbox.peers.serve import RunOnce, Task, serve

_LIMITS = {"cputime": 10, "realtime": 20, "memory": 512, "processes": 64}


@contextmanager
def _prepare(task: Task) -> Generator[RunOnce]:
    logging.disable(logging.CRITICAL)
    epicbox: Any = importlib.import_module("epicbox")
    epicbox.configure(profiles=[epicbox.Profile("python", task.image)])
    files = [{"name": "main.py", "content": task.program.encode()}]

    def run_once() -> str:
        command = "python3 -I -S main.py"
        ended = epicbox.run("python", command, files=files, stdin=task.stdin, limits=_LIMITS)
        return ended["stdout"].decode()

    yield run_once


if __name__ == "__main__":
    serve(_prepare)
