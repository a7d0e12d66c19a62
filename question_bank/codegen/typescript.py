"""TypeScript starters."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.codegen.javascript import zero
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
from question_bank.names import camel_case
from question_bank.schema import Param, Signature

_ATOMS = {
    Atom.INT: "number",
    Atom.FLOAT: "number",
    Atom.BOOL: "boolean",
    Atom.STR: "string",
    Atom.CHAR: "string",
    Atom.GRAPH: "Graph",
    Atom.VOID: "void",
}
_LIST_NODE = """\
class ListNode {{
  constructor(public val: {0}, public next: ListNode | null = null) {{}}
}}
"""
_TREE_NODE = """\
class TreeNode {{
  constructor(
    public val: {0},
    public left: TreeNode | null = null,
    public right: TreeNode | null = null,
  ) {{}}
}}
"""
_GRAPH = """\
class Graph {
  constructor(
    public n = 0,
    public edges: number[][] = [], // [a, b] or [a, b, weight]
    public directed = false,
  ) {}
}
"""


def starter(signature: Signature) -> str:
    """A typed function or class that returns zero values."""
    shown = "".join(f"{commented(_definition(each), '//')}\n" for each in node_types(signature))
    lines = _class(signature) if signature.is_class else _function(signature)
    return shown + "\n".join(lines) + "\n"


def hint(value_type: ValueType) -> str:
    """The type as TypeScript spells it."""
    match value_type:
        case Scalar(atom):
            return _ATOMS[atom]
        case ListOf(item):
            inner = hint(item)
            return f"({inner})[]" if inner.endswith(" | null") else f"{inner}[]"
        case TupleOf(items):
            return f"[{', '.join(map(hint, items))}]"
        case MapOf(_, value):
            return f"Record<string, {hint(value)}>"
        case OptionalOf(item):
            inner = hint(item)
            return inner if inner.endswith(" | null") else f"{inner} | null"
        case ListNodeOf():
            return "ListNode | null"
        case TreeNodeOf():
            return "TreeNode | null"


def _definition(node: ValueType) -> str:
    match node:
        case ListNodeOf(item):
            return _LIST_NODE.format(hint(item))
        case TreeNodeOf(item):
            return _TREE_NODE.format(hint(item))
        case _:
            return _GRAPH


def _function(signature: Signature) -> list[str]:
    head = f"function {signature.name}({_params(signature.params)}): {hint(signature.returns)} {{"
    return [head, f"  // {BODY}", *_last(signature.returns), "}"]


def _class(signature: Signature) -> list[str]:
    lines = [f"class {signature.name} {{"]
    lines += indented([f"constructor({_params(signature.params)}) {{", f"  // {BODY}", "}"], "  ")
    for method in signature.methods:
        params = _params(method.params)
        head = f"{camel_case(method.name)}({params}): {hint(method.returns)} {{"
        lines += indented(["", head, *_last(method.returns), "}"], "  ")
    return [*lines, "}"]


def _params(params: Sequence[Param]) -> str:
    return ", ".join(f"{camel_case(param.name)}: {hint(param.type)}" for param in params)


def _last(returns: ValueType) -> list[str]:
    return [] if returns == VOID else [f"  return {zero(returns)};"]
