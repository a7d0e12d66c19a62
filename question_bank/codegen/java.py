"""Java starters."""

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

_PLAIN = {
    Atom.INT: "int",
    Atom.FLOAT: "double",
    Atom.BOOL: "boolean",
    Atom.STR: "String",
    Atom.CHAR: "char",
    Atom.GRAPH: "Graph",
    Atom.VOID: "void",
}
_BOXED = {
    **_PLAIN,
    Atom.INT: "Integer",
    Atom.FLOAT: "Double",
    Atom.BOOL: "Boolean",
    Atom.CHAR: "Character",
}
_ZEROS = {
    Atom.INT: "0",
    Atom.FLOAT: "0.0",
    Atom.BOOL: "false",
    Atom.STR: '""',
    Atom.CHAR: "' '",
    Atom.GRAPH: "new Graph()",
    Atom.VOID: "null",
}
_LIST_NODE = """\
class ListNode {{
    {0} val;
    ListNode next;
    ListNode() {{}}
    ListNode({0} val) {{ this.val = val; }}
    ListNode({0} val, ListNode next) {{ this.val = val; this.next = next; }}
}}
"""
_TREE_NODE = """\
class TreeNode {{
    {0} val;
    TreeNode left;
    TreeNode right;
    TreeNode() {{}}
    TreeNode({0} val) {{ this.val = val; }}
    TreeNode({0} val, TreeNode left, TreeNode right) {{
        this.val = val;
        this.left = left;
        this.right = right;
    }}
}}
"""
_GRAPH = """\
class Graph {
    int n;
    int[][] edges;  // {a, b} or {a, b, weight}
    boolean directed;
    Graph() {}
    Graph(int n, int[][] edges, boolean directed) { ... }
}
"""


def starter(signature: Signature) -> str:
    """A class whose method, or whose every method, returns its zero value."""
    shown = "".join(f"{commented(_definition(each), '//')}\n" for each in node_types(signature))
    lines = _class(signature) if signature.is_class else _function(signature)
    return shown + "\n".join(lines) + "\n"


def hint(value_type: ValueType) -> str:
    """The type of a parameter or of what a method returns."""
    return _PLAIN[value_type.atom] if isinstance(value_type, Scalar) else _boxed(value_type)


def zero(value_type: ValueType) -> str:
    """The zero value as an expression."""
    match value_type:
        case Scalar(atom):
            return _ZEROS[atom]
        case ListOf():
            return "new ArrayList<>()"
        case MapOf():
            return "new HashMap<>()"
        case TupleOf((item,)):
            return f"Arrays.asList(({_boxed(item)}) {zero(item)})"
        case TupleOf(items):
            return f"Arrays.asList({', '.join(map(zero, items))})"
        case OptionalOf() | ListNodeOf() | TreeNodeOf():
            return "null"


def _boxed(value_type: ValueType) -> str:
    match value_type:
        case Scalar(atom):
            return _BOXED[atom]
        case ListOf(item):
            return f"List<{_boxed(item)}>"
        case TupleOf((first, *others)):
            return f"List<{_boxed(first) if all(each == first for each in others) else 'Object'}>"
        case MapOf(key, value):
            return f"Map<{_boxed(key)}, {_boxed(value)}>"
        case OptionalOf(item):
            return _boxed(item)
        case ListNodeOf():
            return "ListNode"
        case TreeNodeOf():
            return "TreeNode"
        case TupleOf():
            return "List<Object>"


def _definition(node: ValueType) -> str:
    match node:
        case ListNodeOf(item):
            return _LIST_NODE.format(hint(item))
        case TreeNodeOf(item):
            return _TREE_NODE.format(hint(item))
        case _:
            return _GRAPH


def _function(signature: Signature) -> list[str]:
    params = _params(signature.params)
    head = f"public {hint(signature.returns)} {signature.name}({params}) {{"
    body = [head, f"    // {BODY}", *_last(signature.returns), "}"]
    return ["class Solution {", *indented(body, "    "), "}"]


def _class(signature: Signature) -> list[str]:
    constructor = f"public {signature.name}({_params(signature.params)}) {{"
    lines = [f"class {signature.name} {{", *indented([constructor, f"    // {BODY}", "}"], "    ")]
    for method in signature.methods:
        params = _params(method.params)
        head = f"public {hint(method.returns)} {camel_case(method.name)}({params}) {{"
        lines += indented(["", head, *_last(method.returns), "}"], "    ")
    return [*lines, "}"]


def _params(params: Sequence[Param]) -> str:
    return ", ".join(f"{hint(param.type)} {camel_case(param.name)}" for param in params)


def _last(returns: ValueType) -> list[str]:
    return [] if returns == VOID else [f"    return {zero(returns)};"]
