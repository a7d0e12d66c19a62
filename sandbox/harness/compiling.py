"""The compile stage of a language that has one: a jailed child that never runs what it compiles."""

from typing import NamedTuple

from sandbox.harness.child import Child, Limits
from sandbox.harness.exchange import COMPILE_FAILED, OK, TIME_LIMIT, Verdict
from sandbox.harness.served import Become

_MEMORY_BYTES = 1 << 40
_STDOUT_BYTES = 64 * 1024
_FILE_BYTES = 32 * 1024 * 1024
_PROGRAM_BYTES = 16 * 1024 * 1024
_COMPILER_FAILED = b"the compiler failed on this program"


class Compiled(NamedTuple):
    """What came of a program: bytes for the children, or an error for the candidate."""

    program: bytes
    error: bytes | None
    wall_seconds: float

    def verdict(self) -> Verdict:
        """The verdict of every call of a program that does not compile."""
        error = self.error or b""
        return Verdict(COMPILE_FAILED, error, b"", 0.0, 0.0, 0, None, True)


class Compiler:
    """One warm compiler process, started again after it has failed or took too long."""

    def __init__(self, become: Become) -> None:
        self._become = become
        self._child: Child | None = None

    def start(self) -> None:
        """Have a compiler process waiting."""
        if self._child is None:
            self._child = Child(self._become, file_bytes=_FILE_BYTES)
            self._child.wait_ready()

    def compile(self, program: bytes, wall_ms: int) -> Compiled:
        """Compile a program, given and returned as the compiler's `become` understands it."""
        self.start()
        assert self._child is not None
        limits = Limits(
            wall_ms, wall_ms, _MEMORY_BYTES, _STDOUT_BYTES, _PROGRAM_BYTES, address_space=False
        )
        self._child.bind_compiler(limits)
        verdict = self._child.call(program, lambda: None)
        if not verdict.alive:
            self._child.close()
            self._child = None
        wall = verdict.wall_seconds
        if verdict.outcome == OK:
            return Compiled(verdict.body, None, wall)
        if verdict.outcome == COMPILE_FAILED:
            return Compiled(b"", verdict.body, wall)
        if verdict.outcome == TIME_LIMIT:
            return Compiled(b"", b"compiling took longer than %d ms" % wall_ms, wall)
        return Compiled(b"", _COMPILER_FAILED, wall)
