"""A Docker engine of a test's own, beside the one that is there, which the test may kill."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import time
from collections.abc import Iterable
from typing import Any, cast

import docker
import docker.errors
import psutil
import requests

from tests.requirements import require

_START_SECONDS = 60
_KILLED_BY_TEST = -9


class OwnEngine:
    """One `dockerd` with everything that it keeps in `folder`; needs root."""

    def __init__(self, folder: pathlib.Path, *options: str) -> None:
        self._folder = folder
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """What DOCKER_HOST has to be."""
        return f"unix://{self._folder}/docker.sock"

    @property
    def client(self) -> docker.DockerClient:
        """The SDK's client of this engine."""
        return docker.DockerClient(base_url=self.url, timeout=60)

    def start(self) -> OwnEngine:
        """Start it, or start it again over what it has, and wait until it answers."""
        folder = self._folder
        (folder / "daemon.json").write_text("{}")
        with (folder / "dockerd.log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    "dockerd",
                    f"--config-file={folder}/daemon.json",
                    f"--host={self.url}",
                    f"--data-root={folder}/data",
                    f"--exec-root={folder}/exec",
                    f"--pidfile={folder}/pid",
                    # Where a system's containerd is shared, the two engines must not meet in it.
                    f"--containerd-namespace={folder.name}",
                    f"--containerd-plugins-namespace={folder.name}-plugins",
                    "--iptables=false",
                    "--bridge=none",
                    *self._options,
                ],
                stdout=log,
                stderr=log,
            )
        self._wait_until_it_answers(self._process)
        return self

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while not self._answers():
            log = (self._folder / "dockerd.log").read_text(errors="replace")
            assert process.poll() is None, log[-3000:]
            assert time.monotonic() < deadline, log[-3000:]
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            return bool(self.client.ping())
        except (docker.errors.DockerException, requests.RequestException):
            return False

    def kill(self) -> None:
        """End it so that it can tidy nothing; its containers live on."""
        assert self._process is not None
        # Its containerd dies with it, but a moment later, and a new engine would rely on the old.
        children = psutil.Process(self._process.pid).children()
        self._process.kill()
        assert self._process.wait(timeout=20) == _KILLED_BY_TEST
        _, alive = psutil.wait_procs(children, timeout=20)
        assert not alive

    def stop(self) -> None:
        """Remove its containers and end it, and sweep up after one that died."""
        if self._process is not None and self._process.poll() is None:
            for container in self.client.containers.list(all=True, ignore_removed=True):
                container.remove(force=True)
            self._process.terminate()
            self._process.wait(timeout=60)
        for process in psutil.process_iter(["cmdline"]):
            if self._folder.name in (process.info["cmdline"] or ()):  # a shim names its namespace
                process.kill()
        for line in pathlib.Path("/proc/mounts").read_text().splitlines():
            if line.split()[1].startswith(f"{self._folder}/"):
                subprocess.run(["umount", "--lazy", line.split()[1]], check=False)

    def load(self, tags: Iterable[str]) -> None:
        """Copy images from the engine that is there, with all that they are made of."""
        there = cast("Any", docker.from_env(timeout=120).api)
        for tag in tags:
            self.client.images.load(there.get_image(tag))


def require_own_engine() -> None:
    """Skip the test, or fail where it is demanded, when no further engine can be started."""
    there = os.geteuid() == 0 and shutil.which("dockerd") is not None
    require("dockerd", there, "an engine of one's own needs root and dockerd")
