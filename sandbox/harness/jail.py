"""The walls around one child: resource limits and a seccomp allow-list of its own.

The filter sits on top of the container's and is inherited by everything the child becomes.
Format: `linux/filter.h` (classic BPF), `linux/seccomp.h` (`struct seccomp_data`).
"""

import ctypes
import errno
import fcntl
import os
import resource
import struct
from collections.abc import Callable

from sandbox.harness import syscalls

MAX_FILES = 64
_ONLY_IN_GVISOR = "/proc/sentry-meminfo"
_MAX_PATH = 256

_PR_SET_DUMPABLE = 4
_PR_SET_NAME = 15
_PR_GET_NAME = 16
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_VMA = 0x53564D41
_SECCOMP_MODE_FILTER = 2

_TCGETS = 0x5401
_TIOCGWINSZ = 0x5413
_FIONREAD = 0x541B
_FIONBIO = 0x5421
_FIOCLEX = 0x5451

# Without F_SETOWN and F_SETSIG, which make the kernel send a signal of choice to any process.
_FCNTL = (
    fcntl.F_DUPFD,
    fcntl.F_DUPFD_CLOEXEC,
    fcntl.F_GETFD,
    fcntl.F_SETFD,
    fcntl.F_GETFL,
    fcntl.F_SETFL,
)

_CLONE_THREAD = 0x00010000
# CLONE_NEW*: namespaces of mounts, cgroups, host names, IPC, users, processes, networks.
_CLONE_NAMESPACES = 0x7E020000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32_BIT = 0x40000000

_LOAD = 0x20  # BPF_LD | BPF_W | BPF_ABS
_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_AT_LEAST = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_ANY_BIT = 0x45  # BPF_JMP | BPF_JSET | BPF_K
_RETURN = 0x06  # BPF_RET | BPF_K

_ALLOW = 0x7FFF0000
_KILL = 0x80000000
_ERRNO = 0x00050000

_NUMBER_AT = 0
_ARCH_AT = 4
_ARGS_AT = 16


class _Program:
    """A seccomp program under construction: one block per system call, each ends in a verdict."""

    def __init__(self, machine: str) -> None:
        self.numbers = syscalls.numbers(machine)
        self.code: list[bytes] = []
        self._emit(_LOAD, _ARCH_AT)
        self._unless(_EQUAL, _AUDIT_ARCH[machine], _KILL)
        self._emit(_LOAD, _NUMBER_AT)
        if machine == "x86_64":
            self._emit(_AT_LEAST, _X32_BIT, 0, 1)
            self._emit(_RETURN, _KILL)

    def _emit(self, code: int, value: int, if_true: int = 0, if_false: int = 0) -> None:
        self.code.append(struct.pack("<HBBI", code, if_true, if_false, value & 0xFFFFFFFF))

    def _unless(self, test: int, value: int, verdict: int) -> None:
        self._emit(test, value, 1, 0)
        self._emit(_RETURN, verdict)

    def _block(self, name: str, size: int) -> bool:
        if name not in self.numbers:
            return False
        self._emit(_EQUAL, self.numbers[name], 0, size)
        return True

    def always(self, name: str, verdict: int = _ALLOW) -> None:
        if self._block(name, 1):
            self._emit(_RETURN, verdict)

    def if_one_of(self, name: str, arg: int, values: tuple[int, ...]) -> None:
        """Allow when the low half of an argument is one of `values`."""
        if self._block(name, 2 + 2 * len(values)):
            self._emit(_LOAD, _ARGS_AT + 8 * arg)
            for value in values:
                self._emit(_EQUAL, value, 0, 1)
                self._emit(_RETURN, _ALLOW)
            self._emit(_RETURN, _ERRNO | errno.EPERM)

    def if_bits(self, name: str, arg: int, mask: int, *, wanted: bool, refusal: int) -> None:
        """Allow when any bit of `mask` is set (`wanted`) or none is (not `wanted`)."""
        if self._block(name, 4):
            self._emit(_LOAD, _ARGS_AT + 8 * arg)
            self._emit(_ANY_BIT, mask, int(not wanted), int(wanted))
            self._emit(_RETURN, _ALLOW)
            self._emit(_RETURN, _ERRNO | refusal)

    def if_exactly(self, name: str, arg: int, value: int) -> None:
        """Allow when all 64 bits of an argument are `value`."""
        if self._block(name, 6):
            self._emit(_LOAD, _ARGS_AT + 8 * arg)
            self._emit(_EQUAL, value, 0, 3)
            self._emit(_LOAD, _ARGS_AT + 8 * arg + 4)
            self._emit(_EQUAL, value >> 32, 0, 1)
            self._emit(_RETURN, _ALLOW)
            self._emit(_RETURN, _ERRNO | errno.EPERM)

    def finish(self) -> bytes:
        self._emit(_RETURN, _ERRNO | errno.EPERM)
        return b"".join(self.code)


