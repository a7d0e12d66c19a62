"""CPU time by process while a box comes and goes.

The engine works in processes that outlive a box (`dockerd`, `containerd`), in ones that live as
long (the shim, the container) and in ones that are over at once (`runc`), which are seen only as
the waited-for children of the others.
"""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sandbox import cgroups, proc

Account = dict[str, float]
"""CPU-ms by who spent them."""

_CREDENTIALS = struct.Struct("3i")
RUNC = "shim's children (runc)"
_POLL_SECONDS = 0.005
_GONE_SECONDS = 3.0


class Daemons:
    """The processes that every box is made by; `engine` is the socket of one that runs here."""

    def __init__(self, engine: Path) -> None:
        found = dict(proc.stats())
        owner = _owner(engine)
        dockerd = [pid for pid, one in found.items() if one.name == "dockerd"]
        containerd = [pid for pid, one in found.items() if one.name == "containerd"]
        self._pids: dict[str, int] = {}
        if dockerd:
            self._pids["dockerd"] = owner if owner in dockerd else dockerd[0]
        if containerd:
            own = [pid for pid in containerd if found[pid].parent == self._pids.get("dockerd")]
            self._pids["containerd"] = (own or containerd)[0]

    def read(self) -> Account:
        """What they, the kernel's threads and the whole machine have spent until now."""
        account: Account = {}
        for name, pid in self._pids.items():
            found = proc.stat(pid)
            account[name] = proc.threads_ms(pid)
            account[f"{name}'s children"] = found.children_ms if found else 0.0
        account["kernel threads"] = proc.kernel_ms()
        account["whole machine"] = proc.machine().busy_ms
        return account


def _owner(listening: Path) -> int:
    """The process that listens on a Unix socket (`SO_PEERCRED` of unix(7))."""
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(str(listening))
        return _CREDENTIALS.unpack(
            client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
        )[0]


def since(later: Account, earlier: Account) -> Account:
    """What was spent in between."""
    return {name: later[name] - earlier.get(name, 0.0) for name in later}


@dataclass(frozen=True, slots=True)
class Shim:
    """The process that containerd leaves beside a container, and the container's own group.

    `groups` is read while the container lives: whoever has ended counts as a member of the root.
    """

    pid: int
    groups: Mapping[str, str]

    @classmethod
    def of(cls, container: str) -> Shim | None:
        """Find the shim of a container; `None` where its processes cannot be seen."""
        found = dict(proc.stats())
        for pid, one in found.items():
            if one.name.startswith("containerd-shim") and container in proc.command_line(pid):
                first = next((child for child, at in found.items() if at.parent == pid), None)
                return cls(pid, cgroups.membership(first) if first else {})
        return None

    def read(self, earlier: Account | None = None) -> Account:
        """What shim, runc and the container have spent until now.

        What has gone in between has spent what it had in the `earlier` reading.
        """
        before = earlier or {}
        found = proc.stat(self.pid)
        container = cgroups.cpu_ms(self.groups)
        return {
            "shim": proc.threads_ms(self.pid) or before.get("shim", 0.0),
            RUNC: found.children_ms if found else before.get(RUNC, 0.0),
            "container": container or before.get("container", 0.0),
        }


class LastWords:
    """Reads a shim again and again until it has ended, to know what it has spent in the end.

    The container's own processes are children of the shim too, and are counted as such once they
    are dead; `spent` takes them out again.
    """

    def __init__(self, shim: Shim) -> None:
        self._shim = shim
        self._before = self._latest = shim.read()
        self._cost_ms = 0.0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    @property
    def cost_ms(self) -> float:
        """The CPU time of the watching itself, until now."""
        if self._thread.ident is None or not self._thread.is_alive():
            return self._cost_ms
        return time.clock_gettime(time.pthread_getcpuclockid(self._thread.ident)) * 1000

    def spent(self) -> Account:
        """Wait for the end; what shim, runc and the container have spent since the start."""
        self._thread.join()
        spent = since(self._latest, self._before)
        spent[RUNC] = max(spent[RUNC] - self._latest["container"], 0.0)
        return spent

    def _watch(self) -> None:
        deadline = time.monotonic() + _GONE_SECONDS
        while proc.running(self._shim.pid) and time.monotonic() < deadline:
            self._latest = self._shim.read(self._latest)
            time.sleep(_POLL_SECONDS)
        self._cost_ms = time.thread_time() * 1000
