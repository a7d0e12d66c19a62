"""What starters of all languages have in common: the node types shown, and the shape of lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from question_bank.codegen.places import Wide, typed_places
from question_bank.grammar import Atom, ListNodeOf, Scalar, TreeNodeOf, ValueType, parts
from question_bank.schema import Signature

GRAPH = Scalar(Atom.GRAPH)
BODY = "Write your solution here."
_WIDTH = 84


def all_types(signature: Signature) -> list[ValueType]:
    """Every type of the signature and every type inside one, each once."""
    outermost = typed_places(signature).values()
    return list(dict.fromkeys(deeper for each in outermost for deeper in (each, *parts(each))))


def node_types(signature: Signature) -> list[ValueType]:
    """The node types and the graph that the signature speaks of, each once."""
    return [
        each
        for each in all_types(signature)
        if isinstance(each, ListNodeOf | TreeNodeOf) or each == GRAPH
    ]


def wide_nodes(signature: Signature, wide: Wide) -> set[ValueType]:
    """Those of the node types whose values are integers that need 64 bits."""
    types = typed_places(signature)
    found = {deeper for place in wide for deeper in (types[place], *parts(types[place]))}
    return {each for each in found if isinstance(each, ListNodeOf | TreeNodeOf)}


def call(before: str, params: Sequence[str], after: str, by: str, *, last: str = "") -> list[str]:
    """`before(params)after`; if that is long, a line for each parameter, `last` after the last."""
    line = f"{before}({', '.join(params)}){after}"
    if len(line) <= _WIDTH or not params:
        return [line]
    listed = ",\n".join(params) + last
    return [f"{before}(", *indented(listed.split("\n"), by), f"){after}"]


def indented(lines: Iterable[str], by: str) -> list[str]:
    """The lines further in; empty ones stay empty."""
    return [by + line if line else line for line in lines]


def commented(text: str, mark: str) -> str:
    """The text as a comment of whole lines."""
    return "".join(f"{mark} {line}".rstrip() + "\n" for line in text.splitlines())
