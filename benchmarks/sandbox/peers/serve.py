"""What every peer's process is: it reads its task, says that it is ready, and runs when told.

Task and answers are lines of JSON. The time is taken in here, so that what the benchmark needs to
talk to this process counts for nobody.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

RunOnce = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Task:
    """A Python program, what it reads from its standard input, and the image with its Python."""

    program: str
    stdin: str
    image: str
    python: str


def serve(prepare: Callable[[Task], AbstractContextManager[RunOnce]]) -> None:
    """Serve one peer: `prepare` gives how to run the task once.

    The peers print as they like; what goes to the benchmark has a stream of its own.
    """
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    task = Task(**json.loads(sys.stdin.readline()))
    with prepare(task) as run_once:
        run_once()
        answers.write("ready\n")
        for _ in sys.stdin:
            began = time.perf_counter()
            output = run_once()
            ms = (time.perf_counter() - began) * 1000
            answers.write(json.dumps({"ms": ms, "output": output}) + "\n")
