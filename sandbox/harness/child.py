"""One child as the supervisor sees it: started ahead of time, serving calls, watched, ended."""

import contextlib
import os
import resource
import select
import signal
import time
from collections.abc import Callable
from typing import NamedTuple

from sandbox.harness import jail
from sandbox.harness.exchange import Exchange, Verdict
from sandbox.harness.frames import message
from sandbox.harness.served import Become, ReadCrash

REQUEST_FD = 60
RESULT_FD = 61
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
_PROC_BYTES = 4096
_READY_SECONDS = 20
_OOM_COUNTERS = ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control")


class Limits(NamedTuple):
    """Limits of one call; memory is what the program adds to its bare runtime.

    `address_space` bounds it by RLIMIT_AS too, which not every runtime can live with.
    """

    wall_ms: int
    cpu_ms: int
    memory_bytes: int
    stdout_bytes: int
    result_bytes: int
    address_space: bool


class Death(NamedTuple):
    """How a child ended: its wait status and its peak resident set."""

    status: int
    peak_bytes: int
    by_memory: bool


class Child:
    """A forked process that turns itself into a jailed server of calls by `become`.

    `file_bytes` is the size of the largest file that it can write where it may write at all.
    """

    def __init__(
        self, become: Become, *, file_bytes: int = 0, read_crash: ReadCrash | None = None
    ) -> None:
        requests, self.requests = os.pipe()
        self.results, results = os.pipe()
        self.stdout, stdout = os.pipe()
        self.read_crash = read_crash
        self._ready = False
        self._oom_kills = oom_kills()
        self.pid = os.fork()
        if self.pid == 0:
            _be_child(become, requests, results, stdout, file_bytes)
        # Both sides do it, because whichever is first may need it; after an exec only its own may.
        with contextlib.suppress(PermissionError):
            os.setpgid(self.pid, self.pid)
        for fd in (requests, results, stdout):
            os.close(fd)
        for fd in (self.requests, self.results, self.stdout):
            os.set_blocking(fd, False)
        # A process's CPU clock as clock_gettime(2) numbers it: ~pid << 3 | CPUCLOCK_SCHED.
        self._cpu_clock = (~self.pid << 3) | 2
        self._statm = os.open(f"/proc/{self.pid}/statm", os.O_RDONLY)
        self._status = os.open(f"/proc/{self.pid}/status", os.O_RDONLY)
        self.poller = select.poll()
        self.poller.register(self.results, select.POLLIN)
        self.poller.register(self.stdout, select.POLLIN)

    def wait_ready(self) -> None:
        """Wait until the child is locked and waits for its program.

        Raises:
            OSError: it did not come up; the child is ended.
        """
        if self._ready:
            return
        self.poller.unregister(self.stdout)
        events = self.poller.poll(_READY_SECONDS * 1000)
        self.poller.register(self.stdout, select.POLLIN)
        if not events or os.read(self.results, 1) != b"r":
            self.end()
            output = os.read(self.stdout, 2000)
            raise OSError(f"a child did not start: {output.decode('utf-8', 'replace')}")
        self._ready = True

    def bind(self, program: bytes, limits: Limits, call_count: int) -> None:
        """Set the limits of a run; `program` goes out with the first call."""
        self._limits = limits
        self._program = message(program)
        address_space, resident = self._pages()
        self.memory_ceiling = resident + limits.memory_bytes
        if limits.address_space:
            size = address_space + limits.memory_bytes
            resource.prlimit(self.pid, resource.RLIMIT_AS, (size, size))
        # RLIMIT_CPU counts whole seconds of the process; the supervisor's own clock is finer.
        seconds = limits.cpu_ms * call_count // 1000 + 2
        resource.prlimit(self.pid, resource.RLIMIT_CPU, (seconds, seconds))

    def bind_compiler(self, limits: Limits) -> None:
        """Set the limits of a compilation; a compiler serves many and has no program of its own."""
        self._limits = limits
        self._program = b""
        self.memory_ceiling = limits.memory_bytes

    def call(self, arguments: bytes, when_idle: Callable[[], None]) -> Verdict:
        """Serve one call to its end; unless the verdict says `alive`, the child is gone after."""
        exchange = Exchange(self, self._limits, self._program, arguments)
        self._program = b""
        return exchange.run(when_idle)

    def cpu_seconds(self) -> float:
        """CPU time used so far; 0 when the process is gone."""
        try:
            return time.clock_gettime(self._cpu_clock)
        except OSError:
            return 0.0

    def resident_bytes(self) -> int:
        """Resident set now; 0 when the process is gone."""
        return self._pages()[1]

    def peak_bytes(self) -> int:
        """Largest resident set so far; 0 where `/proc` does not say."""
        try:
            text = os.pread(self._status, _PROC_BYTES, 0)
        except OSError:
            return 0
        _, _, rest = text.partition(b"VmHWM:")
        return int(rest.split(None, 1)[0]) * 1024 if rest else 0

    def _pages(self) -> tuple[int, int]:
        """Address space and resident set in bytes; zeros when the process is gone."""
        try:
            size, resident, _ = os.pread(self._statm, _PROC_BYTES, 0).split(None, 2)
        except (OSError, ValueError):
            return 0, 0
        return int(size) * _PAGE_BYTES, int(resident) * _PAGE_BYTES

    def exited(self) -> bool:
        """Whether the process has ended, its status still unread."""
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def end(self) -> Death:
        """Kill the process if it still lives, and read how it ended."""
        killed_here = not self.exited()
        os.killpg(self.pid, signal.SIGKILL)
        _, status, usage = os.wait4(self.pid, 0)
        self._reap_descendants()
        by_memory = not killed_here and oom_kills() > self._oom_kills
        return Death(status, usage.ru_maxrss * 1024, by_memory)

    def _reap_descendants(self) -> None:
        """Collect what a compiler has left; candidate code cannot start processes at all."""
        try:
            while True:
                os.waitid(os.P_PGID, self.pid, os.WEXITED)
        except ChildProcessError:
            return

    def close(self) -> None:
        """Close what the supervisor holds of the child."""
        for fd in (self.requests, self.results, self.stdout, self._statm, self._status):
            os.close(fd)


def _be_child(become: Become, requests: int, results: int, stdout: int, file_bytes: int) -> None:
    """Arrange the descriptors and limits of a fresh child, then become it; never returns."""
    status = 98
    try:
        os.setpgid(0, 0)
        jail.volunteer_for_oom()
        nothing = os.open("/dev/null", os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(stdout, 1)
        os.dup2(stdout, 2)
        os.dup2(requests, REQUEST_FD)
        os.dup2(results, RESULT_FD)
        os.closerange(3, REQUEST_FD)
        os.closerange(RESULT_FD + 1, 1024)
        jail.limit_resources(file_bytes)
        become(REQUEST_FD, RESULT_FD)
        status = 0
    except OSError as error:
        os.write(2, f"{error}\n".encode())
    finally:
        os._exit(status)


def oom_kills(counters_files: tuple[str, ...] = _OOM_COUNTERS) -> int:
    """How often the kernel has killed in this box for want of memory (cgroup v2 or v1)."""
    for path in counters_files:
        try:
            with open(path, "rb") as counters:
                text = counters.read()
        except OSError:
            continue
        for line in text.splitlines():
            name, _, count = line.partition(b" ")
            if name == b"oom_kill":
                return int(count)
    return 0
