"""C++ starters."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.codegen.layout import BODY, GRAPH, commented, indented, node_types
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


def starter(signature: Signature) -> str:
    """A function or a class that returns zero values."""
    shown = "".join(f"{_definition(each)}\n" for each in node_types(signature))
    lines = _class(signature) if signature.is_class else _function(signature)
    return shown + "\n".join(lines) + "\n"


def hint(value_type: ValueType) -> str:
    """The type as a value of it has it."""
    match value_type:
        case Scalar(atom):
            return _ATOMS[atom]
        case ListOf(item):
            return f"vector<{hint(item)}>"
        case TupleOf(items):
            name = "pair" if len(items) == 2 else "tuple"
            return f"{name}<{', '.join(map(hint, items))}>"
        case MapOf(key, value):
            return f"unordered_map<{hint(key)}, {hint(value)}>"
        case OptionalOf(item):
            return f"optional<{hint(item)}>"
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


def _definition(node: ValueType) -> str:
    """A node of other values than int is the program's own."""
    match node:
        case ListNodeOf(item):
            text = _LIST_NODE.format(hint(item))
            return commented(text, "//") if item == Scalar(Atom.INT) else text
        case TreeNodeOf(item):
            text = _TREE_NODE.format(hint(item))
            return commented(text, "//") if item == Scalar(Atom.INT) else text
        case _:
            return commented(_GRAPH, "//")


def _function(signature: Signature) -> list[str]:
    head = f"{hint(signature.returns)} {signature.name}({_params(signature.params)}) {{"
    return [head, f"    // {BODY}", *_last(signature.returns), "}"]


def _class(signature: Signature) -> list[str]:
    constructor = f"{signature.name}({_params(signature.params)}) {{"
    lines = [f"class {signature.name} {{", "public:"]
    lines += indented([constructor, f"    // {BODY}", "}"], "    ")
    for method in signature.methods:
        head = f"{hint(method.returns)} {camel_case(method.name)}({_params(method.params)}) {{"
        lines += indented(["", head, *_last(method.returns), "}"], "    ")
    return [*lines, "};"]


def _params(params: Sequence[Param]) -> str:
    return ", ".join(f"{_passed(param.type)} {camel_case(param.name)}" for param in params)


def _passed(value_type: ValueType) -> str:
    """What a caller may see changed goes by reference, other large values by a constant one."""
    name = hint(value_type)
    if isinstance(value_type, ListOf | MapOf) or value_type == GRAPH:
        return f"{name}&"
    if isinstance(value_type, TupleOf) or value_type == Scalar(Atom.STR):
        return f"const {name}&"
    return name


def _last(returns: ValueType) -> list[str]:
    return [] if returns == VOID else [f"    return {zero(returns)};"]
