"""Counts the elementary steps of a candidate's program: its source is rewritten to tick.

Every entry of a function, every turn of a loop and of a comprehension is a step; calls of built-ins
and operators on containers cost what `charges` says. Lines and columns stay those of the source,
and the candidate's own functions are called directly, so that recursion goes as deep as without.
"""

import builtins
import functools
import operator
import types
from collections.abc import Callable, Iterator
from typing import Any

from sandbox.harness import charges
from sandbox.harness.rewriting import PREFIX

# Functions of this module see builtins of their own.
globals()["__builtins__"] = dict(vars(builtins))

_MAX_COUNT = 2**64 - 1
_operators: Any = operator
_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "Add": _operators.add,
    "Mult": _operators.mul,
    "Sub": _operators.sub,
    "BitAnd": _operators.and_,
    "BitOr": _operators.or_,
    "BitXor": _operators.xor,
}
_CALLED = (
    *("tick", "value", "callee", "spread", "contains", "equal", "sliced"),
    *("extend", "remove", "replace"),
)


class Meter:
    """The steps of one call so far, and the functions that the rewritten program calls."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._count = 0
        self.names: dict[str, Callable[..., Any]] = {
            PREFIX + name: getattr(self, "_" + name) for name in _CALLED
        }
        for name, function in _OPERATORS.items():
            self.names[PREFIX + name] = functools.partial(self._combine, function)
        self.names[PREFIX + "slice"] = slice

    @property
    def count(self) -> int:
        """Steps since the last reset, as an unsigned number of 64 bits."""
        return min(max(self._count, 0), _MAX_COUNT)

    def reset(self) -> None:
        """Begin a call."""
        self._count = 0

    def _tick(self) -> bool:
        self._count += 1
        return True

    def _value(self, value: Any) -> Any:
        self._count += 1
        return value

    def _callee(self, function: Any) -> Any:
        """What to call instead of `function`: itself, unless its arguments decide the cost."""
        code = getattr(function, "__code__", None)
        if code is not None and code.co_filename == self._file:
            return function
        charge = None if self._is_own(function) else charges.of(function)
        if charge is None:
            self._count += 1
            return function
        return functools.partial(self._charged, function, charge)

    def _is_own(self, function: Any) -> bool:
        return isinstance(function, type) and function.__module__ == "solution"

    def _charged(self, function: Any, charge: charges.Charge, /, *args: Any, **kwargs: Any) -> Any:
        bound = getattr(function, "__self__", None)
        if isinstance(bound, types.ModuleType):
            bound = None
        self._count += charge(bound, args)
        return function(*map(self._ticking, args), **kwargs)

    def _ticking(self, value: Any) -> Any:
        """An iterator costs what is taken from it."""
        return self._each(value) if hasattr(value, "__next__") else value

    def _each(self, items: Iterator[Any]) -> Iterator[Any]:
        for item in items:
            self._count += 1
            yield item

    def _spread(self, value: Any) -> Any:
        self._count += charges.size(value)
        return self._ticking(value)

    def _contains(self, item: Any, holder: Any) -> bool:
        self._count += charges.scanning(holder)
        return item in holder

    def _equal(self, left: Any, right: Any) -> Any:
        self._count += charges.comparing(left, right)
        return left == right

    def _sliced(self, value: Any) -> Any:
        self._count += charges.size(value)
        return value

    def _combine(self, function: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
        result = function(left, right)
        self._count += charges.combining(left, right, result)
        return result

    def _extend(self, left: Any, right: Any) -> Any:
        """The right side of `left += right`."""
        self._count += charges.extending(left, right)
        return self._ticking(right) if isinstance(left, list) else right

    def _remove(self, holder: Any, index: Any) -> None:
        self._count += charges.shifting(holder, index)
        del holder[index]

    def _replace(self, value: Any, holder: Any, index: Any) -> None:
        self._count += charges.shifting(holder, index) + charges.size(value)
        holder[index] = value
