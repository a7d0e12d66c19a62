"""JavaScript starters."""

from __future__ import annotations

import json

from question_bank.grammar import (
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
from question_bank.schema import Signature
from question_bank.values import zero

_ATOMS = {
    Atom.INT: "number",
    Atom.FLOAT: "number",
    Atom.BOOL: "boolean",
    Atom.STR: "string",
    Atom.CHAR: "string",
    Atom.GRAPH: "Graph",
    Atom.VOID: "void",
}


def starter(signature: Signature) -> str:
    """A `solution` with JSDoc types that returns the zero value."""
    names = [camel_case(param.name) for param in signature.params]
    docs = [
        f" * @param {{{hint(param.type)}}} {name}"
        for name, param in zip(names, signature.params, strict=True)
    ]
    lines = [
        "/**",
        *docs,
        f" * @returns {{{hint(signature.returns)}}}",
        " */",
        f"function {signature.name}({', '.join(names)}) {{",
        "  // Write your solution here.",
        f"  return {json.dumps(zero(signature.returns))};",
        "}",
    ]
    return "\n".join(lines) + "\n"


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
            return f"{hint(item)} | null"
        case ListNodeOf():
            return "ListNode | null"
        case TreeNodeOf():
            return "TreeNode | null"


def camel_case(name: str) -> str:
    """`max_load` as `maxLoad`."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
