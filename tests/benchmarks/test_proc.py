"""What /proc says is read as proc(5) describes it."""

import os

import pytest

from benchmarks.sandbox import proc
from benchmarks.sandbox.memory import parse_pss
from benchmarks.sandbox.proc import MachineTime

TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
STAT = "71 (a) b (c) S 2 71 71 0 -1 4194560 9 8 7 6 500 100 30 20 20 0 5 0 1234 99 88"


def test_a_process_may_have_blanks_and_brackets_in_its_name() -> None:
    found = proc.parse_stat(STAT)
    assert (found.name, found.state, found.parent) == ("a) b (c", "S", 2)


def test_the_time_of_children_is_apart() -> None:
    found = proc.parse_stat(STAT)
    assert found.own_ms == 600 * TICK_MS
    assert found.children_ms == 50 * TICK_MS


def test_a_thread_tells_nanoseconds() -> None:
    assert proc.parse_schedstat("2500000 17 3\n") == 2.5


def test_waiting_for_disks_is_idle_time_and_guests_are_not_counted_twice() -> None:
    now = proc.parse_machine("cpu  100 0 50 700 50 0 0 100 40 0\ncpu0 1 1 1\n")
    assert now == MachineTime(busy_ms=250 * TICK_MS, idle_ms=750 * TICK_MS)


@pytest.mark.parametrize(
    ("busy", "idle", "share"), [(0, 10, 1.0), (10, 0, 0.0), (4, 6, 0.6), (0, 0, 0.0)]
)
def test_the_idle_share_is_that_of_the_time_between(busy: float, idle: float, share: float) -> None:
    earlier = MachineTime(1000, 5000)
    assert MachineTime(1000 + busy, 5000 + idle).idle_since(earlier) == share


def test_this_process_is_found_with_its_parent() -> None:
    own = proc.stat(os.getpid())
    assert own is not None
    assert own.parent == os.getppid()
    assert proc.threads_ms(os.getpid()) > 0


def test_a_process_that_is_gone_has_nothing() -> None:
    child = os.posix_spawn("/bin/true", ["true"], os.environ)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    assert proc.running(child) is None
    os.waitpid(child, 0)
    assert proc.stat(child) is None
    assert proc.threads_ms(child) == 0.0
    assert proc.command_line(child) == ()


def test_shared_pages_count_in_proportion() -> None:
    assert parse_pss("00400000-7fff ---p [rollup]\nRss: 900 kB\nPss:     30 kB\n") == 30 * 1024
    assert parse_pss("") == 0
