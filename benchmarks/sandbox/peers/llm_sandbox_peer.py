"""llm-sandbox: `session` opens a container for every run, `pool` takes one that others used too.

It gives a program no standard input, so the program carries its own. Removing a session's container
is not timed: `close` waits ten seconds for a process that ignores SIGTERM.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any

import docker.errors

from benchmarks.sandbox.peers.serve import RunOnce, Task, serve

_LOCKED: dict[str, Any] = {"network_mode": "none", "mem_limit": "512m", "pids_limit": 64}


def _program(task: Task) -> str:
    feed = f"import io, sys\nsys.stdin = io.StringIO(json.loads({json.dumps(task.stdin)!r}))\n"
    return f"import json\n{feed}{task.program}"


@contextmanager
def _session(task: Task) -> Generator[RunOnce]:
    llm_sandbox: Any = importlib.import_module("llm_sandbox")
    opened: list[Any] = []
    code = _program(task)

    def run_once() -> str:
        _remove(opened)
        session = llm_sandbox.SandboxSession(
            lang="python",
            image=task.image,
            runtime_configs=dict(_LOCKED),
            skip_environment_setup=True,
        )
        session.open()
        opened.append(session)
        return str(session.run(code).stdout)

    yield run_once
    _remove(opened)


def _remove(opened: list[Any]) -> None:
    while opened:
        with suppress(docker.errors.APIError):
            opened.pop().container.remove(force=True)


@contextmanager
def _pool(task: Task) -> Generator[RunOnce]:
    pools: Any = importlib.import_module("llm_sandbox.pool")
    pool = pools.create_pool_manager(
        backend="docker",
        config=pools.PoolConfig(min_pool_size=2, max_pool_size=2),
        lang="python",
        image=task.image,
        runtime_configs=dict(_LOCKED),
        skip_environment_setup=True,
    )
    code = _program(task)

    def run_once() -> str:
        with pools.PooledSandboxSession(pool_manager=pool) as session:
            return str(session.run(code).stdout)

    try:
        yield run_once
    finally:
        pool.close()


if __name__ == "__main__":
    serve({"session": _session, "pool": _pool}[sys.argv[1]])
