"""Docker itself, cold and warm, by its command and by its SDK."""

from __future__ import annotations

import functools
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, cast

import docker
import docker.errors
import docker.utils.socket
import requests

from benchmarks.sandbox import job
from benchmarks.sandbox.contenders.bare import ColdCommand
from benchmarks.sandbox.contenders.contender import NotHere
from sandbox.contract import Language

_FOLDER = Path(__file__).resolve().parents[1] / "peers"
_IMAGE = "dryrun-benchmark-peers"
_MEMORY = "512m"
_NOBODY = "65534:65534"
_PYTHON = ("python3", "-I", "-S", "-c", job.COLD_PYTHON)
_LOCKS = (
    *("--network", "none", "--read-only", "--cap-drop", "ALL", "--user", _NOBODY),
    *("--security-opt", "no-new-privileges", "--pids-limit", "64", "--cpus", "1"),
    *("--memory", _MEMORY, "--memory-swap", _MEMORY, "--log-driver", "none"),
)
_STDOUT = 1


@functools.cache
def image() -> str:
    """Build the image of the Docker-based peers; its name.

    Raises:
        NotHere: there is no engine, or it cannot build.
    """
    try:
        built = _api().build(path=str(_FOLDER), tag=_IMAGE, network_mode="host", decode=True)
        for line in built:
            if "error" in line:
                raise NotHere(f"its image cannot be built: {line['error'].strip()}")
    except (docker.errors.DockerException, requests.RequestException) as error:
        raise NotHere(f"no Docker engine: {error}") from error
    return _IMAGE


@functools.cache
def _api() -> Any:
    return cast("Any", docker.from_env().api)


class DockerRun(ColdCommand):
    """`docker run --rm`."""

    def __init__(self) -> None:
        command = ("docker", "run", "--rm", "-i", *_LOCKS, _IMAGE, *_PYTHON)
        super().__init__("docker run", command, Language.PYTHON, "apt install docker.io")

    def prepare(self) -> None:
        """Build the image first."""
        image()
        super().prepare()


class ColdContainer:
    """A container that the SDK creates, feeds and reads; removing it is not timed."""

    name = "docker SDK, cold"
    remark = "removal not timed"

    def __init__(self) -> None:
        self._last: str | None = None

    def prepare(self) -> None:
        """Build the image."""
        image()
        self.once()

    def once(self) -> float:
        """Create, attach, start, feed, read until the end."""
        self.close()
        began = time.perf_counter()
        self._last = _create(_PYTHON)
        ends = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
        attached = _api().attach_socket(self._last, params=ends)
        _api().start(self._last)
        output = _converse(attached)
        ms = (time.perf_counter() - began) * 1000
        job.check_text(output)
        return ms

    def close(self) -> None:
        """Remove the last container."""
        if self._last is not None:
            _api().remove_container(self._last, force=True)
            self._last = None


class Exec:
    """`docker exec` in a container that is up and that all runs share."""

    remark = "all runs share a container"

    def __init__(self, by: str) -> None:
        self.name = f"docker exec {by}"
        self._by = by
        self._container: str | None = None

    def prepare(self) -> None:
        """Start the container."""
        image()
        self._container = _create(("sleep", "infinity"))
        _api().start(self._container)
        self.once()

    def once(self) -> float:
        """Execute a Python in it."""
        assert self._container is not None
        began = time.perf_counter()
        output = self._through_cli() if self._by == "CLI" else self._through_sdk()
        ms = (time.perf_counter() - began) * 1000
        job.check_text(output)
        return ms

    def _through_cli(self) -> bytes:
        command = ["docker", "exec", "-i", str(self._container), *_PYTHON]
        stdin = job.stdin_of(Language.PYTHON)
        return subprocess.run(command, input=stdin, capture_output=True, check=False).stdout

    def _through_sdk(self) -> bytes:
        executed = _api().exec_create(self._container, list(_PYTHON), stdin=True, user=_NOBODY)
        return _converse(_api().exec_start(executed["Id"], socket=True))

    def close(self) -> None:
        """Remove the container."""
        if self._container is not None:
            _api().remove_container(self._container, force=True)


def _create(command: tuple[str, ...]) -> str:
    """Create a container with the same locks as `docker run` above."""
    host = _api().create_host_config(
        network_mode="none",
        read_only=True,
        cap_drop=["ALL"],
        security_opt=["no-new-privileges"],
        pids_limit=64,
        nano_cpus=10**9,
        mem_limit=_MEMORY,
        memswap_limit=_MEMORY,
        log_config={"type": "none", "config": {}},
    )
    created = _api().create_container(
        _IMAGE, list(command), user=_NOBODY, stdin_open=True, host_config=host
    )
    return str(created["Id"])


def _converse(attached: Any) -> bytes:
    """Send the job, close that direction, and read standard output until its end."""
    stream = cast("socket.socket", getattr(attached, "_sock", attached))
    stream.sendall(job.stdin_of(Language.PYTHON))
    stream.shutdown(socket.SHUT_WR)
    frames = cast("Any", docker.utils.socket).frames_iter(attached, tty=False)
    output = b"".join(chunk for number, chunk in frames if number == _STDOUT)
    attached.close()
    return output
