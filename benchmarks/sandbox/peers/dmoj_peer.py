"""DMOJ: its executor for Python 3, a traced process per run, all calls in one process.

A judge starts one per test; this is the generous reading.
"""

from __future__ import annotations

import importlib
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from benchmarks.sandbox.peers.serve import RunOnce, Task, serve

_KILOBYTES = 512 * 1024


@contextmanager
def _prepare(task: Task) -> Generator[RunOnce]:
    judge: Any = importlib.import_module("dmoj.judgeenv")
    judge.env["runtime"] = {"python3": task.python}
    judge.skip_self_test = True
    executor: Any = importlib.import_module("dmoj.executors.PY3").Executor
    executor.runtime_dict = judge.env["runtime"]

    with tempfile.TemporaryDirectory(prefix="dr-dmoj-") as folder:
        judge.env["tempdir"] = folder

        def run_once() -> str:
            pipe = subprocess.PIPE
            program = executor("two_sum", task.program.encode())
            try:
                traced = program.launch(
                    time=10, wall_time=20, memory=_KILOBYTES, stdin=pipe, stdout=pipe, stderr=pipe
                )
                stdout, _ = traced.communicate(task.stdin.encode())
            finally:
                program.cleanup()
            return stdout.decode()

        yield run_once


if __name__ == "__main__":
    serve(_prepare)
