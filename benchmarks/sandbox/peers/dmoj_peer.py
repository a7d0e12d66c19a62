"""DMOJ: its executor for Python 3, a traced process per run.

Its judge starts a process per call (`apart`); all calls `together` in one is the generous reading.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
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
            program = executor("two_sum", task.program.encode())
            try:
                values = [json.loads(_run(program, text)) for text in _inputs(task.stdin)]
            finally:
                program.cleanup()
            return json.dumps([value for one in values for value in one])

        yield run_once


def _inputs(stdin: str) -> list[str]:
    """The job as one input, or cut into one per call."""
    if sys.argv[1] == "together":
        return [stdin]
    job = json.loads(stdin)
    return [json.dumps({**job, "calls": [call]}) for call in job["calls"]]


def _run(program: Any, text: str) -> bytes:
    pipe = subprocess.PIPE
    traced = program.launch(
        time=10, wall_time=20, memory=_KILOBYTES, stdin=pipe, stdout=pipe, stderr=pipe
    )
    stdout, _ = traced.communicate(text.encode())
    return stdout


if __name__ == "__main__":
    serve(_prepare)
