"""Python starters."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.codegen.layout import BODY, commented, indented, node_types
from question_bank.grammar import (
    VOID,
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
from question_bank.schema import Param, Signature

_ATOMS = {
    Atom.INT: "int",
    Atom.FLOAT: "float",
    Atom.BOOL: "bool",
    Atom.STR: "str",
    Atom.CHAR: "str",
    Atom.GRAPH: "Graph",
    Atom.VOID: "None",
}
_ZEROS = {
    Atom.INT: "0",
    Atom.FLOAT: "0.0",
    Atom.BOOL: "False",
    Atom.STR: '""',
    Atom.CHAR: '" "',
    Atom.GRAPH: "Graph()",
    Atom.VOID: "None",
}
_LIST_NODE = """\
class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next
"""
_TREE_NODE = """\
class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right
"""
_GRAPH = """\
class Graph:
    def __init__(self, n=0, edges=None, directed=False):
        self.n = n
        self.edges = edges or []  # [a, b] or [a, b, weight]
        self.directed = directed
"""


def starter(signature: Signature) -> str:
    """A function or a class with type hints that returns zero values."""
    shown = "".join(f"{commented(_definition(each), '#')}\n" for each in node_types(signature))
    lines = _class(signature) if signature.is_class else _function(signature)
    return shown + "\n".join(lines) + "\n"


def hint(value_type: ValueType) -> str:
    """The type as Python spells it."""
    match value_type:
        case Scalar(atom):
            return _ATOMS[atom]
        case ListOf(item):
            return f"list[{hint(item)}]"
        case TupleOf(items):
            return f"tuple[{', '.join(map(hint, items))}]"
        case MapOf(key, value):
            return f"dict[{hint(key)}, {hint(value)}]"
        case OptionalOf(item):
            inner = hint(item)
            return inner if inner.endswith(" | None") else f"{inner} | None"
        case ListNodeOf():
            return "ListNode | None"
        case TreeNodeOf():
            return "TreeNode | None"


def zero(value_type: ValueType) -> str:
    """The zero value as an expression."""
    match value_type:
        case Scalar(atom):
            return _ZEROS[atom]
        case ListOf():
            return "[]"
        case MapOf():
            return "{}"
        case TupleOf((item,)):
            return f"({zero(item)},)"
        case TupleOf(items):
            return f"({', '.join(map(zero, items))})"
        case OptionalOf() | ListNodeOf() | TreeNodeOf():
            return "None"


def _definition(node: ValueType) -> str:
    match node:
        case ListNodeOf():
            return _LIST_NODE
        case TreeNodeOf():
            return _TREE_NODE
        case _:
            return _GRAPH


def _function(signature: Signature) -> list[str]:
    head = f"def {signature.name}({_params(signature.params)}) -> {hint(signature.returns)}:"
    return [head, f"    # {BODY}", f"    {_last(signature.returns)}"]


def _class(signature: Signature) -> list[str]:
    params = _params(signature.params, "self")
    lines = [f"class {signature.name}:", f"    def __init__({params}) -> None:"]
    lines += indented([f"# {BODY}", "pass"], " " * 8)
    for method in signature.methods:
        params = _params(method.params, "self")
        head = f"def {method.name}({params}) -> {hint(method.returns)}:"
        lines += indented(["", head, f"    {_last(method.returns)}"], " " * 4)
    return lines


def _params(params: Sequence[Param], *before: str) -> str:
    return ", ".join([*before, *(f"{param.name}: {hint(param.type)}" for param in params)])


def _last(returns: ValueType) -> str:
    return "pass" if returns == VOID else f"return {zero(returns)}"
