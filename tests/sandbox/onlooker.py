"""What the host sees of a runner's boxes: processes, threads, open descriptors, files."""

from __future__ import annotations

import asyncio
import os
import pathlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import docker
import docker.errors

from sandbox.contract import Language
from sandbox.languages import RUNTIMES
from sandbox.runners import images
from sandbox.runners.engine import INSTANCE_LABEL

T = TypeVar("T")

_CGROUPS = pathlib.Path("/sys/fs/cgroup")
# A compiler leaves its latest build here, which no program can write to.
_BUILDS = "/work"
_WRITABLE = frozenset({"tmpfs", "mqueue", "hugetlbfs", "overlay"})
_SETTLE_SECONDS = 20
_POLL_SECONDS = 0.005
_STEADY_READS = 10


@dataclass(frozen=True, slots=True)
class Footprint:
    """What one box is made of at one moment.

    Where this process may not look into the box, the descriptors are 0 and the files none.
    """

    processes: int
    supervisor_threads: int
    supervisor_descriptors: int
    files: frozenset[str]


class Onlooker:
    """Watches the boxes of one runner from outside, without running anything in them."""

    def __init__(self, instance: str) -> None:
        self._filters = {"label": [f"{INSTANCE_LABEL}={instance}"]}
        self._api = cast("Any", docker.from_env().api)
        self._supervisors: dict[str, int] = {}
        self._fresh: dict[Language, Footprint] = {}

    def boxes(self, language: Language) -> dict[str, Footprint]:
        """The footprints of the boxes of a language that are running, by container."""
        image = images.tag(RUNTIMES[language])
        found: dict[str, Footprint] = {}
        for container in self._api.containers(filters=self._filters):
            if container["Image"] == image:
                try:
                    found[container["Id"]] = self._footprint(container["Id"])
                except (OSError, docker.errors.APIError):
                    continue  # it ended in between
        return found

    async def learn(self, language: Language) -> None:
        """Remember what a box looks like that waits and that no hostile program has seen."""
        last: dict[str, Footprint] = {}
        steady = 0
        while steady < _STEADY_READS or not last or len(set(last.values())) > 1:
            await asyncio.sleep(0.03)
            now = self.boxes(language)
            steady = steady + 1 if now == last else 0
            last = now
        self._fresh[language] = next(iter(last.values()))

    async def wait_whole(self, language: Language, boxes: int) -> set[str]:
        """Wait until that many boxes at least are there, and each of them is as good as new."""
        fresh = self._fresh[language]

        def whole() -> set[str] | None:
            found = self.boxes(language)
            return set(found) if len(found) >= boxes and set(found.values()) == {fresh} else None

        return await eventually(whole, lambda: f"{self.boxes(language)} are not {boxes} x {fresh}")

    def _footprint(self, container: str) -> Footprint:
        if container not in self._supervisors:
            self._supervisors[container] = self._api.inspect_container(container)["State"]["Pid"]
        supervisor = pathlib.Path("/proc", str(self._supervisors[container]))
        if not os.access(supervisor / "root", os.R_OK):
            return self._footprint_by_top(container)
        processes = cgroup_of((supervisor / "cgroup").read_text()) / "cgroup.procs"
        return Footprint(
            processes=len(processes.read_text().split()),
            supervisor_threads=len(os.listdir(supervisor / "task")),
            supervisor_descriptors=len(os.listdir(supervisor / "fd")),
            files=frozenset(_files(supervisor)),
        )

    def _footprint_by_top(self, container: str) -> Footprint:
        rows = self._api.top(container, ps_args="-eo pid,nlwp --sort pid")["Processes"]
        if not rows:
            raise ProcessLookupError(container)
        return Footprint(len(rows), int(rows[0][1]), 0, frozenset())


def cgroup_of(text: str) -> pathlib.Path:
    """The folder where the kernel counts a process, by its `/proc/PID/cgroup` (v1, v2 or both)."""
    paths: dict[str, str] = {}
    for line in text.splitlines():
        _, controllers, path = line.split(":", 2)
        paths |= dict.fromkeys(controllers.split(","), path)
    if "pids" in paths:
        return _CGROUPS / "pids" / paths["pids"].lstrip("/")
    return _CGROUPS / paths[""].lstrip("/")


def _files(supervisor: pathlib.Path) -> list[str]:
    """All that lies in the places where something in the box could be written."""
    found: list[str] = []
    for line in (supervisor / "mountinfo").read_text().splitlines():
        mount, _, source = line.partition(" - ")
        place, options = mount.split()[4:6]
        if place == _BUILDS:
            continue
        if source.split()[0] in _WRITABLE and "rw" in options.split(","):
            root = f"{supervisor}/root"
            for folder, folders, names in os.walk(f"{root}{place}"):
                found += [f"{folder.removeprefix(root)}/{name}" for name in (*folders, *names)]
    return found


async def eventually(look: Callable[[], T | None], complaint: Callable[[], str]) -> T:
    """Wait, for a bounded time, until `look` finds something."""
    deadline = time.monotonic() + _SETTLE_SECONDS
    while (found := look()) is None:
        assert time.monotonic() < deadline, complaint()
        await asyncio.sleep(_POLL_SECONDS)
    return found
