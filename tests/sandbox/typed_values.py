"""Types of the bank's grammar with values of them, and how compiled languages spell them."""

from __future__ import annotations

import random
from collections.abc import Sequence

from sandbox.contract import Json, ValueType

INT, FLOAT, BOOL, STR, CHAR, GRAPH = "int", "float", "bool", "str", "char", "graph"
ATOMS = (INT, FLOAT, BOOL, STR, CHAR)
TYPES: tuple[ValueType, ...] = (
    *ATOMS,
    GRAPH,
    *[("list", atom) for atom in ATOMS],
    *[("optional", atom) for atom in ATOMS],
    *[("map", "str", atom) for atom in ATOMS],
    ("list_node", INT),
    ("list_node", STR),
    ("tree_node", INT),
    ("tree_node", CHAR),
    ("map", "char", ("list", INT)),
    ("list", ("list", ("list", CHAR))),
    ("tuple", INT, STR, CHAR, BOOL, FLOAT),
    ("list", ("tuple", STR, ("list", BOOL))),
    ("map", "str", ("map", "str", ("optional", INT))),
    ("tuple", ("tuple", INT, INT), ("list", ("optional", STR))),
    ("list", ("list_node", INT)),
    ("optional", ("list", INT)),
)

_CHARACTERS = 'az AZ09"\\/\n\t\x01\x7f'
_TEXT = _CHARACTERS + "é€😀\u2028"
_NUMBERS = (0, 1, -1, 2**31 - 1, -(2**31), 2**53 - 1, 1 - 2**53)
_FLOATS = (0.0, -0.0, 0.1, -2.5, 3.0, 1e300, 5e-324, 1e16, 123456.789)


def values(value_type: ValueType, count: int = 12) -> list[Json]:
    """The same values of a type at every call."""
    source = random.Random(repr(value_type))
    return [_value(value_type, source) for _ in range(count)]


def _value(value_type: ValueType, source: random.Random) -> Json:
    match value_type:
        case "int":
            return source.choice([*_NUMBERS, source.randrange(1000)])
        case "float":
            return source.choice(_FLOATS)
        case "bool":
            return source.random() < 0.5
        case "str":
            return "".join(source.choices(_TEXT, k=source.randrange(6)))
        case "char":
            return source.choice(_CHARACTERS)
        case "graph":
            edges = [[0, 1], [1, 2, source.randrange(9)], [2, 0]]
            return {"n": 3, "edges": edges[: source.randrange(4)], "directed": True}
        case ("tuple", *parts):
            return [_value(part, source) for part in parts]
        case ("optional", item):
            return None if source.random() < 0.3 else _value(item, source)
        case ("map", key, item):
            keys = [_value(key, source) for _ in range(source.randrange(4))]
            return {str(each): _value(item, source) for each in keys}
        case ("list_node", item):
            items = _items(item, source)
            if items and source.random() < 0.3:
                return {"items": items, "cycle_at": source.randrange(len(items))}
            return items
        case ("tree_node", item):
            return _tree(item, source)
        case (_, item):
            return _items(item, source)
        case _:
            raise AssertionError(value_type)


def _items(item: ValueType, source: random.Random) -> list[Json]:
    return [_value(item, source) for _ in range(source.randrange(5))]


def _tree(item: ValueType, source: random.Random) -> list[Json]:
    """Level by level, two places under every node and none under a missing one."""
    found: list[Json] = []
    places = 1
    while places and len(found) < 12:
        here = source.random() < 0.7
        found.append(_value(item, source) if here else None)
        places += 1 if here else -1
    while found and found[-1] is None:
        found.pop()
    return found


def exact(value: Json) -> object:
    """A value that only equals one of the same types: 1 is neither True nor 1.0."""
    if isinstance(value, dict):
        return {key: exact(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [exact(item) for item in value]
    return (type(value).__name__, repr(value))
