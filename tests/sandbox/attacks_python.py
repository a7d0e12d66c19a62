"""Python programs that attack the box they run in; `forgeries_python` attack the verdict."""

from __future__ import annotations

from sandbox.contract import Outcome
from tests.sandbox.attacks import Attack
from tests.sandbox.forgeries_python import FORGERIES

_SPRAY = """
import os
def solution(a, b):
    for fd in range(3, 64):
        try:
            os.write(fd, b'forgedframe' * 3)
        except OSError:
            pass
    return 1
"""

_PEEK = """
import os
def solution(a, b):
    os.set_blocking(60, False)
    try:
        return os.read(60, 100).decode()
    except BlockingIOError:
        return 'nothing there yet'
    finally:
        os.set_blocking(60, True)
"""

_OUTLIVE = """
import threading
def forever():
    while True:
        pass
def solution(a, b):
    threading.Thread(target=forever, daemon=True).start()
    return a
"""

_CATCH_ALL = """
def solution(a, b):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
"""

_IGNORE_SIGNALS = """
import signal
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
def solution(a, b):
    while True:
        pass
"""

_FAKE_CLOCKS = """
import time
for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    setattr(time, name, lambda: 0.0)
    setattr(time, name + "_ns", lambda: 0)
time.clock_gettime = lambda clock: 0.0
def solution(a, b):
    while time.monotonic() < 1: pass
"""

_SWALLOW_MEMORY_ERROR = """
def solution(a, b):
    kept = []
    while True:
        try:
            kept.append(bytearray(10 ** 7))
        except MemoryError:
            pass
"""

_SPIN_WHEN_FREED = """
class Sticky(list):
    def __del__(self):
        while True: pass
def solution(a, b):
    return Sticky([a])
"""

_OPEN_DESCRIPTORS = """
import os
def solution(a, b):
    found = []
    for fd in range(1024):
        try:
            os.fstat(fd)
            found.append(fd)
        except OSError:
            pass
    return found
"""

_NAMELESS_CALLS = """
import ctypes
import errno
CALLS = {calls}
libc = ctypes.CDLL(None, use_errno=True)
def solution(a, b):
    refused = []
    for number, *arguments in CALLS:
        if libc.syscall(number, *arguments) == -1:
            refused.append(errno.errorcode[ctypes.get_errno()])
    return refused
"""

_FORBIDDEN = {
    "ptrace": (101, 16, 1, 0, 0),
    "fork": (57,),
    "unshare": (272, 0x10000000),
    "setns": (308, 0, 0),
    "shmget": (29, 0, 4096, 0o1600),
    "shmat": (30, 0, 0, 0),
    "io_uring_setup": (425, 8, 0),
    "memfd_create": (319, 0, 0),
    "add_key": (248, 0, 0, 0, 0, 0),
    "process_vm_readv": (310, 1, 0, 0, 0, 0, 0),
    "userfaultfd": (323, 0),
    "bpf": (321, 0, 0, 0),
}


def python(body: str, *imports: str) -> str:
    """A program whose `solution` is this."""
    head = "".join(f"import {name}\n" for name in imports)
    return f"{head}def solution(a, b):\n    {body}\n"


def _calls() -> str:
    """A program that makes system calls by their number on x86_64 and returns their errors."""
    return _NAMELESS_CALLS.format(calls=[*_FORBIDDEN.values()])


_TIME = [
    Attack("spin", python("while True: pass"), Outcome.TIME_LIMIT, "longer"),
    Attack("sleep", python("time.sleep(9)", "time"), Outcome.TIME_LIMIT),
    Attack("spin_at_import", "while True: pass", Outcome.TIME_LIMIT),
    Attack("spin_in_c", python("return sum(range(10**12))"), Outcome.TIME_LIMIT),
    Attack("big_power", python("return 7 ** 10 ** 9"), Outcome.TIME_LIMIT),
    Attack("regex", python("re.match('(a+)+$', 'a' * 40 + 'b')", "re"), Outcome.TIME_LIMIT),
    Attack("catch_all", _CATCH_ALL, Outcome.TIME_LIMIT),
    Attack("ignored_signals", _IGNORE_SIGNALS, Outcome.TIME_LIMIT),
    Attack("faked_clocks", _FAKE_CLOCKS, Outcome.TIME_LIMIT),
    Attack("spin_when_freed", _SPIN_WHEN_FREED, Outcome.TIME_LIMIT),
    Attack("swallowed_memory_error", _SWALLOW_MEMORY_ERROR, Outcome.TIME_LIMIT),
    Attack(
        "stopped_by_itself",
        python("os.kill(os.getpid(), signal.SIGSTOP)", "os, signal"),
        Outcome.TIME_LIMIT,
    ),
]

