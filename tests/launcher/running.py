"""A real launcher process over a temporary data folder."""

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from pydantic import TypeAdapter

from apps.api.infra.embedded.postgres import EmbeddedPostgres
from apps.api.infra.embedded.redis import EmbeddedRedis
from apps.launcher.home import Home
from apps.launcher.leftovers import RunningChild

PROJECT = Path(__file__).resolve().parents[2]
NO_ENGINE = {"DOCKER_HOST": "unix:///nowhere/docker.sock"}
_TIMEOUT_S = 60
_ROWS = TypeAdapter(list[RunningChild])


class RunningLauncher:
    """`python -m apps.launcher`, its lines and its children."""

    def __init__(
        self,
        home: Path,
        env: Mapping[str, str] = NO_ENGINE,
        command: Sequence[str] = (sys.executable, "-m", "apps.launcher"),
    ) -> None:
        self.home = Home(home)
        self.port = free_port()
        self.process = subprocess.Popen(
            command,
            cwd=PROJECT,
            env={**os.environ, "DRYRUN_HOME": str(home), "PORT": str(self.port), **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._heard: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def until(self, words: str) -> str:
        """Wait for the next line with these words; without one, show everything it said."""
        while True:
            try:
                line = self._lines.get(timeout=_TIMEOUT_S)
            except queue.Empty:
                line = None
            if line is None:
                raise AssertionError(f"it never said {words!r}:\n{''.join(self._heard)}")
            self._heard.append(line)
            if words in line:
                return line

    def until_serving(self) -> "RunningLauncher":
        """Wait until everything runs."""
        self.until("Ctrl-C stops everything")
        return self

    def rest(self) -> str:
        """Wait for its end; everything that it said."""
        self.process.wait(_TIMEOUT_S)
        while (line := self._lines.get(timeout=_TIMEOUT_S)) is not None:
            self._heard.append(line)
        return "".join(self._heard)

    def children(self) -> dict[str, psutil.Process]:
        """The processes that it keeps running, by name."""
        rows = _ROWS.validate_json(self.home.children.read_bytes())
        return {row.name: psutil.Process(row.pid) for row in rows}

    def kill_child(self, name: str) -> None:
        """Kill -9 one, and wait until it serves again."""
        self.children()[name].kill()
        self.until(f"{name} ready")

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Ask it to stop; its exit code."""
        self.process.send_signal(number)
        return self.process.wait(_TIMEOUT_S)

    def is_healthy(self) -> bool:
        """Whether the API answers."""
        with suppress(OSError):
            url = f"http://127.0.0.1:{self.port}/health"
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.status == 200
        return False

    def database_url(self) -> str:
        """Its own database."""
        return EmbeddedPostgres(self.home.postgres, self.home.run).url("dryrun")

    def redis_socket(self) -> Path:
        """Its own Redis."""
        return EmbeddedRedis(self.home.redis, self.home.run).socket

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)


@contextmanager
def launching(
    home: Path,
    env: Mapping[str, str] = NO_ENGINE,
    command: Sequence[str] = (sys.executable, "-m", "apps.launcher"),
) -> Generator[RunningLauncher]:
    """A launcher that is stopped at the end of the block, however the test went."""
    launcher = RunningLauncher(home, env, command)
    try:
        yield launcher
    finally:
        if launcher.process.poll() is None:
            launcher.stop(signal.SIGTERM)


def free_port() -> int:
    """A TCP port that nobody used a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