def candidate_filter(machine: str, pid: int, execve_path: int | None = None) -> bytes:
    """Assemble the filter of the child `pid`: threads but no processes, files but only to read.

    `execve_path` is the address of the one path that may be executed; whatever else might stand at
    that address later runs under this same filter, so it can do nothing that the child cannot.
    """
    program = _Program(machine)
    for name in syscalls.CANDIDATE:
        program.always(name)
    program.if_bits("clone", 0, _CLONE_THREAD, wanted=True, refusal=errno.EPERM)
    program.if_bits("open", 1, _WRITING, wanted=False, refusal=errno.EACCES)
    program.if_bits("openat", 2, _WRITING, wanted=False, refusal=errno.EACCES)
    _restrict(program, pid)
    if execve_path is not None:
        program.if_exactly("execve", 0, execve_path)
    return program.finish()


def builder_filter(machine: str, pid: int) -> bytes:
    """Assemble the filter of a compiler: what a candidate may do, and also processes and files.

    The processes that it starts inherit the filter, so they stay in its process group, and `pid`
    is the only one that they can signal.
    """
    program = _Program(machine)
    for name in (*syscalls.CANDIDATE, *syscalls.BUILDER):
        program.always(name)
    program.if_bits("clone", 0, _CLONE_NAMESPACES, wanted=False, refusal=errno.EPERM)
    _restrict(program, pid)
    return program.finish()


def _restrict(program: _Program, pid: int) -> None:
    """Allow what both filters allow with some arguments only."""
    program.always("clone3", _ERRNO | errno.ENOSYS)
    program.if_one_of("kill", 0, (pid,))
    program.if_one_of("tgkill", 0, (pid,))
    program.if_one_of("prctl", 0, (_PR_SET_NAME, _PR_GET_NAME, _PR_SET_VMA))
    program.if_one_of("ioctl", 1, (_TCGETS, _TIOCGWINSZ, _FIONREAD, _FIONBIO, _FIOCLEX))
    program.if_one_of("fcntl", 1, _FCNTL)
    program.if_exactly("prlimit64", 2, 0)


_libc = ctypes.CDLL(None, use_errno=True)


def _prctl(option: int, value: object) -> None:
    if _libc.prctl(option, value, 0, 0, 0) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def set_dumpable(dumpable: bool) -> None:
    """A process that is not dumpable keeps others of its uid out of its `/proc` files."""
    _prctl(_PR_SET_DUMPABLE, int(dumpable))


def volunteer_for_oom() -> None:
    """Let the kernel kill this process first when the box runs out of memory."""
    set_dumpable(True)
    try:
        with open("/proc/self/oom_score_adj", "w") as score:
            score.write("1000")
    except OSError:
        pass  # gVisor has no such file
    set_dumpable(False)


def limit_resources(file_bytes: int = 0) -> None:
    """Set the limits that hold whatever the run asks for; `file_bytes` bounds a written file."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (MAX_FILES, MAX_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))


def lock(execve_path: int | None = None) -> None:
    """Install the candidate's filter on this process, for good."""
    _install(candidate_filter(os.uname().machine, os.getpid(), execve_path))


def lock_builder() -> None:
    """Install the compiler's filter on this process, for good."""
    _install(builder_filter(os.uname().machine, os.getpid()))


def _install(code: bytes) -> None:
    instructions = ctypes.create_string_buffer(code, len(code))
    address = ctypes.addressof(instructions)
    program = ctypes.create_string_buffer(struct.pack("<HxxxxxxQ", len(code) // 8, address))
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    if _libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program, 0, 0) != 0:
        code_number = ctypes.get_errno()
        raise OSError(code_number, os.strerror(code_number))


def program_here(path: bytes) -> bytes:
    """Return what to execute for an unreadable program: gVisor can only run its readable copy."""
    return path + b"-readable" if os.path.exists(_ONLY_IN_GVISOR) else path


def execute(path: bytes, arguments: list[bytes]) -> None:
    """Lock this process and turn it into the program at `path`, with an empty environment.

    Returns only by raising `OSError`.
    """
    lock_for_one_program()(path, arguments)


def lock_for_one_program() -> Callable[[bytes, list[bytes]], None]:
    """Lock this process, and return what turns it into a program that is named later.

    That returns only by raising `OSError`.
    """
    program = ctypes.create_string_buffer(_MAX_PATH)
    lock(ctypes.addressof(program))

    def execute_now(path: bytes, arguments: list[bytes]) -> None:
        program.value = path
        argv = (ctypes.c_char_p * (len(arguments) + 1))(*arguments, None)
        environment = (ctypes.c_char_p * 1)(None)
        _libc.execve(program, argv, environment)
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))

    return execute_now
