"""What starters of all languages have in common: the node types shown, and the shape of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from question_bank.grammar import Atom, ListNodeOf, Scalar, TreeNodeOf, ValueType, parts
from question_bank.schema import Signature

GRAPH = Scalar(Atom.GRAPH)
BODY = "Write your solution here."


def all_types(signature: Signature) -> Iterator[ValueType]:
    """Every type of the signature and every type inside one."""
    outermost = [param.type for param in signature.params]
    outermost.append(signature.returns)
    for method in signature.methods:
        outermost += [*(param.type for param in method.params), method.returns]
    for each in outermost:
        yield each
        yield from parts(each)


def node_types(signature: Signature) -> list[ValueType]:
    """The node types and the graph that the signature speaks of, each once."""
    wanted = dict.fromkeys(
        each
        for each in all_types(signature)
        if isinstance(each, ListNodeOf | TreeNodeOf) or each == GRAPH
    )
    return list(wanted)


def indented(lines: Iterable[str], by: str) -> list[str]:
    """The lines further in; empty ones stay empty."""
    return [by + line if line else line for line in lines]


def commented(text: str, mark: str) -> str:
    """The text as a comment of whole lines."""
    return "".join(f"{mark} {line}".rstrip() + "\n" for line in text.splitlines())
