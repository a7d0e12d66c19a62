"""Whether an answer is right. Runs on the host, on values that candidate code has chosen."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import assert_never

from question_bank.schema import Checker, Close, Exact, Unordered
from question_bank.values import JsonList, as_list, as_map, describe
from sandbox.contract import Json


def check(checker: Checker, args: Sequence[Json], expected: Json, actual: object) -> str | None:
    """None if `actual` is a right answer, else a short reason.

    Total: no `actual` makes it raise, however deep, huge or foreign, and its cost is bounded by
    the size of `actual`. Equality is strict across types (`True`, `1` and `"1"` differ); an int
    equals a float only where `expected` holds a float, as it does wherever the signature says so.
    A reason may quote `expected`: the reason of a hidden case is as secret as the case.
    `args` are the arguments of the call, for checkers that accept more than one answer.
    """
    del args
    match checker:
        case Exact():
            return _difference(expected, actual, Close(abs=0.0, rel=0.0))
        case Close():
            return _difference(expected, actual, checker)
        case Unordered():
            return _multiset_difference(expected, actual)
        case _:
            assert_never(checker)


def _difference(expected: Json, actual: object, near: Close) -> str | None:
    """Recursion follows `expected`, so that its depth is ours and not the candidate's."""
    expected_items, expected_entries = as_list(expected), as_map(expected)
    if expected_items is not None:
        return _list_difference(expected_items, actual, near)
    if expected_entries is not None:
        return _map_difference(expected_entries, actual, near)
    if _same_scalar(expected, actual, near):
        return None
    return f"expected {describe(expected)}, got {describe(actual)}"


def _same_scalar(expected: Json, actual: object, near: Close) -> bool:
    match expected:
        case float() if isinstance(actual, int | float) and not isinstance(actual, bool):
            return _near(expected, actual, near)
        case _:
            return type(expected) is type(actual) and expected == actual


def _near(expected: float, actual: int | float, near: Close) -> bool:
    if expected == actual:
        return True
    try:
        distance = abs(expected - actual)
    except OverflowError:
        return False
    return math.isfinite(distance) and distance <= max(near.abs, near.rel * abs(expected))


def _list_difference(expected: JsonList, actual: object, near: Close) -> str | None:
    items = as_list(actual)
    if items is None:
        return f"expected a list, got {describe(actual)}"
    if len(items) != len(expected):
        return f"expected {len(expected)} items, got {len(items)}"
    for index, (wanted, item) in enumerate(zip(expected, items, strict=True)):
        if (reason := _difference(wanted, item, near)) is not None:
            return f"item {index}: {reason}"
    return None


def _map_difference(expected: dict[str, Json], actual: object, near: Close) -> str | None:
    entries = as_map(actual)
    if entries is None:
        return f"expected a map, got {describe(actual)}"
    if entries.keys() != expected.keys():
        return f"expected {len(expected)} keys, got {len(entries)} keys or other ones"
    for key, wanted in expected.items():
        if (reason := _difference(wanted, entries[key], near)) is not None:
            return f"key {describe(key)}: {reason}"
    return None


def _multiset_difference(expected: Json, actual: object) -> str | None:
    wanted, items = as_list(expected), as_list(actual)
    if wanted is None:
        return _difference(expected, actual, Close(abs=0.0, rel=0.0))
    if items is None:
        return f"expected a list, got {describe(actual)}"
    if len(items) != len(wanted):
        return f"expected {len(wanted)} items, got {len(items)}"
    depth = _depth(wanted)
    open_items: defaultdict[Hashable, JsonList] = defaultdict(list)
    for item in wanted:
        open_items[_key(item, depth)].append(item)
    for index, item in enumerate(items):
        candidates = open_items.get(_key(item, depth))
        if not candidates or _difference(candidates[-1], item, Close(abs=0.0, rel=0.0)) is not None:
            return f"item {index} is not expected, or is there too often: {describe(item)}"
        candidates.pop()
    return None


def _depth(value: Json) -> int:
    items, entries = as_list(value), as_map(value)
    parts = items if items is not None else list(entries.values()) if entries is not None else []
    return 1 + max(map(_depth, parts), default=0)


def _key(value: object, depth: int) -> Hashable:
    """A hashable stand-in that is equal for equal values; all that lies too deep is one."""
    if depth == 0:
        return ("too deep",)
    items, entries = as_list(value), as_map(value)
    if items is not None:
        return ("list", *(_key(item, depth - 1) for item in items))
    if entries is not None:
        return ("map", frozenset((name, _key(item, depth - 1)) for name, item in entries.items()))
    if isinstance(value, bool):
        return ("bool", value)
    return value if isinstance(value, int | float | str) else ("other", type(value).__name__)
