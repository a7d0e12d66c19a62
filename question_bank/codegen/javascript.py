"""JavaScript starters."""

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
_ZEROS = {
    Atom.INT: "0",
    Atom.FLOAT: "0",
    Atom.BOOL: "false",
    Atom.STR: '""',
    Atom.CHAR: '" "',
    Atom.GRAPH: "new Graph()",
    Atom.VOID: "undefined",
}
_LIST_NODE = """\
class ListNode {
  constructor(val = 0, next = null) {
    this.val = val;
    this.next = next;
  }
}
"""
_TREE_NODE = """\
class TreeNode {
  constructor(val = 0, left = null, right = null) {
    this.val = val;
    this.left = left;
    this.right = right;
  }
}
"""
_GRAPH = """\
class Graph {
  constructor(n = 0, edges = [], directed = false) {
    this.n = n;
    this.edges = edges; // [a, b] or [a, b, weight]
    this.directed = directed;
  }
}
"""


def starter(signature: Signature) -> str:
    """A function or a class with JSDoc types that returns zero values."""
    shown = "".join(f"{commented(_definition(each), '//')}\n" for each in node_types(signature))
    lines = _class(signature) if signature.is_class else _function(signature)
    return shown + "\n".join(lines) + "\n"


def hint(value_type: ValueType) -> str:
    """The type as JSDoc spells it."""
    match value_type:
        case Scalar(atom):
            return _ATOMS[atom]
        case ListOf(ListOf() | Scalar() as item):
            return f"{hint(item)}[]"
        case ListOf(item):
            return f"Array<{hint(item)}>"
        case TupleOf(items):
            return f"[{', '.join(map(hint, items))}]"
        case MapOf(key, value):
            return f"Object<{hint(key)}, {hint(value)}>"
        case OptionalOf(item):
            inner = hint(item)
            return inner if inner.endswith(" | null") else f"{inner} | null"
        case ListNodeOf():
            return "ListNode | null"
        case TreeNodeOf():
            return "TreeNode | null"


def zero(value_type: ValueType) -> str:
    """The zero value as an expression, of TypeScript as well."""
    match value_type:
        case Scalar(atom):
            return _ZEROS[atom]
        case ListOf():
            return "[]"
        case MapOf():
            return "{}"
        case TupleOf(items):
            return f"[{', '.join(map(zero, items))}]"
        case OptionalOf() | ListNodeOf() | TreeNodeOf():
            return "null"


def _definition(node: ValueType) -> str:
    match node:
        case ListNodeOf():
            return _LIST_NODE
        case TreeNodeOf():
            return _TREE_NODE
        case _:
            return _GRAPH


def _function(signature: Signature) -> list[str]:
    return [
        *_docs(signature.params, signature.returns),
        f"function {signature.name}({_names(signature.params)}) {{",
        f"  // {BODY}",
        *_last(signature.returns),
        "}",
    ]


def _class(signature: Signature) -> list[str]:
    constructor = [f"constructor({_names(signature.params)}) {{", f"  // {BODY}", "}"]
    lines = [f"class {signature.name} {{"]
    lines += indented([*_docs(signature.params, VOID), *constructor], "  ")
    for method in signature.methods:
        docs = _docs(method.params, method.returns)
        head = f"{camel_case(method.name)}({_names(method.params)}) {{"
        lines += indented(["", *docs, head, *_last(method.returns), "}"], "  ")
    return [*lines, "}"]


def _docs(params: Sequence[Param], returns: ValueType) -> list[str]:
    lines = [f" * @param {{{hint(param.type)}}} {camel_case(param.name)}" for param in params]
    if returns != VOID:
        lines.append(f" * @returns {{{hint(returns)}}}")
    return ["/**", *lines, " */"] if lines else []


def _names(params: Sequence[Param]) -> str:
    return ", ".join(camel_case(param.name) for param in params)


def _last(returns: ValueType) -> list[str]:
    return [] if returns == VOID else [f"  return {zero(returns)};"]