_MEMORY = [
    Attack("memory", python("return len(bytearray(10 ** 10))"), Outcome.MEMORY_LIMIT, "memory"),
    Attack(
        "memory_in_steps",
        python("x = []\n    while True: x.append('y' * 10 ** 6)"),
        Outcome.MEMORY_LIMIT,
    ),
    Attack("memory_shift", python("return 1 << (1 << 40)"), Outcome.MEMORY_LIMIT),
    Attack(
        "memory_by_a_generator",
        python("return len(list(itertools.repeat(0)))", "itertools"),
        Outcome.MEMORY_LIMIT,
    ),
    Attack("memory_by_mmap", python("mmap.mmap(-1, 10 ** 10)", "mmap"), Outcome.EXCEPTION, "OSErr"),
    Attack(
        "memory_by_view",
        python("return len(memoryview(bytes(64)).cast('B', [8, 8]).tolist() * 10 ** 9)"),
        Outcome.MEMORY_LIMIT,
    ),
    Attack(
        "memory_by_frames",
        python("sys.setrecursionlimit(10 ** 9)\n    return solution(a, b)", "sys"),
        Outcome.MEMORY_LIMIT,
    ),
    Attack(
        "small_value_that_is_written_large",
        python("x = [0] * 10 ** 5\n    return [x] * 10 ** 5"),
        Outcome.MEMORY_LIMIT,
    ),
]

_OUTPUT = [
    Attack("flood", python("while True: print('x' * 100)"), Outcome.OUTPUT_LIMIT, "printed"),
    Attack(
        "flood_stderr",
        python("while True: os.write(2, b'x' * 4096)", "os"),
        Outcome.OUTPUT_LIMIT,
    ),
    Attack("one_long_line", python("print('x' * (40 << 20))"), Outcome.OUTPUT_LIMIT, "printed"),
    Attack("huge_return", python("return 'x' * (3 << 20)"), Outcome.OUTPUT_LIMIT, "returned"),
]

_PROCESSES = [
    Attack("fork_bomb", python("while True: os.fork()", "os"), Outcome.EXCEPTION, "not permitted"),
    Attack(
        "thread_bomb",
        python(
            "while True: threading.Thread(target=time.sleep, args=(99,)).start()",
            "threading, time",
        ),
        Outcome.EXCEPTION,
        "can't start new thread",
    ),
    Attack("exec", python("os.execv('/bin/sh', ['sh'])", "os"), Outcome.EXCEPTION, "permitted"),
    Attack(
        "spawn",
        python("os.posix_spawn('/bin/true', ['true'], {})", "os"),
        Outcome.EXCEPTION,
        "PermissionError",
    ),
    Attack(
        "subprocess",
        python("subprocess.run(['/bin/true'])", "subprocess"),
        Outcome.EXCEPTION,
        "PermissionError",
    ),
    Attack(
        "multiprocessing",
        python("multiprocessing.get_context('fork').Process().start()", "multiprocessing"),
        Outcome.EXCEPTION,
        "PermissionError",
    ),
    Attack("daemon", python("os.setsid()", "os"), Outcome.EXCEPTION, "not permitted"),
    Attack("os_exit", python("os._exit(0)", "os"), Outcome.KILLED, "exited with code 0"),
    Attack("posix_exit", python("posix._exit(0)", "posix"), Outcome.KILLED, "exited with code 0"),
    Attack("segfault", python("ctypes.string_at(0)", "ctypes"), Outcome.KILLED, "SIGSEGV"),
    Attack("abort", python("os.abort()", "os"), Outcome.KILLED, "SIGABRT"),
    Attack("suicide", python("os.kill(os.getpid(), 9)", "os"), Outcome.KILLED, "SIGKILL"),
    Attack("kill_pid_1", python("os.kill(1, 9)", "os"), Outcome.EXCEPTION, "PermissionError"),
    Attack("kill_everybody", python("os.kill(-1, 9)", "os"), Outcome.EXCEPTION, "PermissionError"),
    Attack(
        "stop_the_parent",
        python("os.kill(os.getppid(), signal.SIGSTOP)", "os, signal"),
        Outcome.EXCEPTION,
        "PermissionError",
    ),
    Attack(
        "kill_by_descriptor",
        python("fcntl.fcntl(os.pipe()[0], fcntl.F_SETOWN, 1)", "fcntl, os"),
        Outcome.EXCEPTION,
        "PermissionError",
    ),
    Attack("nice", python("os.nice(-5)", "os"), Outcome.EXCEPTION, "not permitted"),
    Attack("thread_left_behind", _OUTLIVE, Outcome.OK, value=2),
]

