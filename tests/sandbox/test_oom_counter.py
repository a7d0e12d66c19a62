"""Reading how often the kernel has killed for want of memory, in both layouts of cgroups."""

from pathlib import Path

import pytest

from sandbox.harness.child import oom_kills

# Documentation/admin-guide/cgroup-v2.rst, "memory.events".
_V2 = "low 0\nhigh 0\nmax 17\noom 3\noom_kill 2\noom_group_kill 0\n"
# Documentation/admin-guide/cgroup-v1/memory.rst, section 10.
_V1 = "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n"
_V1_BEFORE_LINUX_4_13 = "oom_kill_disable 0\nunder_oom 0\n"


@pytest.mark.parametrize(
    ("name", "text", "kills"),
    [
        ("memory.events", _V2, 2),
        ("memory.oom_control", _V1, 2),
        ("memory.oom_control", _V1_BEFORE_LINUX_4_13, 0),
    ],
)
def test_the_kernels_kills_are_counted(tmp_path: Path, name: str, text: str, kills: int) -> None:
    (tmp_path / name).write_text(text)
    places = (f"{tmp_path}/memory.events", f"{tmp_path}/memory.oom_control")
    assert oom_kills(places) == kills


def test_without_any_counter_there_were_none(tmp_path: Path) -> None:
    assert oom_kills((f"{tmp_path}/memory.events",)) == 0
