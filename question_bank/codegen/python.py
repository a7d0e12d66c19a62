"""Python starters."""

from __future__ import annotations

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
    Atom.INT: "int",
    Atom.FLOAT: "float",
    Atom.BOOL: "bool",
    Atom.STR: "str",
    Atom.CHAR: "str",
    Atom.GRAPH: "Graph",
    Atom.VOID: "None",
}


def starter(signature: Signature) -> str:
    """A `solution` with type hints that returns the zero value."""
    params = ", ".join(f"{param.name}: {hint(param.type)}" for param in signature.params)
    return (
        f"def {signature.name}({params}) -> {hint(signature.returns)}:\n"
        "    # Write your solution here.\n"
        f"    return {zero(signature.returns)!r}\n"
    )


def hint(value_type: ValueType) -> str:
    """The type as Python spells it.

    A tuple is hinted as a list: arguments arrive from JSON, which has arrays alone, and a hint
    that promises a hashable tuple would mislead.
    """
    match value_type:
        case Scalar(atom):
            return _ATOMS[atom]
        case ListOf(item):
            return f"list[{hint(item)}]"
        case TupleOf(items):
            return f"list[{' | '.join(dict.fromkeys(map(hint, items)))}]"
        case MapOf(key, value):
            return f"dict[{hint(key)}, {hint(value)}]"
        case OptionalOf(item):
            return f"{hint(item)} | None"
        case ListNodeOf():
            return "ListNode | None"
        case TreeNodeOf():
            return "TreeNode | None"
