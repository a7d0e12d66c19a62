"""A candidate's Python program: loaded once, called many times; the same in a box and in a browser.

Nothing here knows descriptors, jails or workers. What happened to a call is one of the outcomes of
contract.py that a program can have by its own doing, with a text: the value's JSON or the error.
"""

import builtins
import sys
import types
from collections.abc import Callable
from typing import Any, NamedTuple

from sandbox.harness.python_errors import FILE, describe, describe_compilation, remember
from sandbox.harness.python_json import Misfit, read, write
from sandbox.harness.python_values import PREDEFINED, Crossing

# Functions of this module see builtins of their own.
globals()["__builtins__"] = dict(vars(builtins))

OK = "ok"
EXCEPTION = "exception"
MEMORY_LIMIT = "memory_limit"
COMPILE_ERROR = "compile_error"

_COMPILER_REFUSES = (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError)


class Answer(NamedTuple):
    """What one call did; `text` is the value's JSON when `outcome` is `ok`, else the error."""

    outcome: str
    text: str
    operations: int | None = None


class _CompileError(Exception):
    """The program cannot be compiled, or does not define what it should."""


class Program:
    """One program, described as a job describes it."""

    def __init__(self, job: dict[str, Any], check: Callable[[object], None] | None = None) -> None:
        """`check` may refuse a returned value by `Misfit` before it is written as JSON."""
        self._source: str = job["source"]
        self._entry: str = job["entry"]
        self._check = check
        self._meter: Any = None
        self._counts: bool = job["count_operations"]
        self._crossing = _crossing(job["signature"])
        self._methods: dict[str, Crossing | None] | None = job["methods"] and {
            name: _crossing(signature) for name, signature in job["methods"].items()
        }
        self._loaded: Any = None

    def load(self) -> Answer:
        """Run the program's top level and find its entry; a call does so when it has to."""
        return self._answer(self._load)

    def call(self, arguments: str) -> Answer:
        """Make one call, given as JSON text; every failure becomes an answer."""
        return self._answer(lambda: self._call(arguments))

    def _answer(self, action: Callable[[], str]) -> Answer:
        try:
            text = action()
            return Answer(OK, text, self._meter.count if self._counts else None)
        except _CompileError as error:
            return Answer(COMPILE_ERROR, str(error))
        except Misfit as error:
            return Answer(EXCEPTION, str(error))
        except MemoryError:
            return Answer(MEMORY_LIMIT, "MemoryError")
        except BaseException as error:  # noqa: BLE001 - SystemExit and its kin are answers too
            return Answer(EXCEPTION, describe(error))

    def _load(self) -> str:
        try:
            code = self._compile()
        except _COMPILER_REFUSES as error:
            raise _CompileError(describe_compilation(error)) from None
        remember(self._source)
        module = types.ModuleType("solution")
        names = module.__dict__
        names.update(PREDEFINED, __builtins__=builtins)
        sys.modules["solution"] = module
        if self._meter is not None:
            names.update(self._meter.names)
        exec(code, names)  # noqa: S102 - running the program is what this file is for
        found = names.get(self._entry)
        if not callable(found):
            wanted = "class" if self._methods is not None else "function"
            raise _CompileError(f"{FILE} defines no {wanted} named {self._entry}")
        self._loaded = found
        return "null"

    def _compile(self) -> types.CodeType:
        if not self._counts:
            return compile(self._source, FILE, "exec", dont_inherit=True)
        from sandbox.harness.counting import Meter
        from sandbox.harness.rewriting import compile_counted

        self._meter = Meter(FILE)
        return compile_counted(self._source, FILE)

    def _call(self, arguments: str) -> str:
        if self._loaded is None:
            self._load()
        if self._meter is not None:
            self._meter.reset()
        values = read(arguments)
        if self._methods is not None:
            return self._live(values, self._methods)
        return self._invoke(self._loaded, self._entry, self._crossing, values)

    def _live(self, steps: list[Any], methods: dict[str, Crossing | None]) -> str:
        """Construct an object and call its methods; the text of the list of what they returned."""
        (_, values), *calls = steps
        thing = self._loaded(*_arguments(self._crossing, values))
        texts = ["null"]
        for name, values in calls:
            label = f"{self._entry}.{name}"
            method = getattr(thing, name, None)
            if not callable(method):
                raise Misfit(f"there is no method {label}")
            texts.append(self._invoke(method, label, methods.get(name), values))
        return f"[{','.join(texts)}]"

    def _invoke(
        self, function: Any, label: str, crossing: Crossing | None, values: list[Any]
    ) -> str:
        arguments = _arguments(crossing, values)
        value = function(*arguments)
        try:
            plain = value if crossing is None else crossing.result(value, arguments)
            if self._check is not None:
                self._check(plain)
            return write(plain)
        except Misfit as error:
            raise Misfit(f"{label} returned {error}") from None


def _arguments(crossing: Crossing | None, values: list[Any]) -> list[Any]:
    return values if crossing is None else crossing.arguments(values)


def _crossing(signature: dict[str, Any] | None) -> Crossing | None:
    return None if signature is None else Crossing(signature)
