"""Serves calls of a Python program, inside a jailed child."""

import contextlib
import gc
import io
import json
import linecache
import os
import signal
import sys
import traceback
import types
from collections.abc import Callable
from typing import Any

from sandbox.harness import jail
from sandbox.harness.frames import (
    CHANNEL_LOST,
    COMPILE_ERROR,
    EXCEPTION,
    NONCE_BYTES,
    OUT_OF_MEMORY,
    VALUE,
    Answer,
    answer_bytes,
    read_message,
    write_all,
)
from sandbox.harness.served import Served, program

FILE = "solution.py"
_MAX_FRAMES = 8
_MAX_ERROR = 4000

# Imported once in the supervisor, so that a candidate's import of them costs nothing.
_COMMON_MODULES = """
    abc bisect collections collections.abc copy dataclasses decimal enum fractions functools heapq
    itertools json math operator random re statistics string time traceback typing
""".split()  # noqa: SIM905

_REHEARSAL = (
    "def solution(numbers, target):\n    seen = {x: i for i, x in enumerate(numbers)}\n"
    "    return [seen.get(target, 0), len(numbers)]\n"
)
_FAILING_REHEARSALS = (
    "def solution(numbers, target):\n    raise ValueError(numbers)\n",
    "def solution(:\n",
)


class _CompileError(Exception):
    """The program cannot be compiled, or does not define what it should."""


class _NotJson(Exception):
    """The program returned something that JSON cannot express."""


class Program:
    """One source and, once it is needed, its entry function."""

    def __init__(self, source: str, entry: str) -> None:
        self._source = source
        self._entry = entry
        self._function: Callable[..., Any] | None = None

    def call(self, arguments: bytes) -> Answer:
        """Call the entry function once; every failure becomes an answer."""
        try:
            function = self._function or self._load()
            return Answer(VALUE, self._encode(function(*json.loads(arguments))))
        except _CompileError as error:
            return Answer(COMPILE_ERROR, _text(str(error)))
        except _NotJson as error:
            return Answer(EXCEPTION, _text(str(error)))
        except MemoryError:
            return Answer(OUT_OF_MEMORY, b"MemoryError")
        except BaseException as error:  # noqa: BLE001 - SystemExit and its kin are answers too
            return Answer(EXCEPTION, _describe(error))

    def _load(self) -> Callable[..., Any]:
        try:
            code = compile(self._source, FILE, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
            raise _CompileError("".join(traceback.format_exception_only(error))) from None
        lines = self._source.splitlines(keepends=True)
        linecache.cache[FILE] = (len(self._source), None, lines, FILE)
        module = types.ModuleType("solution")
        sys.modules["solution"] = module
        exec(code, module.__dict__)  # noqa: S102
        function = module.__dict__.get(self._entry)
        if not callable(function):
            raise _CompileError(f"{FILE} defines no function named {self._entry}")
        self._function = function
        return function

    def _encode(self, value: object) -> bytes:
        def refuse(part: object) -> object:
            raise _NotJson(f"{self._entry} returned {_a_value(part)}, which is not JSON")

        try:
            return json.dumps(value, default=refuse).encode()
        except ValueError as error:
            raise _NotJson(f"{self._entry} returned a value that is not JSON: {error}") from None
        except TypeError as error:
            raise _NotJson(f"{self._entry} returned a value that is not JSON: {error}") from None
        except RecursionError:
            raise _NotJson(f"{self._entry} returned a value that is nested too deeply") from None


def _a_value(part: object) -> str:
    return f"a value of type {type(part).__name__}"


def _text(text: str) -> bytes:
    return text[-_MAX_ERROR:].encode("utf-8", "replace")


def _describe(error: BaseException) -> bytes:
    """Format an exception with the candidate's own frames alone."""
    try:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == FILE]
        lines = traceback.format_list(frames[-_MAX_FRAMES:])
        return _text("".join(lines + traceback.format_exception_only(error)).rstrip("\n"))
    except BaseException:  # noqa: BLE001 - a hostile __str__ may raise anything
        return _text(f"{type(error).__name__}: <no text>")


def become_python(requests: int, results: int) -> None:
    """Rehearse, lock this process, then serve calls until the requests end."""
    _rehearse()
    jail.lock()
    write_all(results, b"r")
    first = read_message(requests)
    if first is None:
        return
    job = json.loads(first)
    candidate = Program(job["source"], job["entry"])
    while (request := read_message(requests)) is not None:
        answer = candidate.call(request[NONCE_BYTES:])
        _flush_streams()
        try:
            write_all(results, answer_bytes(request[:NONCE_BYTES], answer))
        except OSError:
            os._exit(CHANNEL_LOST)


def _rehearse() -> None:
    """Pay for the copy-on-write faults of a run before there is one."""
    os.environ.clear()
    sys.argv[:] = [FILE]
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # What a program printed before it was killed still counts.
    sys.stdout = io.TextIOWrapper(open(1, "wb"), encoding="utf-8", line_buffering=True)  # noqa: SIM115
    for source in (_REHEARSAL, *_FAILING_REHEARSALS):
        Program(source, "solution").call(b"[[1, 2, 3], 2]")
    _flush_streams()
    del sys.modules["solution"]
    linecache.cache.clear()
    gc.freeze()


def _flush_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        # The candidate may have replaced the stream by anything.
        with contextlib.suppress(BaseException):
            stream.flush()


for _name in _COMMON_MODULES:
    __import__(_name)

# Another child is forked in 4 ms when one crashes.
SERVED = Served(become_python, program(_REHEARSAL), address_space=True, waiting_children=1)
