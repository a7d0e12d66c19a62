"""Control groups of both versions are read alike."""

from pathlib import Path

from benchmarks.sandbox import cgroups

V1 = "7:memory:/docker/abc\n3:cpu,cpuacct:/docker/abc\n0::/docker/abc\n"
V2 = "0::/system.slice/docker-abc.scope\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_controllers_that_share_a_hierarchy_have_the_same_path() -> None:
    groups = cgroups.parse_membership(V1)
    assert groups["cpu"] == groups["cpuacct"] == "/docker/abc"
    assert cgroups.parse_membership(V2) == {"": "/system.slice/docker-abc.scope"}


def test_cpu_time_of_version_1_is_in_nanoseconds(tmp_path: Path) -> None:
    _write(tmp_path / "cpuacct/docker/abc/cpuacct.usage", "54300000\n")
    assert cgroups.cpu_ms(cgroups.parse_membership(V1), tmp_path) == 54.3


def test_cpu_time_of_version_2_is_in_microseconds(tmp_path: Path) -> None:
    folder = tmp_path / "system.slice/docker-abc.scope"
    _write(folder / "cpu.stat", "usage_usec 54300\nuser_usec 1\nsystem_usec 2\n")
    assert cgroups.cpu_ms(cgroups.parse_membership(V2), tmp_path) == 54.3


def test_memory_of_version_1_is_without_pages_that_can_be_dropped(tmp_path: Path) -> None:
    folder = tmp_path / "memory/docker/abc"
    _write(folder / "memory.usage_in_bytes", "1000\n")
    _write(folder / "memory.stat", "inactive_file 1\ntotal_inactive_file 300\n")
    assert cgroups.memory_bytes(cgroups.parse_membership(V1), tmp_path) == 700


def test_memory_of_version_2_is_without_pages_that_can_be_dropped(tmp_path: Path) -> None:
    folder = tmp_path / "system.slice/docker-abc.scope"
    _write(folder / "memory.current", "1000\n")
    _write(folder / "memory.stat", "anon 600\ninactive_file 300\n")
    assert cgroups.memory_bytes(cgroups.parse_membership(V2), tmp_path) == 700


def test_a_group_that_is_gone_has_no_figures(tmp_path: Path) -> None:
    for text in (V1, V2, ""):
        groups = cgroups.parse_membership(text)
        assert cgroups.cpu_ms(groups, tmp_path) is None
        assert cgroups.memory_bytes(groups, tmp_path) is None
