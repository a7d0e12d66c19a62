"""One call between the supervisor and a child: bytes out, bytes in, and three things to watch.

The candidate's code may write anything at any time to any descriptor that it holds, so nothing
here trusts the child: sizes are capped while they arrive and the nonce is new for every call.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import time
from typing import TYPE_CHECKING, NamedTuple

from sandbox.harness.frames import (
    CHANNEL_LOST,
    COMPILE_ERROR,
    COUNTED_VALUE,
    EXCEPTION,
    LENGTH,
    NONCE_BYTES,
    OPERATIONS,
    OUT_OF_MEMORY,
    VALUE,
    message,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.harness.child import Child, Death, Limits

OK = "ok"
EXCEPTION_RAISED = "exception"
TIME_LIMIT = "time_limit"
MEMORY_LIMIT = "memory_limit"
OUTPUT_LIMIT = "output_limit"
COMPILE_FAILED = "compile_error"
PROTOCOL_VIOLATION = "protocol_violation"
KILLED = "killed"

_KINDS = {
    VALUE: OK,
    COUNTED_VALUE: OK,
    EXCEPTION: EXCEPTION_RAISED,
    OUT_OF_MEMORY: MEMORY_LIMIT,
    COMPILE_ERROR: COMPILE_FAILED,
}
_CHUNK_BYTES = 65536
_HEAD_BYTES = NONCE_BYTES + LENGTH.size
_TICK_SECONDS = 0.02
_COALESCE_SECONDS = 0.002
_EXIT_GRACE_SECONDS = 0.5
# What node prints before it aborts for want of heap.
_HEAP_REPORT = b"\n<--- Last few GCs --->"
_HEAP_ABORTS = (signal.SIGABRT, signal.SIGTRAP, signal.SIGILL)


class Verdict(NamedTuple):
    """What one call did: `body` is the value's JSON text when `outcome` is `ok`, else an error."""

    outcome: str
    body: bytes
    stdout: bytes
    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int
    operations: int | None
    alive: bool


