"""The real runner process, started and watched by tests."""

from __future__ import annotations

import os
import pathlib
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from typing import Self

import docker
from docker.models.containers import Container

from sandbox.client import Sandbox
from sandbox.contract import (
    CallResult,
    Json,
    Lane,
    Language,
    Limits,
    RunRequest,
)
from sandbox.runners.engine import INSTANCE_LABEL
from sandbox.service.instance import instance_id

_PROJECT = pathlib.Path(__file__).resolve().parents[2]
START_SECONDS = 600
QUICK = Limits(wall_ms=400, cpu_ms=400)

ADD = {
    Language.PYTHON: "def solution(a, b):\n    return a + b\n",
    Language.JAVASCRIPT: "function solution(a, b) { return a + b; }\n",
    Language.TYPESCRIPT: "function solution<T extends number>(a: T, b: T) { return a + b; }\n",
    Language.JAVA: """
        class Solution {
            Object solution(Object a, Object b) {
                return a instanceof Integer n ? (Object) (n + (Integer) b) : "" + a + b;
            }
        }
    """,
    Language.CPP: "int solution(int a, int b) { return a + b; }\n",
    Language.GO: "func solution(a, b int) int { return a + b }\n",
}


class ServiceProcess:
    """One `python -m sandbox.service`; `identity` is what its containers are labelled by."""

    def __init__(
        self,
        arguments: Iterable[str],
        identity: pathlib.Path,
        *,
        languages: Iterable[Language],
        size: int = 1,
        ceiling: int = 32,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.instance = instance_id(identity)
        self._lines: queue.Queue[str | None] = queue.Queue()
        command = [sys.executable, "-m", "sandbox.service", *arguments]
        self.process = subprocess.Popen(
            [*command, "--size", str(size), "--ceiling", str(ceiling), "--languages", *languages],
            cwd=_PROJECT,
            env={**os.environ, **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def wait_for(self, text: str) -> str:
        """Wait for a line of output that ends with `text`, or contains it."""
        seen: list[str] = []
        while True:
            line = self._lines.get(timeout=START_SECONDS)
            if line is None:
                raise AssertionError(f"the runner ended before it said {text!r}: {seen[-20:]}")
            if text in line:
                return line
            seen.append(line)

    def wait_ready(self) -> Self:
        """Wait until it takes runs in every language; it builds the images that are missing."""
        self.wait_for("sandbox: ready")
        return self

    def containers(self) -> set[str]:
        """The ids of all containers that carry this runner's label."""
        return {str(box.id) for box in containers_of(self.instance)}

    def stop(self) -> int:
        """Ask the runner to end, as a supervisor would; return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)

    def kill(self) -> None:
        """End the runner so that it can clean nothing up."""
        self.process.kill()
        self.process.wait(timeout=20)


class RunnerProcess(ServiceProcess):
    """A runner on a socket of its own."""

    def __init__(
        self,
        socket_path: pathlib.Path,
        *,
        languages: Iterable[Language] = (Language.PYTHON, Language.JAVASCRIPT),
        size: int = 1,
        ceiling: int = 32,
        env: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(
            ["--socket", str(socket_path)],
            socket_path,
            languages=languages,
            size=size,
            ceiling=ceiling,
            env=env,
        )
        self.socket_path = socket_path
        self.sandbox = Sandbox(socket_path)


def containers_of(instance: str, engine: docker.DockerClient | None = None) -> list[Container]:
    """All containers that carry a runner's label, running or not."""
    label = f"{INSTANCE_LABEL}={instance}"
    containers = (engine or docker.from_env()).containers
    return containers.list(all=True, filters={"label": [label]}, ignore_removed=True)


def request(
    language: Language,
    source: str,
    *calls: tuple[Json, ...],
    lane: Lane = Lane.RUN,
    owner: str = "ada",
    limits: Limits = QUICK,
) -> RunRequest:
    """A run of `solution`."""
    return RunRequest("run", language, source, "solution", calls, lane, owner, limits)


async def collect(sandbox: Sandbox, run: RunRequest) -> list[CallResult]:
    """All results of a run."""
    return [result async for result in sandbox.run(run)]


async def assert_works(
    sandbox: Sandbox, language: Language, lane: Lane = Lane.RUN, owner: str = "ada"
) -> None:
    """An ordinary run right now gives the right values."""
    run = request(language, ADD[language], (2, 3), (4, 5), lane=lane, owner=owner)
    assert [result.value for result in await collect(sandbox, run)] == [5, 9]
