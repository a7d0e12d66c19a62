"""Go starters."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.codegen.layout import BODY, all_types, commented, node_types
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
from question_bank.names import camel_case, pascal_case
from question_bank.schema import Method, Param, Signature

_ATOMS = {
    Atom.INT: "int",
    Atom.FLOAT: "float64",
    Atom.BOOL: "bool",
    Atom.STR: "string",
    Atom.CHAR: "rune",
    Atom.GRAPH: "*Graph",
    Atom.VOID: "",
}
_ZEROS = {
    Atom.INT: "0",
    Atom.FLOAT: "0",
    Atom.BOOL: "false",
    Atom.STR: '""',
    Atom.CHAR: "' '",
    Atom.GRAPH: "&Graph{}",
    Atom.VOID: "",
}
_LIST_NODE = """\
type ListNode struct {{
\tVal  {0}
\tNext *ListNode
}}
"""
_TREE_NODE = """\
type TreeNode struct {{
\tVal   {0}
\tLeft  *TreeNode
\tRight *TreeNode
}}
"""
_GRAPH = """\
type Graph struct {
\tN        int
\tEdges    [][]int // {a, b} or {a, b, weight}
\tDirected bool
}
"""
_FIELDS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")


def starter(signature: Signature) -> str:
    """A function or a type with methods that return zero values."""
    structs = _struct_names(signature)
    shown = [_definition(each) for each in node_types(signature)]
    shown += [_struct(name, each, structs) for each, name in structs.items()]
    text = _class(signature, structs) if signature.is_class else _function(signature, structs)
    return "\n".join([*shown, text])


Structs = dict[TupleOf, str]
"""The names of the struct types that a program has for its mixed tuples."""


def hint(value_type: ValueType, structs: Structs) -> str:
    """The type as Go spells it; a tuple of one type is an array, another one a struct."""
    match value_type:
        case Scalar(atom):
            return _ATOMS[atom]
        case ListOf(item):
            return f"[]{hint(item, structs)}"
        case TupleOf() if value_type in structs:
            return structs[value_type]
        case TupleOf(items):
            return f"[{len(items)}]{hint(items[0], structs)}"
        case MapOf(key, value):
            return f"map[{hint(key, structs)}]{hint(value, structs)}"
        case OptionalOf(item):
            return f"*{hint(item, structs)}"
        case ListNodeOf():
            return "*ListNode"
        case TreeNodeOf():
            return "*TreeNode"


def zero(value_type: ValueType, structs: Structs) -> str:
    """The zero value as an expression."""
    match value_type:
        case Scalar(atom):
            return _ZEROS[atom]
        case TupleOf(items):
            parts = ", ".join(zero(item, structs) for item in items)
            return f"{hint(value_type, structs)}{{{parts}}}"
        case ListOf() | MapOf() | OptionalOf() | ListNodeOf() | TreeNodeOf():
            return "nil"


def _struct_names(signature: Signature) -> Structs:
    """`Pair`, `Triple` or `Tuple`, with a number from the second of the same name on."""
    names: Structs = {}
    for each in all_types(signature):
        if isinstance(each, TupleOf) and len(set(each.items)) > 1 and each not in names:
            name = {2: "Pair", 3: "Triple"}.get(len(each.items), "Tuple")
            same = sum(known.startswith(name) for known in names.values())
            names[each] = f"{name}{same + 1}" if same else name
    return names


def _struct(name: str, value_type: TupleOf, structs: Structs) -> str:
    fields = [*_FIELDS, *(f"Item{at}" for at in range(len(_FIELDS), len(value_type.items)))]
    fields = fields[: len(value_type.items)]
    width = max(map(len, fields))
    lines = [
        f"\t{field:{width}} {hint(item, structs)}\n"
        for field, item in zip(fields, value_type.items, strict=True)
    ]
    return f"type {name} struct {{\n{''.join(lines)}}}\n"


def _definition(node: ValueType) -> str:
    """A node of other values than int is the program's own."""
    match node:
        case ListNodeOf(item):
            text = _LIST_NODE.format(hint(item, {}))
            return commented(text, "//") if item == Scalar(Atom.INT) else text
        case TreeNodeOf(item):
            text = _TREE_NODE.format(hint(item, {}))
            return commented(text, "//") if item == Scalar(Atom.INT) else text
        case _:
            return commented(_GRAPH, "//")


def _function(signature: Signature, structs: Structs) -> str:
    head = f"func {signature.name}({_params(signature.params, structs)})"
    return _block(f"{head} {hint(signature.returns, structs)}", signature.returns, structs, BODY)


def _class(signature: Signature, structs: Structs) -> str:
    name = signature.name
    blocks = [
        f"type {name} struct {{\n}}\n",
        f"func New{name}({_params(signature.params, structs)}) *{name} {{\n"
        f"\t// {BODY}\n\treturn &{name}{{}}\n}}\n",
        *(_method(name, method, structs) for method in signature.methods),
    ]
    return "\n".join(blocks)


def _method(owner: str, method: Method, structs: Structs) -> str:
    letter = owner[0].lower()
    receiver = "self" if letter in {param.name for param in method.params} else letter
    params = _params(method.params, structs)
    head = f"func ({receiver} *{owner}) {pascal_case(method.name)}({params})"
    return _block(f"{head} {hint(method.returns, structs)}", method.returns, structs)


def _block(head: str, returns: ValueType, structs: Structs, note: str = "") -> str:
    lines = [f"{head.rstrip()} {{"]
    lines += [f"\t// {note}"] if note else []
    lines += [] if returns == VOID else [f"\treturn {zero(returns, structs)}"]
    return "\n".join([*lines, "}"]) + "\n"


def _params(params: Sequence[Param], structs: Structs) -> str:
    return ", ".join(f"{camel_case(param.name)} {hint(param.type, structs)}" for param in params)
