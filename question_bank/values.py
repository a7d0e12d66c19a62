"""JSON values held against a type: do they fit, and what is the canonical and the zero value."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeAlias, cast

from question_bank.grammar import (
    Atom,
    ListNodeOf,
    ListOf,
    MapOf,
    OptionalOf,
    Scalar,
    TreeNodeOf,
    TupleOf,
    ValueType,
)
from sandbox.contract import Json

MAX_INT = 2**53 - 1
JsonList: TypeAlias = "list[Json]"
JsonMap: TypeAlias = "dict[str, Json]"


def as_list(value: object) -> JsonList | None:
    """The value as a JSON array, or None when it is something else."""
    return cast("JsonList", value) if isinstance(value, list) else None


def as_map(value: object) -> JsonMap | None:
    """The value as a JSON object, or None when it is something else."""
    return cast("JsonMap", value) if isinstance(value, dict) else None


def describe(value: object) -> str:
    """A short text for any value; total, and never longer than a line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value) if value.bit_length() <= 64 else "an integer beyond 64 bits"
        case float():
            return repr(value)
        case str():
            return ascii(value if len(value) <= 40 else value[:37] + "...")
        case list():
            return f"a list of {len(cast('JsonList', value))}"
        case dict():
            return f"a map of {len(cast('JsonMap', value))}"
        case _:
            return "a value outside JSON"


def mismatch(value: object, expected: ValueType) -> str | None:
    """Why the value is not of the type, as `[0][1]: int expected, got null`; None if it is.

    `int` holds what every language holds exactly, +-(2^53 - 1); a bool is no number, and NaN and
    the infinities are no `float`.
    """
    match expected:
        case Scalar(atom):
            return None if _FITS[atom](value) else f": {atom} expected, got {describe(value)}"
        case OptionalOf(item):
            return None if value is None else mismatch(value, item)
        case ListOf(item):
            items = as_list(value)
            return (
                _not(expected, value) if items is None else _first_bad(items, [item] * len(items))
            )
        case TupleOf(types):
            items = as_list(value)
            if items is None or len(items) != len(types):
                return _not(expected, value)
            return _first_bad(items, types)
        case MapOf(key_type, value_type):
            return _map_mismatch(value, expected, key_type, value_type)
        case ListNodeOf(item):
            return _chain_mismatch(value, expected, item)
        case TreeNodeOf(item):
            return _tree_mismatch(value, expected, item)


def normalise(value: Json, value_type: ValueType) -> Json:
    """The same value with floats wherever the type says float, so that 2 and 2.0 are one."""
    items, entries = as_list(value), as_map(value)
    match value_type:
        case Scalar(Atom.FLOAT) if isinstance(value, int):
            return float(value)
        case OptionalOf(item) if value is not None:
            return normalise(value, item)
        case ListOf(item) if items is not None:
            return [normalise(each, item) for each in items]
        case TupleOf(types) if items is not None:
            return [normalise(each, item) for each, item in zip(items, types, strict=True)]
        case MapOf(_, item) if entries is not None:
            return {key: normalise(each, item) for key, each in entries.items()}
        case ListNodeOf(item) | TreeNodeOf(item) if items is not None:
            return [normalise(each, OptionalOf(item)) for each in items]
        case ListNodeOf(item) if entries is not None:
            return {**entries, "items": normalise(entries["items"], ListOf(item))}
        case _:
            return value


def zero(value_type: ValueType) -> Json:
    """The plainest value of a type: what a starter returns before anybody has written a line."""
    match value_type:
        case Scalar(atom):
            return _ZEROS[atom]
        case OptionalOf():
            return None
        case ListOf() | ListNodeOf() | TreeNodeOf():
            return []
        case TupleOf(items):
            return [zero(item) for item in items]
        case MapOf():
            return {}


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MAX_INT


def _is_float(value: object) -> bool:
    """A whole number of any size too, as JavaScript writes 1e20."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= sys.float_info.max


_FITS: dict[Atom, Callable[[object], bool]] = {
    Atom.INT: _is_int,
    Atom.FLOAT: _is_float,
    Atom.BOOL: lambda value: isinstance(value, bool),
    Atom.STR: lambda value: isinstance(value, str),
    Atom.CHAR: lambda value: isinstance(value, str) and len(value) == 1,
    Atom.GRAPH: lambda value: _is_graph(value),
    Atom.VOID: lambda value: value is None,
}
_ZEROS: dict[Atom, Json] = {
    Atom.INT: 0,
    Atom.FLOAT: 0.0,
    Atom.BOOL: False,
    Atom.STR: "",
    Atom.CHAR: " ",
    Atom.GRAPH: {"n": 0, "edges": [], "directed": False},
    Atom.VOID: None,
}


def _is_graph(value: object) -> bool:
    """`{"n", "edges", "directed"}` with edges `[a, b]` or `[a, b, weight]` between 0 and n - 1."""
    entries = as_map(value)
    if entries is None or entries.keys() != {"n", "edges", "directed"}:
        return False
    n, edges = entries["n"], as_list(entries["edges"])
    if not isinstance(n, int) or not _is_int(n) or n < 0 or edges is None:
        return False
    return isinstance(entries["directed"], bool) and all(_is_edge(edge, n) for edge in edges)


def _is_edge(value: object, n: int) -> bool:
    ends = as_list(value)
    if ends is None or len(ends) not in (2, 3) or not all(map(_is_int, ends)):
        return False
    return all(isinstance(end, int) and 0 <= end < n for end in ends[:2])


def _not(expected: ValueType, value: object) -> str:
    return f": {expected} expected, got {describe(value)}"


def _first_bad(items: list[Json], types: Sequence[ValueType]) -> str | None:
    for index, (item, item_type) in enumerate(zip(items, types, strict=True)):
        if (bad := mismatch(item, item_type)) is not None:
            return f"[{index}]{bad}"
    return None


def _map_mismatch(
    value: object, expected: ValueType, key_type: ValueType, value_type: ValueType
) -> str | None:
    entries = as_map(value)
    if entries is None:
        return _not(expected, value)
    for key, item in entries.items():
        bad = mismatch(key, key_type) or mismatch(item, value_type)
        if bad is not None:
            return f"[{describe(key)}]{bad}"
    return None


def _chain_mismatch(value: object, expected: ValueType, item: ValueType) -> str | None:
    """A linked list is its values, or `{"items", "cycle_at"}` when its end leads back into it."""
    entries = as_map(value)
    items = as_list(value if entries is None else entries.get("items"))
    if items is None:
        return _not(expected, value)
    if entries is not None:
        at = entries.get("cycle_at")
        if (
            entries.keys() != {"items", "cycle_at"}
            or not isinstance(at, int)
            or isinstance(at, bool)
        ):
            return _not(expected, value)
        if not 0 <= at < len(items):
            return f": cycle_at is {at} in a list of {len(items)}"
    return _first_bad(items, [item] * len(items))


def _tree_mismatch(value: object, expected: ValueType, item: ValueType) -> str | None:
    """A tree is its values level by level, null for a missing child, without nulls at the end."""
    items = as_list(value)
    if items is None:
        return _not(expected, value)
    if items and items[-1] is None:
        return ": a tree ends with a value, not with null"
    free = 1
    for index, each in enumerate(items):
        if free == 0:
            return f"[{index}]: a value without a parent"
        free += -1 if each is None else 1
    return _first_bad(items, [OptionalOf(item)] * len(items))
