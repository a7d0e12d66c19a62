"""What the queue adds to a run, beside the socket: `python -m benchmarks.sandbox.over_queue`.

A runner behind a socket and a worker behind a Redis of its own take the same run in turns, until
the first result and until the end. Ratios can be trusted on a busy machine, times cannot.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Generator, Iterator, Mapping
from contextlib import ExitStack, aclosing, contextmanager
from dataclasses import replace
from typing import Protocol

from apps.api.infra.embedded.process import serving
from apps.api.infra.embedded.redis import EmbeddedRedis
from benchmarks.figures import Figure
from benchmarks.sandbox import job
from benchmarks.sandbox.runner import PROJECT, await_ready, open_runner
from sandbox.client import QueuedSandbox, Sandbox
from sandbox.contract import CallResult, Lane, Language, RunRequest
from tests.folders import open_folder

_ROUNDS = 200
_WARM_UPS = 10
_STOP_SECONDS = 20


class _Client(Protocol):
    def run(self, request: RunRequest) -> AsyncGenerator[CallResult, None]: ...


@contextmanager
def _open_worker() -> Generator[str]:
    """A worker that is ready; the URL of its Redis."""
    with open_folder() as folder:
        redis = EmbeddedRedis(folder / "redis", folder)
        with serving(redis, folder / "redis.log"):
            command = [sys.executable, "-m", "sandbox.service", "--redis", redis.url]
            pool = ["--seats", str(folder), "--languages", Language.PYTHON]
            process = subprocess.Popen(
                [*command, *pool], cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
            try:
                await_ready(process)
                yield redis.url
            finally:
                process.terminate()
                process.wait(_STOP_SECONDS)


async def _time(client: _Client, number: int) -> tuple[float, float]:
    """Milliseconds until the first result, and until the end."""
    run = replace(job.request(Language.PYTHON, Lane.RUN, "bench"), run_id=f"run-{number}")
    began, first = time.perf_counter(), 0.0
    values: list[object] = []
    async with aclosing(client.run(run)) as results:
        async for result in results:
            first = first or time.perf_counter() - began
            values.append(result.value)
    job.check(values)
    return first * 1000, (time.perf_counter() - began) * 1000


async def _measure(clients: Mapping[str, _Client], rounds: int) -> dict[str, list[Figure]]:
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in clients}
    for number in range(rounds + _WARM_UPS):
        for name, client in clients.items():
            times = await _time(client, number)
            if number >= _WARM_UPS:
                taken[name].append(times)
    return {
        name: [Figure.of([each[part] for each in times]) for part in (0, 1)]
        for name, times in taken.items()
    }


def _table(figures: Mapping[str, list[Figure]]) -> Iterator[str]:
    yield f"{'':20s}{'n':>5s}{'p50 ms':>9s}{'p95 ms':>9s}{'x socket':>10s}{'less socket':>13s}"
    for part, title in enumerate(("first result", "end")):
        socket = figures["socket"][part]
        for name, each in figures.items():
            found = each[part]
            ratio, less = found.p50 / socket.p50, found.p50 - socket.p50
            head = f"{title}, {name}"
            yield (
                f"{head:20s}{found.count:5d}{found.p50:9.2f}{found.p95:9.2f}{ratio:10.2f}{less:13.2f}"
            )


async def _compare(socket: Sandbox, queue: QueuedSandbox, rounds: int) -> None:
    try:
        for line in _table(await _measure({"socket": socket, "queue": queue}, rounds)):
            print(line)
    finally:
        socket.close()
        await queue.close()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sandbox.over_queue")
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    options = parser.parse_args()
    with ExitStack() as stack:
        runner = stack.enter_context(open_runner([Language.PYTHON]))
        url = stack.enter_context(_open_worker())
        asyncio.run(_compare(Sandbox(runner.socket), QueuedSandbox(url), options.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
