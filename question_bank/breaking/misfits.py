"""Values that fit no type: made from a table, not from the code that is to refuse them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from question_bank.breaking.positions import Keys
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
from question_bank.schema import Signature
from question_bank.values import as_list, as_map
from sandbox.contract import Json

_BEYOND = 2**53
_ATOMS: dict[Atom, list[Json]] = {
    Atom.INT: [None, "1", 1.5, True, [1], {}, _BEYOND, -_BEYOND, math.nan],
    Atom.FLOAT: [None, "1.5", True, [1.5], {}, math.nan, math.inf, 10**400],
    Atom.BOOL: [None, 0, 1, "true", [True], {}],
    Atom.STR: [None, 0, True, ["a"], {}],
    Atom.CHAR: [None, "", "ab", 0, ["a"], {}],
    Atom.GRAPH: [
        None,
        [],
        {},
        {"n": 2, "edges": []},
        {"n": -1, "edges": [], "directed": False},
        {"n": 1, "edges": [[0, 1]], "directed": False},
        {"n": 2, "edges": [[0]], "directed": False},
        {"n": 2, "edges": [], "directed": 0},
    ],
    Atom.VOID: [0],
}
_NO_LIST: list[Json] = [None, "ab", 1, {}, {"0": 1}]


def misfits(value_type: ValueType, value: Json) -> Iterator[tuple[Keys, Json]]:
    """Junk for a value of a type and for its first and last parts, each with its place in it."""
    yield from (((), junk) for junk in _whole(value_type, value))
    for key, part_type, part in _parts(value_type, value):
        yield from (((key, *keys), junk) for keys, junk in misfits(part_type, part))


def broken_shapes(signature: Signature, args: Sequence[Json]) -> Iterator[list[Json]]:
    """Too few and too many arguments; of a class question, broken steps."""
    yield list(args[:-1]) if not signature.is_class else []
    if not signature.is_class:
        yield [*args, None]
        return
    first, *rest = args
    name, passed = as_list(first) or []
    steps: list[Json] = [None, [], name, [name], [name, None], [name, passed, 0], [None, passed]]
    yield from ([step, *rest] for step in steps)
    yield [["no_such_class", passed], *rest]
    yield [[name, [*(as_list(passed) or []), None]], *rest]
    yield [first, [signature.name, passed]]
    for method in signature.methods:
        yield [first, [method.name, [None] * (len(method.params) + 1)]]


def _whole(value_type: ValueType, value: Json) -> list[Json]:
    items = as_list(value) or []
    match value_type:
        case Scalar(atom):
            return _ATOMS[atom]
        case OptionalOf(item):
            return [junk for junk in _whole(item, value) if junk is not None]
        case ListOf():
            return _NO_LIST
        case TupleOf():
            return [*_NO_LIST, items[:-1], [*items, *items[-1:]]]
        case MapOf():
            return [None, [], "ab", 1]
        case ListNodeOf():
            bad_ends: list[Json] = [len(items), -1, True, None]
            circles: list[Json] = [{"items": items, "cycle_at": at} for at in bad_ends]
            return [None, "ab", 1, {}, {"items": items}, *circles]
        case TreeNodeOf():
            return [*_NO_LIST, [None], [*items, None]]


def _parts(value_type: ValueType, value: Json) -> list[tuple[int | str, ValueType, Json]]:
    """The first and last part of a value with their types; a missing child of a tree is none."""
    items, entries = as_list(value) or [], as_map(value) or {}
    match value_type:
        case OptionalOf(item):
            return [] if value is None else _parts(item, value)
        case TupleOf(types):
            return [(at, each, items[at]) for at, each in enumerate(types)]
        case ListOf(item) | ListNodeOf(item) | TreeNodeOf(item) if items:
            ends = dict.fromkeys((0, len(items) - 1))
            own = (
                OptionalOf(item) if isinstance(value_type, TreeNodeOf) and len(items) > 1 else item
            )
            return [(at, own if at else item, items[at]) for at in ends]
        case MapOf(_, item) if entries:
            key = next(iter(entries))
            return [(key, item, entries[key])]
        case _:
            return []
