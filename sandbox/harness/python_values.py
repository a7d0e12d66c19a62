"""How values enter and leave a candidate's program, by the types of `ValueType` in contract.py."""

import builtins
import itertools
from collections.abc import Callable
from typing import Any

from sandbox.harness.python_json import Misfit, type_name

# Functions of this module see builtins of their own.
globals()["__builtins__"] = dict(vars(builtins))

MAX_NODES = 500_000

Convert = Callable[[Any], Any]
Type = Any
"""A type as JSON has it: an atom's name, or a list of a name and types."""


class ListNode:
    """A node of a linked list."""

    def __init__(self, val: Any = 0, next: Any = None) -> None:  # noqa: A002 - its usual name
        self.val = val
        self.next = next


class TreeNode:
    """A node of a binary tree."""

    def __init__(self, val: Any = 0, left: Any = None, right: Any = None) -> None:
        self.val = val
        self.left = left
        self.right = right


class Graph:
    """`n` nodes from 0 on; `edges` are lists of two nodes and, in a weighted graph, a weight."""

    def __init__(self, n: int = 0, edges: Any = None, directed: bool = False) -> None:
        self.n = n
        self.edges: Any = [] if edges is None else edges
        self.directed = directed


PREDEFINED: dict[str, Any] = {kind.__name__: kind for kind in (ListNode, TreeNode, Graph)}
for _kind in PREDEFINED.values():
    _kind.__module__ = "solution"


class Crossing:
    """The border between JSON and a program for the calls of one signature."""

    def __init__(self, signature: dict[str, Any]) -> None:
        params, self._in_place = signature["params"], signature["in_place"]
        self._inward = [inward(kind) for kind in params]
        self._returns = outward(signature["returns"])
        self._is_void = signature["returns"] == "void"
        if self._in_place is not None:
            self._changed = outward(params[self._in_place])

    def arguments(self, values: list[Any]) -> list[Any]:
        """The arguments of a call, made of their JSON values."""
        pairs = zip(self._inward, values, strict=True)
        return [value if convert is None else convert(value) for convert, value in pairs]

    def result(self, value: Any, arguments: list[Any]) -> Any:
        """What the call gives as plain JSON, its changed argument included.

        Raises:
            Misfit: it does not fit its type; the text goes on after "returned".
        """
        if self._in_place is None:
            return _apply(self._returns, value)
        changed = _apply(self._changed, arguments[self._in_place])
        return changed if self._is_void else [_apply(self._returns, value), changed]


def inward(kind: Type) -> Convert | None:
    """How a JSON value of this type becomes an argument; `None` where it is one already."""
    if isinstance(kind, str):
        return {"float": _float, "graph": _graph}.get(kind)
    name, parts = kind[0], [inward(part) for part in kind[1:]]
    if name == "list_node":
        return lambda value: _linked_list(value, parts[0])
    if name == "tree_node":
        return lambda value: _tree(value, parts[0])
    if name == "tuple":
        return (lambda value: tuple(map(_apply, parts, value))) if any(parts) else tuple
    if name == "map":
        return _map_of(parts[1], {"int": int, "float": float}.get(kind[1]))
    item = parts[0]
    if item is None:
        return None
    if name == "optional":
        return lambda value: None if value is None else item(value)
    return lambda value: [item(part) for part in value]


def outward(kind: Type) -> Convert | None:
    """How a returned value of this type becomes plain JSON; `None` where `write` knows how."""
    if isinstance(kind, str):
        return {"void": _nothing, "graph": _graph_fields}.get(kind)
    name, parts = kind[0], [outward(part) for part in kind[1:]]
    if name == "list_node":
        return lambda value: _list_values(value, parts[0])
    if name == "tree_node":
        return lambda value: _level_values(value, parts[0])
    if not any(parts):
        return None
    if name == "tuple":
        return lambda value: _each(value, parts)
    if name == "map":
        return _map_of(parts[1])
    item = parts[0]
    if name == "optional":
        return lambda value: None if value is None else _apply(item, value)
    return lambda value: _all(value, item)


def _apply(convert: Convert | None, value: Any) -> Any:
    return value if convert is None else convert(value)


def _float(value: Any) -> Any:
    return float(value) if isinstance(value, int) else value


def _nothing(_: object) -> None:
    return None


def _map_of(item: Convert | None, key: Convert | None = None) -> Convert | None:
    if item is None and key is None:
        return None

    def convert(value: Any) -> Any:
        if not _is(value, dict):
            return value
        return {_apply(key, name): _apply(item, part) for name, part in value.items()}

    return convert


def _each(value: Any, parts: list[Convert | None]) -> Any:
    fits = _is(value, (list, tuple)) and len(value) == len(parts)
    return [*map(_apply, parts, value)] if fits else value


def _all(value: Any, item: Convert | None) -> Any:
    return [_apply(item, part) for part in value] if _is(value, (list, tuple)) else value


def _is(value: Any, kind: type | tuple[type, ...]) -> bool:
    """Whether a value really is of a type; what it says of its `__class__` does not count."""
    return issubclass(type(value), kind)


def _graph(value: Any) -> Graph:
    return Graph(value["n"], value["edges"], value["directed"])


def _graph_fields(graph: Any) -> dict[str, Any]:
    n, edges = _field(graph, "n", "a Graph"), _field(graph, "edges", "a Graph")
    return {"n": n, "edges": edges, "directed": bool(_field(graph, "directed", "a Graph"))}


def _linked_list(value: Any, item: Convert | None) -> ListNode | None:
    values, cycle_at = value, None
    if _is(value, dict):
        values, cycle_at = value["items"], value["cycle_at"]
    nodes = [ListNode(_apply(item, part)) for part in values]
    for node, following in itertools.pairwise(nodes):
        node.next = following
    if cycle_at is not None:
        nodes[-1].next = nodes[cycle_at]
    return nodes[0] if nodes else None


def _list_values(head: Any, item: Convert | None) -> Any:
    values: list[Any] = []
    nodes: list[Any] = []
    positions: dict[int, int] = {}
    node = head
    while node is not None:
        if id(node) in positions:
            return {"items": values, "cycle_at": positions[id(node)]}
        if len(nodes) == MAX_NODES:
            raise Misfit(f"a list of more than {MAX_NODES} nodes")
        positions[id(node)] = len(nodes)
        nodes.append(node)
        values.append(_apply(item, _field(node, "val", "a ListNode")))
        node = getattr(node, "next", None)
    return values


def _tree(values: list[Any], item: Convert | None) -> TreeNode | None:
    if not values or values[0] is None:
        return None
    root = TreeNode(_apply(item, values[0]))
    nodes = [root]
    for place, value in enumerate(values[1:]):
        if value is not None:
            node = TreeNode(_apply(item, value))
            setattr(nodes[place // 2], "right" if place % 2 else "left", node)
            nodes.append(node)
    return root


def _level_values(root: Any, item: Convert | None) -> list[Any]:
    values: list[Any] = []
    places = [root]
    for node in places:
        if node is None:
            values.append(None)
            continue
        if len(places) > 2 * MAX_NODES:
            raise Misfit(f"a tree with a cycle, or of more than {MAX_NODES} nodes")
        values.append(_apply(item, _field(node, "val", "a TreeNode")))
        places += getattr(node, "left", None), getattr(node, "right", None)
    while values and values[-1] is None:
        values.pop()
    return values


def _field(node: Any, name: str, wanted: str) -> Any:
    try:
        return getattr(node, name)
    except AttributeError:
        raise Misfit(f"a value of type {type_name(node)} where {wanted} belongs") from None
