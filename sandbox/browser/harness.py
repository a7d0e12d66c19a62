"""Serves calls of one candidate's program inside Pyodide; its worker calls `program`.

Answers are `<outcome>\\n<body>`, the body being the value's JSON text or an error. The worker
alone holds the port and the nonce, so whatever the program does to this code stays its own answer.
"""

import io
import json
import math
import sys
import traceback
import types
from collections.abc import Callable, Collection
from typing import Any, cast

FILE = "solution.py"
MAX_FRAMES = 10
MAX_DEPTH = 500
MAX_ERROR = 4000


class CompileError(Exception):
    """The program cannot be compiled, or does not define what it should."""


class NotJson(Exception):
    """The program returned something that JSON cannot express."""


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


class Program:
    """The one program of this interpreter."""

    def __init__(self) -> None:
        self._emit: Callable[[str], bool] = _drop
        self._lines: list[str] = []
        self._entry = ""
        self._function: Callable[..., Any] | None = None

    def write_to(self, emit: Callable[[str], bool]) -> None:
        """Send output to `emit`, which says whether the call may write more."""
        self._emit = emit

    def load(self, source: str, entry: str) -> str:
        """Run the program's top level and find its entry function."""
        self._lines = source.splitlines()
        self._entry = entry
        return self._answer(lambda: self._load(source))

    def call(self, arguments: str) -> str:
        """Call the entry function once with a JSON list of arguments."""
        return self._answer(lambda: self._call(arguments))

    def _answer(self, action: Callable[[], str]) -> str:
        sys.stdout = sys.stderr = Stream(self._emit)
        try:
            return f"ok\n{action()}"
        except CompileError as error:
            return f"compile_error\n{error}"
        except NotJson as error:
            return f"exception\n{error}"
        except OutputLimit:
            return "output_limit\n"
        except MemoryError as error:
            return f"memory_limit\n{self._describe(error)}"
        except BaseException as error:  # noqa: BLE001 - SystemExit and its kin are answers too
            return f"exception\n{self._describe(error)}"

    def _load(self, source: str) -> str:
        try:
            code = compile(source, FILE, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
            raise CompileError("".join(format_exception_only(error)).rstrip()) from None
        module = types.ModuleType("solution")
        sys.modules["solution"] = module
        exec(code, module.__dict__)  # noqa: S102 - running the program is what this file is for
        function = module.__dict__.get(self._entry)
        if not callable(function):
            raise CompileError(f"{FILE} defines no function named {self._entry}")
        self._function = function
        return "null"

    def _call(self, arguments: str) -> str:
        if self._function is None:
            raise CompileError(f"{FILE} is not loaded")
        value = self._function(*decode(arguments))
        if nests_too_deeply(value):
            raise NotJson(f"{self._entry} returned {not_json(value)}, which is not JSON")
        try:
            return "".join(json_pieces(value, 0))
        except (TypeError, ValueError):
            raise NotJson(f"{self._entry} returned {not_json(value)}, which is not JSON") from None

    def _describe(self, error: BaseException) -> str:
        """Format an exception with the program's own frames alone.

        The frames are read by hand: `traceback` parses the source anew for each of a thousand
        frames, which takes seconds here.
        """
        try:
            frames = [*self._frames(error.__traceback__)][-MAX_FRAMES:]
            return "".join([*frames, *format_exception_only(error)]).rstrip()[-MAX_ERROR:]
        except BaseException:  # noqa: BLE001 - a hostile __str__ may raise anything
            return f"{type(error).__name__}: <no text>"

    def _frames(self, step: types.TracebackType | None) -> list[str]:
        described: list[str] = []
        while step:
            code, line = step.tb_frame.f_code, step.tb_lineno
            if code.co_filename == FILE:
                text = self._lines[line - 1].strip() if line <= len(self._lines) else ""
                described.append(f'  File "{FILE}", line {line}, in {code.co_name}\n    {text}\n')
            step = step.tb_next
        return described


def _drop(_: str) -> bool:
    return True


def nests_too_deeply(value: object) -> bool:
    """Whether containers stand in each other beyond `MAX_DEPTH` levels, or in themselves."""
    layer = [value]
    for _ in range(MAX_DEPTH):
        inner = {id(part): part for holder in layer for part in _parts(holder) if _parts(part)}
        if not inner:
            return False
        layer = [*inner.values()]
    return True


def not_json(value: object) -> str:
    """Name what makes a value inexpressible in JSON."""
    pending: list[tuple[object, tuple[int, ...]]] = [(value, ())]
    while pending:
        part, holders = pending.pop()
        if id(part) in holders:
            return "a value that contains itself"
        if len(holders) > MAX_DEPTH:
            break
        if name := _misfit(part):
            return name
        within = (*holders, id(part))
        pending.extend((inner, within) for inner in _parts(part))
    return "a value that is nested too deeply"


def _misfit(part: object) -> str | None:
    """Name a value that JSON cannot express, whatever its parts are."""
    if isinstance(part, float):
        return None if math.isfinite(part) else repr(part)
    if isinstance(part, dict):
        for key in cast("dict[object, object]", part):
            if not (key is None or isinstance(key, str | int | float)):
                return f"a dict with a key of type {type(key).__name__}"
        return None
    if part is None or isinstance(part, str | int | list | tuple):
        return None
    return f"a value of type {type(part).__name__}"


def _parts(holder: object) -> Collection[object]:
    if isinstance(holder, list | tuple):
        return cast("list[object]", holder)
    if isinstance(holder, dict):
        return cast("dict[object, object]", holder).values()
    return ()


format_exception_only = traceback.format_exception_only
decode = json.JSONDecoder().decode
# The core of `json.JSONEncoder`, whose own methods look up builtins that a program can patch.
json_pieces = vars(json.encoder)["c_make_encoder"](
    None,
    json.JSONEncoder().default,
    json.encoder.encode_basestring_ascii,
    None,
    ":",
    ",",
    False,
    False,
    False,
)

program = Program()

# A program that imports json gets a copy of its own, so that patching it changes nothing here;
# the modules that reach into the worker are not for it at all.
for _name in [*sys.modules]:
    if _name.partition(".")[0] in {"json", "js", "pyodide_js"}:
        del sys.modules[_name]
