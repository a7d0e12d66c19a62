"""PID 1 of a box: takes jobs from the host and serves them with children; runs no candidate code.

Children are started ahead of time and wait. One child serves all calls of a run in order; after a
crash or a limit the next call goes on in a fresh one. A child is a copy of this process, so the
arguments of a call are read from the host only when a child is there to serve it: until then they
wait in the kernel's pipe, where no program can find them.
"""

import gc
import importlib
import json
import os
import signal
import sys
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

from sandbox.harness import jail
from sandbox.harness.child import Child, Limits
from sandbox.harness.compiling import Compiled, Compiler
from sandbox.harness.exchange import Verdict
from sandbox.harness.frames import (
    CALL,
    DONE,
    READY,
    call_payload,
    host_frame,
    read_message,
    write_all,
)
from sandbox.harness.served import Served

_PROGRAM_FIELDS = (
    "source",
    "entry",
    "signature",
    "methods",
    "count_operations",
    "memory_bytes",
)
_REHEARSAL: dict[str, Any] = {
    "calls": 2,
    "wall_ms": 5000,
    "cpu_ms": 5000,
    "compile_ms": 60_000,
    "memory_bytes": 256 << 20,
    "stdout_bytes": 1024,
    "result_bytes": 1024,
    "last": False,
}
_REHEARSAL_CALL = b"[[1, 2, 3], 2]"


class Supervisor:
    """Serves jobs one after the other."""

    def __init__(self, served: Served, output: int) -> None:
        self._served = served
        self._output = output
        self._unsent = bytearray()
        self._waiting: deque[Child] = deque()
        self._compiler = Compiler(served.become_compiler) if served.become_compiler else None

    def serve(self, requests: int) -> None:
        """Announce readiness, then serve jobs until the host closes its end.

        After a run the next child comes up while the next job is awaited.
        """
        self._refill()
        self._rehearse()
        for child in self._waiting:
            child.wait_ready()
        self._send(READY)
        self._flush()
        while (job_bytes := read_message(requests)) is not None:
            job = json.loads(job_bytes)
            self._run(job, partial(self._next_call, requests, flush=job["call_by_call"]))
            if not job["last"]:
                self._refill()

    def _rehearse(self) -> None:
        """Pay for the copy-on-write faults of a run before there is one."""
        output, self._output = self._output, os.open("/dev/null", os.O_WRONLY)
        self._run(_REHEARSAL | self._served.rehearsal, lambda: _REHEARSAL_CALL)
        os.close(self._output)
        self._output = output
        self._refill()

    def _refill(self) -> None:
        if self._compiler is not None:
            self._compiler.start()
        become, read_crash = self._served.become, self._served.read_crash
        missing = self._served.waiting_children - len(self._waiting)
        self._waiting.extend(Child(become, read_crash=read_crash) for _ in range(missing))

    def _run(self, job: dict[str, Any], next_call: Callable[[], bytes]) -> None:
        program = json.dumps({name: job[name] for name in _PROGRAM_FIELDS}).encode()
        if self._compiler is None:
            child = self._serve_calls(job, program, None, next_call)
        else:
            compiled = self._compiler.compile(program, job["compile_ms"])
            if compiled.error is None:
                child = self._serve_calls(job, compiled.program, compiled, next_call)
            else:
                child = self._refuse_calls(job, compiled, next_call)
        self._send(DONE)
        self._flush()
        if child is not None:
            child.end()
            child.close()

    def _refuse_calls(
        self, job: dict[str, Any], compiled: Compiled, next_call: Callable[[], bytes]
    ) -> None:
        for index in range(job["calls"]):
            next_call()
            self._send_call(index, compiled.verdict(), compiled if index == 0 else None)

    def _serve_calls(
        self,
        job: dict[str, Any],
        program: bytes,
        compiled: Compiled | None,
        next_call: Callable[[], bytes],
    ) -> Child | None:
        """Serve every call; return the child that lives at the end."""
        limits = self._limits(job)
        count: int = job["calls"]
        child: Child | None = None
        for index in range(count):
            if child is None:
                child = self._take()
                child.bind(program, limits, count - index)
            verdict = child.call(next_call(), self._flush)
            self._send_call(index, verdict, compiled if index == 0 else None)
            if not verdict.alive:
                child.close()
                child = None
            if verdict.outcome == "compile_error":
                for rest in range(index + 1, count):
                    next_call()
                    self._send_call(rest, verdict, None)
                break
        return child

    def _limits(self, job: dict[str, Any]) -> Limits:
        return Limits(
            job["wall_ms"],
            job["cpu_ms"],
            job["memory_bytes"],
            job["stdout_bytes"],
            job["result_bytes"],
            self._served.address_space,
        )

    def _take(self) -> Child:
        if not self._waiting:
            self._flush()
            self._refill()
        child = self._waiting.popleft()
        child.wait_ready()
        return child

    def _send_call(self, index: int, verdict: Verdict, compiled: Compiled | None) -> None:
        header = {
            "index": index,
            "outcome": verdict.outcome,
            "wall_us": int(verdict.wall_seconds * 1e6),
            "cpu_us": int(verdict.cpu_seconds * 1e6),
            "peak_bytes": verdict.peak_bytes,
            "compile_us": None if compiled is None else int(compiled.wall_seconds * 1e6),
            "operations": verdict.operations,
        }
        self._send(CALL, call_payload(json.dumps(header).encode(), verdict.body, verdict.stdout))

    def _next_call(self, requests: int, *, flush: bool) -> bytes:
        """Read a call's arguments; with `flush` the host waits for what was answered so far."""
        if flush:
            self._flush()
        arguments = read_message(requests)
        if arguments is None:
            raise SystemExit(0)
        return arguments

    def _send(self, kind: bytes, payload: bytes = b"") -> None:
        self._unsent += host_frame(kind, payload)

    def _flush(self) -> None:
        if self._unsent:
            write_all(self._output, bytes(self._unsent))
            self._unsent.clear()


def _leave(_signal: int, _frame: object) -> None:
    os._exit(0)


def main(language: str) -> None:
    """Run the supervisor of a box for `language` until its standard input ends."""
    output = os.dup(1)
    os.dup2(2, 1)
    os.environ.clear()
    jail.set_dumpable(False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    served: Served = importlib.import_module(f"sandbox.harness.{language}_child").SERVED
    gc.collect()
    gc.freeze()
    Supervisor(served, output).serve(0)


if __name__ == "__main__":
    main(sys.argv[1])