class Exchange:
    """Sends one call and reads until it is decided."""

    def __init__(self, child: Child, limits: Limits, program: bytes, arguments: bytes) -> None:
        self._child = child
        self._limits = limits
        self._nonce = os.urandom(NONCE_BYTES)
        self._unsent = memoryview(program + message(self._nonce + arguments))
        self._result = bytearray()
        self._stdout = bytearray()
        self._outcome: str | None = None
        self._answered = False
        self._body = b""
        self._operations: int | None = None
        self._result_closed = False
        self._sending = False
        self._stdout_closed = False

    def run(self, when_idle: Callable[[], None]) -> Verdict:
        """Drive the call to its verdict; `when_idle` runs once when the child takes its time."""
        started, cpu_before = time.monotonic(), self._child.cpu_seconds()
        self._send()
        idle_called = False
        next_check = started + _TICK_SECONDS
        while self._outcome is None and not self._result_closed:
            wait = _TICK_SECONDS if idle_called else _COALESCE_SECONDS
            events = self._child.poller.poll(wait * 1000)
            if not events and not idle_called:
                idle_called = True
                when_idle()
            for fd, _ in events:
                self._serve(fd)
            now = time.monotonic()
            if now >= next_check and self._outcome is None:
                self._watch(now - started, cpu_before)
                next_check = now + _TICK_SECONDS
        wall = time.monotonic() - started
        if self._answered:
            self._read_stdout()
        if self._answered and self._outcome != OUTPUT_LIMIT:
            return self._living_verdict(wall, self._child.cpu_seconds() - cpu_before)
        return self._dead_verdict(wall, cpu_before)

    def _serve(self, fd: int) -> None:
        if fd == self._child.requests:
            self._send()
        elif fd == self._child.stdout:
            self._read_stdout()
        else:
            self._read_result()

    def _send(self) -> None:
        """Write what the pipe takes; the poller says when it takes the rest."""
        try:
            while self._unsent:
                self._unsent = self._unsent[os.write(self._child.requests, self._unsent) :]
        except BlockingIOError:
            if not self._sending:
                self._child.poller.register(self._child.requests, select.POLLOUT)
            self._sending = True
            return
        except BrokenPipeError:
            self._unsent = memoryview(b"")
        if self._sending:
            self._child.poller.unregister(self._child.requests)
            self._sending = False

    def _read_stdout(self) -> None:
        while len(self._stdout) <= self._limits.stdout_bytes:
            chunk = self._read(self._child.stdout)
            if chunk is None:
                return
            if not chunk:
                self._forget_stdout()
                return
            self._stdout += chunk
        self._outcome, self._body = OUTPUT_LIMIT, b""

    def _read_result(self) -> None:
        while self._outcome is None:
            chunk = self._read(self._child.results)
            if chunk is None:
                return
            if not chunk:
                self._result_closed = True
                return
            self._result += chunk
            self._decide()

    def _forget_stdout(self) -> None:
        """Stop polling a closed pipe, which would report itself for ever."""
        if not self._stdout_closed:
            self._stdout_closed = True
            with contextlib.suppress(KeyError):
                self._child.poller.unregister(self._child.stdout)

    @staticmethod
    def _read(fd: int) -> bytes | None:
        try:
            return os.read(fd, _CHUNK_BYTES)
        except BlockingIOError:
            return None

    def _decide(self) -> None:
        if len(self._result) < _HEAD_BYTES:
            return
        (size,) = LENGTH.unpack_from(self._result, NONCE_BYTES)
        whole = _HEAD_BYTES + size
        if not self._result.startswith(self._nonce) or size == 0 or self._unsent:
            self._outcome = PROTOCOL_VIOLATION
        elif size > self._limits.result_bytes + 1:
            self._outcome = OUTPUT_LIMIT
        elif len(self._result) > whole:
            self._outcome = PROTOCOL_VIOLATION
        elif len(self._result) == whole:
            kind = bytes(self._result[_HEAD_BYTES : _HEAD_BYTES + 1])
            self._outcome = _KINDS.get(kind, PROTOCOL_VIOLATION)
            self._answered = kind in _KINDS
            self._body = bytes(self._result[_HEAD_BYTES + 1 :])
            if kind == COUNTED_VALUE:
                self._take_operations()

    def _take_operations(self) -> None:
        if len(self._body) < OPERATIONS.size:
            self._outcome, self._answered = PROTOCOL_VIOLATION, False
            return
        (self._operations,) = OPERATIONS.unpack_from(self._body)
        self._body = self._body[OPERATIONS.size :]

    def _watch(self, wall: float, cpu_before: float) -> None:
        limits = self._limits
        cpu = self._child.cpu_seconds() - cpu_before
        if wall * 1000 > limits.wall_ms or cpu * 1000 > limits.cpu_ms:
            self._outcome = TIME_LIMIT
        elif self._child.resident_bytes() > self._child.memory_ceiling:
            self._outcome = MEMORY_LIMIT

    def _living_verdict(self, wall: float, cpu: float) -> Verdict:
        assert self._outcome is not None
        peak = self._child.peak_bytes()
        stdout, operations = bytes(self._stdout), self._operations
        return Verdict(self._outcome, self._body, stdout, wall, cpu, peak, operations, True)

    def _dead_verdict(self, wall: float, cpu_before: float) -> Verdict:
        cpu = self._child.cpu_seconds() - cpu_before
        still_there = self._outcome is None and not self._exits_soon()
        death = self._child.end()
        self._read_stdout_rest()
        if self._outcome is None:
            self._outcome = PROTOCOL_VIOLATION if still_there else self._outcome_of(death)
            self._body = _how(death).encode() if self._outcome == KILLED else b""
        stdout = bytes(self._stdout[: self._limits.stdout_bytes]).partition(_HEAP_REPORT)[0]
        if self._outcome == KILLED and self._child.read_crash is not None:
            crash = self._child.read_crash(death.status, stdout)
            if crash is not None:
                self._outcome, self._body, stdout = crash
        cpu = max(cpu, 0.0)
        return Verdict(self._outcome, self._body, stdout, wall, cpu, death.peak_bytes, None, False)

    def _read_stdout_rest(self) -> None:
        decided = self._outcome
        self._read_stdout()
        if decided is not None:
            self._outcome = decided

    def _exits_soon(self) -> bool:
        """The result pipe closes a moment before the process is gone."""
        deadline = time.monotonic() + _EXIT_GRACE_SECONDS
        while time.monotonic() < deadline:
            if self._child.exited():
                return True
            time.sleep(0.001)
        return False

    def _outcome_of(self, death: Death) -> str:
        if death.by_memory:
            return MEMORY_LIMIT
        if os.WIFEXITED(death.status):
            return PROTOCOL_VIOLATION if os.WEXITSTATUS(death.status) == CHANNEL_LOST else KILLED
        killer = os.WTERMSIG(death.status)
        if killer == signal.SIGXCPU:
            return TIME_LIMIT
        # A JavaScript engine aborts when its heap is full.
        if killer in _HEAP_ABORTS and death.peak_bytes * 2 > self._limits.memory_bytes:
            return MEMORY_LIMIT
        return KILLED


def _how(death: Death) -> str:
    if os.WIFEXITED(death.status):
        return f"the program exited with code {os.WEXITSTATUS(death.status)} before it returned"
    name = signal.Signals(os.WTERMSIG(death.status)).name
    return f"the program was ended by {name} before it returned"
