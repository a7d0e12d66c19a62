"""Serves calls of one candidate's program inside Pyodide; its worker calls `desk`.

Answers are `<outcome>\\n<text>`, the text being the value's JSON or an error. The worker alone
holds the port and the nonce, so whatever the program does to this code stays its own answer.
"""

import builtins
import functools
import io
import random
import sys
from collections.abc import Callable
from typing import Any, cast

from sandbox.browser.small_stack import cached, free_gently
from sandbox.harness.python_json import check_depth, read
from sandbox.harness.python_program import Answer, Program
from sandbox.harness.python_values import ListNode, TreeNode

# Functions of this module see builtins of their own.
globals()["__builtins__"] = dict(vars(builtins))

_REHEARSALS = (
    "def solution(numbers):\n    return {str(x): [x] for x in numbers}\n",
    "def solution(numbers):\n    raise ValueError(numbers)\n",
    "def solution(:\n",
)


class OutputLimit(BaseException):
    """The call has written more than it may; no `except Exception` should keep it alive."""


class Stream(io.TextIOBase):
    """Standard output and error of the program, unbuffered."""

    def __init__(self, emit: Callable[[str], bool]) -> None:
        self._emit = emit
        self.buffer = ByteStream(self)

    def writable(self) -> bool:
        return True

    def write(self, text: str, /) -> int:
        if not isinstance(cast("object", text), str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self._emit(text):
            raise OutputLimit
        return len(text)


class ByteStream(io.RawIOBase):
    """The `buffer` of a `Stream`."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, chunk: Any, /) -> int:
        payload = bytes(chunk)
        self._stream.write(payload.decode("utf-8", "replace"))
        return len(payload)


class Desk:
    """The one program of this interpreter."""

    def __init__(self) -> None:
        self._emit: Callable[[str], bool] = lambda _: True
        self._begin: Callable[[], object] = lambda: None
        self._program: Program | None = None

    def open(self, emit: Callable[[str], bool], begin: Callable[[], object]) -> None:
        """Take over what a worker has of its own.

        `emit` takes output and says whether the call may write more; `begin` is called where a
        call begins. An interpreter that comes from a snapshot has the random numbers of all others.
        """
        random.seed()
        self._emit, self._begin = emit, begin
        # The modules that reach into the worker are not for programs.
        for name in [*sys.modules]:
            if name.partition(".")[0] in {"js", "pyodide_js"}:
                del sys.modules[name]

    def load(self, job: str) -> str:
        """Run the top level of a program, given as a job in JSON, and find its entry."""
        self._program = Program(read(job), check_depth)
        return self._told(self._program.load)

    def call(self, arguments: str) -> str:
        """Make one call with a JSON list of arguments."""
        program = self._program
        if program is None:
            return "sandbox_error\nNothing is loaded."
        self._begin()
        return self._told(lambda: program.call(arguments))

    def _told(self, action: Callable[[], Answer]) -> str:
        sys.stdout = sys.stderr = Stream(self._emit)
        outcome, text, _ = action()
        return f"{outcome}\n{text}"


def rehearse() -> None:
    """Do once what a first run would wait for."""
    job = {"entry": "solution", "signature": None, "methods": None, "count_operations": False}
    for source in _REHEARSALS:
        Program(job | {"source": source}, check_depth).call("[[1, 2, 3]]")
    del sys.modules["solution"]


functools.__dict__["_lru_cache_wrapper"] = cached
free_gently(ListNode, "next")
free_gently(TreeNode, "left", "right")
desk = Desk()
