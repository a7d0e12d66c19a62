"""Serves calls of a Python program, inside a jailed child."""

import builtins
import contextlib
import gc
import io
import linecache
import os
import signal
import sys
from typing import Any

from sandbox.harness import jail
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
)
from sandbox.harness.python_errors import FILE
from sandbox.harness.python_json import read, write
from sandbox.harness.python_program import Answer, Program
from sandbox.harness.served import Served, program

# What serves a call is bound before a program can patch it.
globals()["__builtins__"] = dict(vars(builtins))
_read, _write, _exit = os.read, os.write, os._exit  # pyright: ignore[reportPrivateUsage]
_length, _operations = LENGTH, OPERATIONS
_suppress = contextlib.suppress

_KINDS = {
    "ok": VALUE,
    "exception": EXCEPTION,
    "memory_limit": OUT_OF_MEMORY,
    "compile_error": COMPILE_ERROR,
}

# Imported once in the supervisor, so that a candidate's import of them costs nothing. Every box
# pays for them, so what few programs use is not here: dataclasses alone would be 5 ms of 25.
_COMMON_MODULES = """
    abc ast bisect collections collections.abc copy enum functools heapq itertools json math
    operator random re string time traceback typing
""".split()  # noqa: SIM905

_DEEP = 4000
_REHEARSAL = (
    "def solution(numbers, target):\n    seen = {x: i for i, x in enumerate(numbers)}\n"
    "    return [seen.get(target, 0), len(numbers)]\n"
)
_FAILING_REHEARSALS = (
    "def solution(numbers, target):\n    raise ValueError(numbers)\n",
    "def solution(:\n",
)


def become_python(requests: int, results: int) -> None:
    """Rehearse, lock this process, then serve calls until the requests end."""
    _rehearse()
    jail.lock()
    _write(results, b"r")
    job = _message(requests)
    if job is None:
        return
    candidate = Program(read(job.decode()))
    while (request := _message(requests)) is not None:
        answer = candidate.call(request[NONCE_BYTES:].decode())
        _flush_streams()
        _send(results, request[:NONCE_BYTES], answer)


def _rehearse() -> None:
    """Pay for the copy-on-write faults of a run before there is one."""
    os.environ.clear()
    sys.argv[:] = [FILE]
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # What a program printed before it was killed still counts.
    sys.stdout = io.TextIOWrapper(open(1, "wb"), encoding="utf-8", line_buffering=True)  # noqa: SIM115
    for source in (_REHEARSAL, *_FAILING_REHEARSALS):
        Program(program(source)).call("[[1, 2, 3], 2]")
    _flush_streams()
    del sys.modules["solution"]
    linecache.cache.clear()
    gc.freeze()


def _message(requests: int) -> bytes | None:
    head = _exactly(requests, _length.size)
    return None if head is None else _exactly(requests, _length.unpack(head)[0])


def _exactly(requests: int, size: int) -> bytes | None:
    received = bytearray()
    while len(received) < size:
        chunk = _read(requests, size - len(received))
        if not chunk:
            return None
        received += chunk
    return bytes(received)


def _send(results: int, nonce: bytes, answer: Answer) -> None:
    """Answer the call; a program that has closed the channel ends here."""
    kind, body = _KINDS[answer.outcome], answer.text.encode("utf-8", "replace")
    if answer.operations is not None and kind == VALUE:
        kind, body = COUNTED_VALUE, _operations.pack(answer.operations) + body
    rest = memoryview(nonce + _length.pack(1 + len(body)) + kind + body)
    try:
        while rest:
            rest = rest[_write(results, rest) :]
    except OSError:
        _exit(CHANNEL_LOST)


def _flush_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        # The candidate may have replaced the stream by anything.
        with _suppress(BaseException):
            stream.flush()


def _grow_stack() -> None:
    """Have a stack that children inherit: once memory is at its limit, none can grow any more."""
    nested: list[Any] = []
    for _ in range(_DEEP):
        nested = [nested]
    write(nested)


for _name in _COMMON_MODULES:
    __import__(_name)
_grow_stack()

# Another child is forked in 4 ms when one crashes.
SERVED = Served(become_python, program(_REHEARSAL), address_space=True, waiting_children=1)
