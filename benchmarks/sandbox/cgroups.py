"""What the kernel's control groups say about a container, in version 1 and in version 2."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_MOUNT = Path("/sys/fs/cgroup")


def parse_membership(text: str) -> dict[str, str]:
    """Read `/proc/<pid>/cgroup`: controller to path; version 2 stands under the empty name."""
    paths: dict[str, str] = {}
    for line in text.splitlines():
        _, controllers, path = line.split(":", 2)
        for controller in controllers.split(","):
            paths[controller] = path
    return paths


def parse_keyed(text: str) -> dict[str, int]:
    """Read a file of lines `name number`, such as `cpu.stat` and `memory.stat`."""
    return {name: int(number) for name, number in (line.split() for line in text.splitlines())}


def membership(pid: int) -> dict[str, str]:
    """The groups of a process; none when it is gone."""
    return parse_membership(_text(Path(f"/proc/{pid}/cgroup")))


def cpu_ms(groups: Mapping[str, str], mount: Path = _MOUNT) -> float | None:
    """The CPU time of everything that ever ran in a group; `None` where nobody counts."""
    if "cpuacct" in groups:
        usage = _text(_folder(mount, "cpuacct", groups) / "cpuacct.usage")
        return int(usage) / 1e6 if usage else None
    usage = _text(_folder(mount, "", groups) / "cpu.stat") if "" in groups else ""
    return parse_keyed(usage)["usage_usec"] / 1e3 if usage else None


def memory_bytes(groups: Mapping[str, str], mount: Path = _MOUNT) -> int | None:
    """A group's memory without file pages that could be dropped, as Docker counts it.

    `None` where nobody counts.
    """
    if "memory" in groups:
        folder = _folder(mount, "memory", groups)
        used, inactive = _text(folder / "memory.usage_in_bytes"), "total_inactive_file"
    elif "" in groups:
        folder = _folder(mount, "", groups)
        used, inactive = _text(folder / "memory.current"), "inactive_file"
    else:
        return None
    if not used:
        return None
    return int(used) - parse_keyed(_text(folder / "memory.stat")).get(inactive, 0)


def _text(path: Path) -> str:
    """A file's text; empty when it is gone."""
    try:
        return path.read_text()
    except OSError:
        return ""


def _folder(mount: Path, controller: str, groups: Mapping[str, str]) -> Path:
    return mount / controller / groups[controller].lstrip("/")
