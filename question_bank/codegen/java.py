"""Java starters."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.codegen.layout import (
    BODY,
    call,
    commented,
    indented,
    node_types,
    wide_nodes,
)
from question_bank.codegen.places import Place, Wide
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

_BY = " " * 4
_PLAIN = {
    Atom.INT: "int",
    Atom.FLOAT: "double",
    Atom.BOOL: "boolean",
    Atom.STR: "String",
    Atom.CHAR: "char",
    Atom.GRAPH: "Graph",
    Atom.VOID: "void",
}
_BOXES = {
    "int": "Integer",
    "long": "Long",
    "double": "Double",
    "boolean": "Boolean",
    "char": "Character",
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


def starter(signature: Signature, wide: Wide) -> str:
    """A class whose method, or whose every method, returns its zero value."""
    own = wide_nodes(signature, wide)
    shown = [_definition(each, own=each in own) for each in node_types(signature)]
    lines = _class(signature, wide) if signature.is_class else _function(signature, wide)
    return "\n".join([*shown, *lines]) + "\n"


def hint(value_type: ValueType, *, wide: bool = False) -> str:
    """The type of a parameter or of what a method returns; its integers are `long` if `wide`."""
    match value_type:
        case Scalar(Atom.INT) if wide:
            return "long"
        case Scalar(atom):
            return _PLAIN[atom]
        case ListOf(item):
            return f"List<{_boxed(item, wide=wide)}>"
        case TupleOf(items):
            item = _boxed(items[0], wide=wide) if len(set(items)) == 1 else "Object"
            return f"List<{item}>"
        case MapOf(key, value):
            return f"Map<{_boxed(key, wide=wide)}, {_boxed(value, wide=wide)}>"
        case OptionalOf(item):
            return _boxed(item, wide=wide)
        case ListNodeOf():
            return "ListNode"
        case TreeNodeOf():
            return "TreeNode"


def zero(value_type: ValueType, *, wide: bool = False) -> str:
    """The zero value as an expression."""
    match value_type:
        case Scalar(Atom.INT) if wide:
            return "0L"
        case Scalar(atom):
            return _ZEROS[atom]
        case ListOf():
            return "new ArrayList<>()"
        case MapOf():
            return "new HashMap<>()"
        case TupleOf((item,)):
            return f"Arrays.asList(({_boxed(item, wide=wide)}) {zero(item, wide=wide)})"
        case TupleOf(items):
            return f"Arrays.asList({', '.join(zero(item, wide=wide) for item in items)})"
        case OptionalOf() | ListNodeOf() | TreeNodeOf():
            return "null"


def _boxed(value_type: ValueType, *, wide: bool) -> str:
    plain = hint(value_type, wide=wide)
    return _BOXES.get(plain, plain)


def _definition(node: ValueType, *, own: bool) -> str:
    """Predefined nodes, whose integers are `int`, are shown as a comment."""
    match node:
        case ListNodeOf(item):
            text = _LIST_NODE.format(hint(item, wide=own))
        case TreeNodeOf(item):
            text = _TREE_NODE.format(hint(item, wide=own))
        case _:
            text = _GRAPH
    return text if own else commented(text, "//")


def _function(signature: Signature, wide: Wide) -> list[str]:
    body = _method(signature.name, signature.params, signature.returns, wide)
    body.insert(-1 if signature.returns == VOID else -2, f"    // {BODY}")
    return ["class Solution {", *indented(body, _BY), "}"]


def _class(signature: Signature, wide: Wide) -> list[str]:
    name = signature.name
    head = call(f"public {name}", _params(name, signature.params, wide), " {", _BY)
    lines = [f"class {name} {{", *indented([*head, f"    // {BODY}", "}"], _BY)]
    for method in signature.methods:
        lines.append("")
        lines += indented(_method(method.name, method.params, method.returns, wide), _BY)
    return [*lines, "}"]


def _method(name: str, params: Sequence[Param], returns: ValueType, wide: Wide) -> list[str]:
    long = Place(name) in wide
    before = f"public {hint(returns, wide=long)} {camel_case(name)}"
    head = call(before, _params(name, params, wide), " {", _BY)
    last = [] if returns == VOID else [f"    return {zero(returns, wide=long)};"]
    return [*head, *last, "}"]


def _params(owner: str, params: Sequence[Param], wide: Wide) -> list[str]:
    return [
        f"{hint(param.type, wide=Place(owner, param.name) in wide)} {camel_case(param.name)}"
        for param in params
    ]
