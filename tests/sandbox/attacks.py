"""Programs that attack the sandbox, each with its exact outcome and what the answer must say."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.contract import Json, Language, Limits, Outcome
from tests.sandbox.runner_process import QUICK

PATIENT = Limits(wall_ms=10_000, cpu_ms=10_000, memory_bytes=128 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Attack:
    """`says` is part of the error text; `value` is what an attack that is let live returns."""

    name: str
    source: str
    outcome: Outcome
    says: str = ""
    value: Json = None
    language: Language = Language.PYTHON

    @property
    def limits(self) -> Limits:
        """Only an attack on time has to be quick; the others must not race the clock."""
        return QUICK if self.outcome is Outcome.TIME_LIMIT else PATIENT


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

_LIAR = """
class Always(int):
    def __eq__(self, other): return True
    def __repr__(self): return '[0, 1]'
def solution(a, b):
    return Always(7)
"""


def _python(body: str, *imports: str) -> str:
    head = "".join(f"import {name}\n" for name in imports)
    return f"{head}def solution(a, b):\n    {body}\n"


PYTHON = [
    Attack("spin", _python("while True: pass"), Outcome.TIME_LIMIT, "longer"),
    Attack("sleep", _python("time.sleep(9)", "time"), Outcome.TIME_LIMIT),
    Attack("spin_at_import", "while True: pass", Outcome.TIME_LIMIT),
    Attack("spin_in_c", _python("return sum(range(10**12))"), Outcome.TIME_LIMIT),
    Attack("big_power", _python("return 7 ** 10 ** 9"), Outcome.TIME_LIMIT),
    Attack("regex", _python("re.match('(a+)+$', 'a' * 40 + 'b')", "re"), Outcome.TIME_LIMIT),
    Attack("catch_all", _CATCH_ALL, Outcome.TIME_LIMIT),
    Attack("ignored_signals", _IGNORE_SIGNALS, Outcome.TIME_LIMIT),
    Attack("memory", _python("return len(bytearray(10 ** 10))"), Outcome.MEMORY_LIMIT, "memory"),
    Attack(
        "memory_in_steps",
        _python("x = []\n    while True: x.append('y' * 10 ** 6)"),
        Outcome.MEMORY_LIMIT,
    ),
    Attack("memory_shift", _python("return 1 << (1 << 40)"), Outcome.MEMORY_LIMIT),
    Attack("flood", _python("while True: print('x' * 100)"), Outcome.OUTPUT_LIMIT, "printed"),
    Attack(
        "flood_stderr",
        _python("while True: os.write(2, b'x' * 4096)", "os"),
        Outcome.OUTPUT_LIMIT,
    ),
    Attack("huge_return", _python("return 'x' * (3 << 20)"), Outcome.OUTPUT_LIMIT, "returned"),
    Attack("fork_bomb", _python("while True: os.fork()", "os"), Outcome.EXCEPTION, "not permitted"),
    Attack(
        "thread_bomb",
        _python("while True: threading.Thread(target=time.sleep, args=(99,)).start()").replace(
            "def", "import threading, time\ndef", 1
        ),
        Outcome.EXCEPTION,
        "can't start new thread",
    ),
    Attack("exec", _python("os.execv('/bin/sh', ['sh'])", "os"), Outcome.EXCEPTION, "permitted"),
    Attack(
        "subprocess",
        _python("subprocess.run(['/bin/true'])", "subprocess"),
        Outcome.EXCEPTION,
        "PermissionError",
    ),
    Attack("os_exit", _python("os._exit(0)", "os"), Outcome.KILLED, "exited with code 0"),
    Attack("sys_exit", _python("sys.exit(0)", "sys"), Outcome.EXCEPTION, "SystemExit: 0"),
    Attack("segfault", _python("ctypes.string_at(0)", "ctypes"), Outcome.KILLED, "SIGSEGV"),
    Attack("suicide", _python("os.kill(os.getpid(), 9)", "os"), Outcome.KILLED, "SIGKILL"),
    Attack("kill_pid_1", _python("os.kill(1, 9)", "os"), Outcome.EXCEPTION, "PermissionError"),
    Attack("kill_everybody", _python("os.kill(-1, 9)", "os"), Outcome.EXCEPTION, "PermissionError"),
    Attack(
        "kill_by_descriptor",
        _python("fcntl.fcntl(os.pipe()[0], fcntl.F_SETOWN, 1)", "fcntl, os"),
        Outcome.EXCEPTION,
        "PermissionError",
    ),
    Attack("spray_fds", _SPRAY, Outcome.PROTOCOL_VIOLATION, "channel"),
    Attack("close_fds", _python("os.closerange(3, 99)", "os"), Outcome.PROTOCOL_VIOLATION),
    Attack(
        "close_and_stay",
        _python("os.closerange(3, 99); time.sleep(9)", "os", "time"),
        Outcome.PROTOCOL_VIOLATION,
    ),
    Attack("peek_at_the_next_call", _PEEK, Outcome.OK, value="nothing there yet"),
    Attack("raise", _python("raise ValueError(a)"), Outcome.EXCEPTION, "line 2, in solution"),
    Attack("recursion", _python("return solution(a, b)"), Outcome.EXCEPTION, "RecursionError"),
    Attack("syntax", "x = 1\ndef solution(a, b:\n    pass", Outcome.COMPILE_ERROR, "line 2"),
    Attack("no_entry", "def other(): pass", Outcome.COMPILE_ERROR, "no function named solution"),
    Attack("nul_in_source", "def solution(a, b):\0 pass", Outcome.COMPILE_ERROR, "null bytes"),
    Attack("parentheses", "(" * 5000, Outcome.COMPILE_ERROR, "too many nested"),
    Attack("network", _python("socket.socket()", "socket"), Outcome.EXCEPTION, "not permitted"),
    Attack(
        "vsock",
        _python("socket.socket(40, socket.SOCK_STREAM)", "socket"),
        Outcome.EXCEPTION,
        "not permitted",
    ),
    Attack("environment", _python("return sorted(os.environ)", "os"), Outcome.OK, value=[]),
    Attack(
        "own_environ",
        _python("return open('/proc/self/environ').read()"),
        Outcome.EXCEPTION,
        "Permission denied",
    ),
    Attack(
        "supervisor_memory",
        _python("return open('/proc/1/mem', 'rb').read(1)"),
        Outcome.EXCEPTION,
        "Permission denied",
    ),
    Attack(
        "supervisor_fds", _python("return os.listdir('/proc/1/fd')", "os"), Outcome.EXCEPTION, "/fd"
    ),
    Attack("shadow", _python("return open('/etc/shadow').read()"), Outcome.EXCEPTION, "Permission"),
    Attack("write_file", _python("open('/tmp/x', 'w')"), Outcome.EXCEPTION, "Permission denied"),
    Attack("make_folder", _python("os.mkdir('/tmp/x')", "os"), Outcome.EXCEPTION, "permitted"),
    Attack(
        "raise_limits",
        _python("resource.setrlimit(resource.RLIMIT_CPU, (99, 99))", "resource"),
        Outcome.EXCEPTION,
        "not allowed to raise",
    ),
    Attack("thread_left_behind", _OUTLIVE, Outcome.OK, value=2),
    Attack("nan", _python("return float('nan')"), Outcome.EXCEPTION, "solution returned NaN"),
    Attack("infinity", _python("return [1e999]"), Outcome.EXCEPTION, "solution returned Infinity"),
    Attack("set", _python("return {1}"), Outcome.EXCEPTION, "a value of type set"),
    Attack("generator", _python("return (x for x in [])"), Outcome.EXCEPTION, "generator"),
    Attack("coroutine", "async def solution(a, b): pass", Outcome.EXCEPTION, "type coroutine"),
    Attack("cycle", _python("x = []; x.append(x); return x"), Outcome.EXCEPTION, "contains itself"),
    Attack(
        "deep",
        _python("x = []\n    for _ in range(700): x = [x]\n    return x"),
        Outcome.EXCEPTION,
        "too deeply",
    ),
    Attack("long_integer", _python("return 10 ** 5000"), Outcome.EXCEPTION, "4300 digits"),
    Attack("surrogate", _python("return '\\ud800'"), Outcome.EXCEPTION, "surrogate"),
    Attack("lying_subclass", _LIAR, Outcome.OK, value=7),
    Attack("tuple", _python("return (a, (b,))"), Outcome.OK, value=[2, [3]]),
]
