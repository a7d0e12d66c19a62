"""Lists compared as multisets, on values that candidate code has chosen.

Every value gets a key that is equal for values that are equal up to the order of lists. Equal
parts share one number, so that a key costs no more than the value's own parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from question_bank.values import as_list, as_map, describe
from sandbox.contract import Json


def multiset_difference(expected: Json, actual: object, *, any_depth: bool) -> str | None:
    """None if `actual` has the items of `expected` in any order, else a short reason.

    With `any_depth` the lists inside the items are in any order as well. What is not a list is
    compared strictly across types. Total, as `question_bank.checkers.check` is.
    """
    wanted, items = as_list(expected), as_list(actual)
    keys = _Keys(_depth(expected), any_depth=any_depth, has_floats=_has_float(expected))
    if wanted is None:
        if keys.of(expected) == keys.of(actual):
            return None
        return f"expected {describe(expected)}, got {describe(actual)}"
    if items is None:
        return f"expected a list, got {describe(actual)}"
    if len(items) != len(wanted):
        return f"expected {len(wanted)} items, got {len(items)}"
    left = Counter(map(keys.of, wanted))
    for index, item in enumerate(items):
        key = keys.of(item)
        if left[key] == 0:
            return f"item {index} is not expected, or is there too often: {describe(item)}"
        left[key] -= 1
    return None


class _Keys:
    """Numbers for values, equal for equal ones; all that lies deeper than `depth` is one.

    Where floats are expected, an int equals a float of the same value.
    """

    def __init__(self, depth: int, *, any_depth: bool, has_floats: bool) -> None:
        self._depth = depth
        self._any_depth = any_depth
        self._has_floats = has_floats
        self._numbers: dict[Hashable, int] = {}

    def of(self, value: object) -> int:
        return self._key(value, self._depth)

    def _key(self, value: object, depth: int) -> int:
        shape: Hashable
        items, entries = as_list(value), as_map(value)
        if depth == 0:
            shape = ("too deep",)
        elif items is not None:
            keys = [self._key(item, depth - 1) for item in items]
            shape = ("list", *(sorted(keys) if self._any_depth else keys))
        elif entries is not None:
            pairs = ((name, self._key(item, depth - 1)) for name, item in entries.items())
            shape = ("map", frozenset(pairs))
        else:
            shape = self._scalar(value)
        return self._numbers.setdefault(shape, len(self._numbers))

    def _scalar(self, value: object) -> Hashable:
        if isinstance(value, int | float) and not isinstance(value, bool) and self._has_floats:
            return ("number", value)
        if value is None or isinstance(value, bool | int | float | str):
            return (type(value).__name__, value)
        return ("foreign", type(value).__name__)


def _depth(value: Json) -> int:
    return 1 + max(map(_depth, _parts(value)), default=0)


def _has_float(value: Json) -> bool:
    return isinstance(value, float) or any(map(_has_float, _parts(value)))


def _parts(value: Json) -> list[Json]:
    items, entries = as_list(value), as_map(value)
    return items if items is not None else list(entries.values()) if entries is not None else []
