"""C++ starters."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.codegen.layout import (
    BODY,
    GRAPH,
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
_ATOMS = {
    Atom.INT: "int",
    Atom.FLOAT: "double",
    Atom.BOOL: "bool",
    Atom.STR: "string",
    Atom.CHAR: "char",
    Atom.GRAPH: "Graph",
    Atom.VOID: "void",
}
_ZEROS = {
    Atom.INT: "0",
    Atom.FLOAT: "0.0",
    Atom.BOOL: "false",
    Atom.STR: '""',
    Atom.CHAR: "' '",
    Atom.GRAPH: "{}",
    Atom.VOID: "",
}
_LIST_NODE = """\
struct ListNode {{
    {0} val;
    ListNode* next;
    ListNode() : val(), next(nullptr) {{}}
    ListNode({0} val) : val(val), next(nullptr) {{}}
    ListNode({0} val, ListNode* next) : val(val), next(next) {{}}
}};
"""
_TREE_NODE = """\
struct TreeNode {{
    {0} val;
    TreeNode* left;
    TreeNode* right;
    TreeNode() : val(), left(nullptr), right(nullptr) {{}}
    TreeNode({0} val) : val(val), left(nullptr), right(nullptr) {{}}
    TreeNode({0} val, TreeNode* left, TreeNode* right) : val(val), left(left), right(right) {{}}
}};
"""
_GRAPH = """\
struct Graph {
    int n = 0;
    vector<vector<int>> edges;  // {a, b} or {a, b, weight}
    bool directed = false;
};
"""


def starter(signature: Signature, wide: Wide) -> str:
    """A function or a class that returns zero values."""
    own = wide_nodes(signature, wide)
    shown = [_definition(each, wide=each in own) for each in node_types(signature)]
    lines = _class(signature, wide) if signature.is_class else _function(signature, wide)
    return "\n".join([*shown, *lines]) + "\n"


def hint(value_type: ValueType, *, wide: bool = False) -> str:
    """The type as a value of it has it; its integers are `long long` if `wide`."""
    match value_type:
        case Scalar(Atom.INT) if wide:
            return "long long"
        case Scalar(atom):
            return _ATOMS[atom]
        case ListOf(item):
            return f"vector<{hint(item, wide=wide)}>"
        case TupleOf(items):
            name = "pair" if len(items) == 2 else "tuple"
            return f"{name}<{', '.join(hint(item, wide=wide) for item in items)}>"
        case MapOf(key, value):
            return f"unordered_map<{hint(key, wide=wide)}, {hint(value, wide=wide)}>"
        case OptionalOf(item):
            return f"optional<{hint(item, wide=wide)}>"
        case ListNodeOf():
            return "ListNode*"
        case TreeNodeOf():
            return "TreeNode*"


def zero(value_type: ValueType) -> str:
    """The zero value as an initializer."""
    match value_type:
        case Scalar(atom):
            return _ZEROS[atom]
        case ListOf() | MapOf():
            return "{}"
        case TupleOf(items):
            return f"{{{', '.join(map(zero, items))}}}"
        case OptionalOf():
            return "nullopt"
        case ListNodeOf() | TreeNodeOf():
            return "nullptr"


def _definition(node: ValueType, *, wide: bool) -> str:
    """Predefined nodes, those of `int`, are shown as a comment; others are the program's own."""
    match node:
        case ListNodeOf(item):
            text = _LIST_NODE.format(hint(item, wide=wide))
        case TreeNodeOf(item):
            text = _TREE_NODE.format(hint(item, wide=wide))
        case _:
            return commented(_GRAPH, "//")
    return text if wide or item != Scalar(Atom.INT) else commented(text, "//")


def _function(signature: Signature, wide: Wide) -> list[str]:
    body = _method(signature.name, signature.params, signature.returns, wide)
    body.insert(-1 if signature.returns == VOID else -2, f"    // {BODY}")
    return body


def _class(signature: Signature, wide: Wide) -> list[str]:
    name = signature.name
    head = call(name, _params(name, signature.params, wide), " {", _BY)
    lines = [f"class {name} {{", "public:", *indented([*head, f"    // {BODY}", "}"], _BY)]
    for method in signature.methods:
        lines.append("")
        lines += indented(_method(method.name, method.params, method.returns, wide), _BY)
    return [*lines, "};"]


def _method(name: str, params: Sequence[Param], returns: ValueType, wide: Wide) -> list[str]:
    before = f"{hint(returns, wide=Place(name) in wide)} {camel_case(name)}"
    head = call(before, _params(name, params, wide), " {", _BY)
    last = [] if returns == VOID else [f"    return {zero(returns)};"]
    return [*head, *last, "}"]


def _params(owner: str, params: Sequence[Param], wide: Wide) -> list[str]:
    return [
        f"{_passed(param.type, wide=Place(owner, param.name) in wide)} {camel_case(param.name)}"
        for param in params
    ]


def _passed(value_type: ValueType, *, wide: bool) -> str:
    """What a caller may see changed goes by reference, other large values by a constant one."""
    name = hint(value_type, wide=wide)
    if isinstance(value_type, ListOf | MapOf) or value_type == GRAPH:
        return f"{name}&"
    if isinstance(value_type, TupleOf) or value_type == Scalar(Atom.STR):
        return f"const {name}&"
    return name
