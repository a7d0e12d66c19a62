"""The child's filter, executed by a small BPF interpreter."""

import errno
import fcntl
import os
import struct

import pytest

from sandbox.harness.jail import builder_filter, candidate_filter
from sandbox.harness.syscalls import numbers
from sandbox.runners import seccomp

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
ALLOW = 0x7FFF0000
KILL = 0x80000000
EPERM = 0x00050000 | errno.EPERM
EACCES = 0x00050000 | errno.EACCES
ENOSYS = 0x00050000 | errno.ENOSYS
PID = 77
PATH = 0x7F12_3456_7000

# Calls that no table of ours names, by their numbers on x86_64 (asm/unistd_64.h).
FORBIDDEN = {
    "socket": 41,
    "connect": 42,
    "fork": 57,
    "vfork": 58,
    "ptrace": 101,
    "shmget": 29,
    "unshare": 272,
    "process_vm_writev": 311,
    "memfd_create": 319,
    "bpf": 321,
    "userfaultfd": 323,
    "io_uring_setup": 425,
    "pidfd_send_signal": 424,
    "setrlimit": 160,
    "unlink": 87,
    "mkdir": 83,
    "chmod": 90,
    "mount": 165,
    "setns": 308,
}


def verdict(code: bytes, machine: str, number: int, *args: int) -> int:
    """Run the filter over one system call, as the kernel would."""
    arguments = [*args, *[0] * (6 - len(args))]
    seen = struct.pack("<iIQ6Q", number, ARCHITECTURES[machine], 0, *arguments)
    at = accumulator = 0
    while True:
        operation, if_true, if_false, value = struct.unpack_from("<HBBI", code, at * 8)
        at += 1
        match operation:
            case 0x20:
                (accumulator,) = struct.unpack_from("<I", seen, value)
            case 0x15:
                at += if_true if accumulator == value else if_false
            case 0x35:
                at += if_true if accumulator >= value else if_false
            case 0x45:
                at += if_true if accumulator & value else if_false
            case 0x06:
                return value
            case _:
                raise AssertionError(f"unknown operation {operation:#x}")


@pytest.fixture(params=list(ARCHITECTURES))
def machine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def ask(machine: str, name: str, *args: int) -> int:
    code = candidate_filter(machine, PID, PATH)
    return verdict(code, machine, numbers(machine)[name], *args)


def test_ordinary_calls_pass(machine: str) -> None:
    for name in ("read", "write", "mmap", "futex", "exit_group", "clock_gettime"):
        assert ask(machine, name) == ALLOW


def test_clone_makes_threads_only(machine: str) -> None:
    assert ask(machine, "clone", 0x003D0F00) == ALLOW
    assert ask(machine, "clone", 0x01200011) == EPERM
    assert ask(machine, "clone3") == ENOSYS


def test_files_open_for_reading_only(machine: str) -> None:
    assert ask(machine, "openat", 0, 0, os.O_RDONLY | os.O_CLOEXEC) == ALLOW
    for flags in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC, os.O_RDWR | os.O_TMPFILE):
        assert ask(machine, "openat", 0, 0, flags) == EACCES


def test_signals_reach_the_process_itself_only(machine: str) -> None:
    for name in ("kill", "tgkill"):
        assert ask(machine, name, PID) == ALLOW
        for target in (0, 1, PID + 1, 0xFFFFFFFF):
            assert ask(machine, name, target) == EPERM


def test_no_descriptor_can_be_made_to_signal_others(machine: str) -> None:
    assert ask(machine, "fcntl", 3, fcntl.F_SETFL) == ALLOW
    for command in (fcntl.F_SETOWN, fcntl.F_SETSIG, fcntl.F_SETLEASE, fcntl.F_NOTIFY):
        assert ask(machine, "fcntl", 3, command) == EPERM


def test_limits_can_be_read_but_not_set(machine: str) -> None:
    assert ask(machine, "prlimit64", 0, 7, 0) == ALLOW
    assert ask(machine, "prlimit64", 0, 7, 1 << 40) == EPERM


def test_a_process_cannot_change_what_protects_it(machine: str) -> None:
    dumpable, name = 4, 15
    assert ask(machine, "prctl", dumpable, 1) == EPERM
    assert ask(machine, "prctl", name) == ALLOW


def test_terminals_cannot_be_fed(machine: str) -> None:
    push_input = 0x5412
    assert ask(machine, "ioctl", 0, push_input) == EPERM


def test_one_path_may_be_executed_and_only_when_named(machine: str) -> None:
    assert ask(machine, "execve", PATH) == ALLOW
    assert ask(machine, "execve", PATH + 1) == EPERM
    assert ask(machine, "execve", PATH + (1 << 32)) == EPERM
    without = candidate_filter(machine, PID)
    assert verdict(without, machine, numbers(machine)["execve"], PATH) == EPERM


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_the_table_does_not_name_is_refused(name: str) -> None:
    assert verdict(candidate_filter("x86_64", PID), "x86_64", FORBIDDEN[name]) == EPERM


def build(machine: str, name: str, *args: int) -> int:
    return verdict(builder_filter(machine, PID), machine, numbers(machine)[name], *args)


def test_a_compiler_may_start_processes_and_write_files(machine: str) -> None:
    for name in ("execve", "wait4", "unlinkat", "mkdirat", "ftruncate"):
        assert build(machine, name) == ALLOW
    assert build(machine, "clone", 0x01200011) == ALLOW
    assert build(machine, "openat", 0, 0, os.O_RDWR | os.O_CREAT) == ALLOW


def test_a_compiler_may_make_no_namespaces(machine: str) -> None:
    for user_namespace in (0x10000000, 0x10000011, 0x7E020000):
        assert build(machine, "clone", user_namespace) == EPERM
    assert build(machine, "clone3") == ENOSYS


def test_a_compilers_processes_stay_in_its_group_and_signal_nobody_else(machine: str) -> None:
    group = {"x86_64": (109, 112), "aarch64": (154, 157)}[machine]
    for number in group:
        assert verdict(builder_filter(machine, PID), machine, number) == EPERM
    for target in (0, 1, PID + 1, 0xFFFFFFFF):
        assert build(machine, "kill", target) == EPERM
    assert build(machine, "prlimit64", 0, 7, 1 << 40) == EPERM


@pytest.mark.parametrize("name", ["socket", "ptrace", "io_uring_setup", "mount", "memfd_create"])
def test_a_compiler_is_refused_what_it_does_not_need(name: str) -> None:
    assert verdict(builder_filter("x86_64", PID), "x86_64", FORBIDDEN[name]) == EPERM


def test_another_architecture_kills() -> None:
    code = candidate_filter("x86_64", PID)
    assert verdict(code, "aarch64", 0) == KILL
    x32_read = 0x40000000
    assert verdict(code, "x86_64", x32_read) == KILL


def test_the_containers_profile_allows_no_sockets_and_hides_clone3() -> None:
    for profile in (seccomp.profile(), seccomp.profile(compiles=True)):
        assert_no_way_out(profile)


def test_only_the_profile_of_a_box_that_compiles_lets_files_be_changed() -> None:
    assert '"unlinkat"' not in seccomp.profile()
    assert '"unlinkat"' in seccomp.profile(compiles=True)


def assert_no_way_out(profile: str) -> None:
    for name in ('"socket"', '"ptrace"', '"io_uring_setup"', '"mount"', '"memfd_create"'):
        assert name not in profile
    assert '{"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}' in profile
