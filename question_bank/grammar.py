"""The types a signature may name, as a closed tree, and the parser that reads their spelling.

How each is written in JSON is `sandbox.contract.ValueType`'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from sandbox.contract import ValueType as ContractType

FORMAT_VERSION = 1


class Atom(StrEnum):
    """Types without parameters. `void` is only ever a return type."""

    INT = "int"
    FLOAT = "float"
    BOOL = "bool"
    STR = "str"
    CHAR = "char"
    GRAPH = "graph"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value without parts."""

    atom: Atom

    def __str__(self) -> str:
        return self.atom.value


@dataclass(frozen=True, slots=True)
class ListOf:
    """A sequence of any length whose items share one type."""

    item: ValueType

    def __str__(self) -> str:
        return f"list<{self.item}>"


@dataclass(frozen=True, slots=True)
class TupleOf:
    """A sequence of fixed length; on the wire a JSON array."""

    items: tuple[ValueType, ...]

    def __str__(self) -> str:
        return f"tuple<{','.join(map(str, self.items))}>"


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping from text keys, as JSON objects have them."""

    key: ValueType
    value: ValueType

    def __str__(self) -> str:
        return f"map<{self.key},{self.value}>"


@dataclass(frozen=True, slots=True)
class OptionalOf:
    """A value or null."""

    item: ValueType

    def __str__(self) -> str:
        return f"optional<{self.item}>"


@dataclass(frozen=True, slots=True)
class ListNodeOf:
    """A singly linked list, empty or by its first node."""

    item: ValueType

    def __str__(self) -> str:
        return f"list_node<{self.item}>"


@dataclass(frozen=True, slots=True)
class TreeNodeOf:
    """A binary tree, empty or by its root."""

    item: ValueType

    def __str__(self) -> str:
        return f"tree_node<{self.item}>"


ValueType: TypeAlias = Scalar | ListOf | TupleOf | MapOf | OptionalOf | ListNodeOf | TreeNodeOf
VOID = Scalar(Atom.VOID)


_GENERIC = ("list", "tuple", "map", "optional", "list_node", "tree_node")


class TypeSpellingError(ValueError):
    """A type is misspelt or outside this version of the format."""


def parse_type(text: str) -> ValueType:
    """Read a type such as `list<tuple<int,str>>`; `void` is accepted at the top only.

    Raises:
        TypeSpellingError: the text is no type, or one that this format version does not have.
    """
    parser = _Parser(text)
    parsed = parser.read()
    parser.expect_end()
    _refuse_nested_void(parsed)
    return parsed


class _Parser:
    """Recursive descent over names, commas and angle brackets."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = re.findall(r"[a-z_]+|\S", text)
        self._at = 0

    def read(self) -> ValueType:
        name = self._next()
        if name in frozenset(Atom):
            return Scalar(Atom(name))
        return self._generic(name)

    def expect_end(self) -> None:
        if self._at != len(self._tokens):
            raise TypeSpellingError(f"{self._text!r} goes on after a complete type")

    def _generic(self, name: str) -> ValueType:
        if name not in _GENERIC:
            raise TypeSpellingError(
                f"{name or 'nothing'!r} in {self._text!r} is not a type; use "
                f"{' '.join(Atom)} {' '.join(f'{each}<>' for each in _GENERIC)}"
            )
        items = self._arguments()
        match name, items:
            case "list", (item,):
                return ListOf(item)
            case "optional", (item,):
                return OptionalOf(item)
            case "list_node", (Scalar() as item,) if item.atom is not Atom.GRAPH:
                return ListNodeOf(item)
            case "tree_node", (Scalar() as item,) if item.atom is not Atom.GRAPH:
                return TreeNodeOf(item)
            case "list_node" | "tree_node", (item,):
                raise TypeSpellingError(f"the nodes of {name}<{item}> hold no plain value")
            case "map", (key, value):
                return MapOf(_text_key(key), value)
            case "tuple", (_, *_):
                return TupleOf(items)
            case _:
                raise TypeSpellingError(f"{name}<> in {self._text!r} has {len(items)} parameters")

    def _arguments(self) -> tuple[ValueType, ...]:
        self._take("<")
        items = [self.read()]
        while self._peek() == ",":
            self._take(",")
            items.append(self.read())
        self._take(">")
        return tuple(items)

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _take(self, expected: str) -> None:
        if self._next() != expected:
            raise TypeSpellingError(f"{self._text!r} lacks {expected!r}")


def _text_key(key: ValueType) -> ValueType:
    if key not in (Scalar(Atom.STR), Scalar(Atom.CHAR)):
        raise TypeSpellingError(
            f"format version {FORMAT_VERSION} has map keys of str or char only, not {key}"
        )
    return key


def _refuse_nested_void(parsed: ValueType) -> None:
    if VOID in parts(parsed):
        raise TypeSpellingError("void is a return type and cannot be a part of another type")


def contract_type(value_type: ValueType) -> ContractType:
    """The type as the sandbox's contract spells it."""
    match value_type:
        case Scalar(atom):
            return atom.value
        case ListOf(item):
            return ("list", contract_type(item))
        case TupleOf(items):
            return ("tuple", *map(contract_type, items))
        case MapOf(key, value):
            return ("map", contract_type(key), contract_type(value))
        case OptionalOf(item):
            return ("optional", contract_type(item))
        case ListNodeOf(item):
            return ("list_node", contract_type(item))
        case TreeNodeOf(item):
            return ("tree_node", contract_type(item))


def parts(value_type: ValueType) -> tuple[ValueType, ...]:
    """All types nested inside one, the outermost first, without the type itself."""
    match value_type:
        case Scalar():
            children: tuple[ValueType, ...] = ()
        case ListOf(item) | OptionalOf(item) | ListNodeOf(item) | TreeNodeOf(item):
            children = (item,)
        case TupleOf(items):
            children = items
        case MapOf(key, value):
            children = (key, value)
    return tuple(found for child in children for found in (child, *parts(child)))
