"""Whether an answer is right. Runs on the host, on values that candidate code has chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence

from question_bank.multisets import multiset_difference
from question_bank.schema import (
    Calls,
    Close,
    DeclarativeChecker,
    Exact,
    InPlace,
    Unordered,
    UnorderedDeep,
)
from question_bank.values import JsonList, as_list, as_map, describe
from sandbox.contract import Json

_EXACT = Close(abs=0.0, rel=0.0)


def check(
    checker: DeclarativeChecker, args: Sequence[Json], expected: Json, actual: object
) -> str | None:
    """None if `actual` is a right answer, else a short reason.

    Total: no `actual` makes it raise, however deep, huge or foreign, and its cost is bounded by
    the size of `actual`. Equality is strict across types (`True`, `1` and `"1"` differ); an int
    equals a float only where `expected` holds a float, as it does wherever the signature says so.
    A reason may quote `expected`: the reason of a hidden case is as secret as the case.
    `args` are the arguments of the call; of a class question, the steps that reasons name.
    """
    match checker:
        case Exact():
            return _difference(expected, actual, _EXACT)
        case Close():
            return _difference(expected, actual, checker)
        case Unordered():
            return multiset_difference(expected, actual, any_depth=False)
        case UnorderedDeep():
            return multiset_difference(expected, actual, any_depth=True)
        case InPlace():
            return _in_place_difference(checker, expected, actual)
        case Calls():
            return _calls_difference(args, expected, actual)


def _in_place_difference(checker: InPlace, expected: Json, actual: object) -> str | None:
    """The changed argument; with a returned value, both, and with a count only so many items."""
    if not checker.prefix:
        return _argument_difference(checker, expected, actual)
    wanted, got = as_list(expected) or [], as_list(actual)
    if got is None or len(got) != len(wanted):
        return f"expected a count and the argument, got {describe(actual)}"
    if (reason := _difference(wanted[0], got[0], _EXACT)) is not None:
        return f"returned value: {reason}"
    items, count = as_list(got[1]), wanted[0]
    if items is None or not isinstance(count, int) or len(items) < count:
        return f"expected at least {count} items in {checker.param}, got {describe(got[1])}"
    return _argument_difference(checker, wanted[1], items[:count])


def _argument_difference(checker: InPlace, expected: Json, actual: object) -> str | None:
    if checker.any_order:
        return multiset_difference(expected, actual, any_depth=False)
    return _difference(expected, actual, _EXACT)


def _calls_difference(steps: Sequence[Json], expected: Json, actual: object) -> str | None:
    wanted, got = as_list(expected) or [], as_list(actual)
    if got is None or len(got) != len(wanted):
        return f"expected the answers to {len(wanted)} calls, got {describe(actual)}"
    for index, (step, answer, given) in enumerate(zip(steps, wanted, got, strict=True)):
        if (reason := _difference(answer, given, _EXACT)) is not None:
            name = (as_list(step) or ["?"])[0]
            return f"call {index}, {name}: {reason}"
    return None


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