_ESCAPES = [
    Attack("network", python("socket.socket()", "socket"), Outcome.EXCEPTION, "not permitted"),
    Attack(
        "vsock",
        python("socket.socket(40, socket.SOCK_STREAM)", "socket"),
        Outcome.EXCEPTION,
        "not permitted",
    ),
    Attack(
        "docker_socket",
        python("open('/var/run/docker.sock')"),
        Outcome.EXCEPTION,
        "FileNotFoundError",
    ),
    Attack("calls_by_number", _calls(), Outcome.OK, value=["EPERM"] * len(_FORBIDDEN)),
    Attack("environment", python("return sorted(os.environ)", "os"), Outcome.OK, value=[]),
    Attack("descriptors", _OPEN_DESCRIPTORS, Outcome.OK, value=[0, 1, 2, 60, 61]),
    Attack(
        "own_environ",
        python("return open('/proc/self/environ').read()"),
        Outcome.EXCEPTION,
        "Permission denied",
    ),
    Attack(
        "own_program",
        python("return os.open('/proc/self/exe', os.O_RDWR)", "os"),
        Outcome.EXCEPTION,
        "Permission denied",
    ),
    Attack(
        "supervisor_environ",
        python("return open('/proc/1/environ').read()"),
        Outcome.EXCEPTION,
        "Permission denied",
    ),
    Attack(
        "supervisor_memory",
        python("return open('/proc/1/mem', 'rb').read(1)"),
        Outcome.EXCEPTION,
        "Permission denied",
    ),
    Attack(
        "supervisor_fds", python("return os.listdir('/proc/1/fd')", "os"), Outcome.EXCEPTION, "/fd"
    ),
    Attack("shadow", python("return open('/etc/shadow').read()"), Outcome.EXCEPTION, "Permission"),
    Attack("write_file", python("open('/tmp/x', 'w')"), Outcome.EXCEPTION, "Permission denied"),
    Attack("make_folder", python("os.mkdir('/tmp/x')", "os"), Outcome.EXCEPTION, "permitted"),
    Attack("symlink", python("os.symlink('/', '/tmp/x')", "os"), Outcome.EXCEPTION, "permitted"),
    Attack(
        "raise_limits",
        python("resource.setrlimit(resource.RLIMIT_CPU, (99, 99))", "resource"),
        Outcome.EXCEPTION,
        "not allowed to raise",
    ),
    Attack("spray_fds", _SPRAY, Outcome.PROTOCOL_VIOLATION, "channel"),
    Attack("close_fds", python("os.closerange(3, 99)", "os"), Outcome.PROTOCOL_VIOLATION),
    Attack(
        "close_and_stay",
        python("os.closerange(3, 99); time.sleep(9)", "os", "time"),
        Outcome.PROTOCOL_VIOLATION,
    ),
    Attack("peek_at_the_next_call", _PEEK, Outcome.OK, value="nothing there yet"),
]

PYTHON = [*_TIME, *_MEMORY, *_OUTPUT, *_PROCESSES, *_ESCAPES, *FORGERIES]
