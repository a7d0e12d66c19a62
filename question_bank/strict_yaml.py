"""YAML reduced to JSON's types, with the line of every value.

YAML 1.1 reads `no` as false, `12:30` as 750 and `010` as 8, keeps `1e9` as text and lets the last
of two equal keys win. Here each of these is an error that asks for quotes or for JSON's spelling.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

import yaml

from question_bank.errors import BankError
from sandbox.contract import Json

KeyPath: TypeAlias = tuple[str | int, ...]
_JSON_SCALAR = re.compile(r"true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
_LIKE_A_NUMBER = re.compile(r"[-+]?\.?\d[\dA-Fa-fxXoO_.,:+-]*")
_PLAIN_TAGS = frozenset({"str", "int", "float", "bool", "null", "timestamp", "merge", "value"})
_TEXT_TAG = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class Document:
    """A value of JSON's types and where each part of it was written.

    Of a `coarse` one only the line of the whole is known, so that a fault names its keys.
    """

    path: Path
    value: Json
    lines: Mapping[KeyPath, int]
    coarse: bool = False

    def line(self, key_path: Sequence[str | int]) -> int:
        """The line of a value, or of its nearest ancestor that was written down."""
        wanted = tuple(key_path)
        while wanted not in self.lines:
            wanted = wanted[:-1]
        return self.lines[wanted]

    def error(self, key_path: Sequence[str | int], message: str, expected: str) -> BankError:
        """A fault at one value of this document."""
        keys = f"{'.'.join(map(str, key_path))}: " if self.coarse and key_path else ""
        return BankError(self.path, self.line(key_path), keys + message, expected)


def read_yaml(path: Path) -> Document:
    """Read one strict YAML document.

    Raises:
        BankError: the file is missing, is not YAML, or uses YAML beyond JSON's types.
    """
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except FileNotFoundError:
        raise BankError(path, 1, "the file is missing", "a file of that name") from None
    except UnicodeDecodeError as fault:
        raise BankError(path, 1, f"not UTF-8: {fault.reason}", "UTF-8 text") from None
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise BankError(path, line, f"not YAML: {fault.problem}", "one YAML document") from None
    except yaml.YAMLError as fault:
        raise BankError(path, 1, f"not YAML: {fault}", "one YAML document") from None
    if node is None:
        raise BankError(path, 1, "the file is empty", "one YAML document")
    reader = _Reader(path)
    return Document(path, reader.read(node, ()), reader.lines)


class _Reader:
    """Turns nodes into values; the library's own constructor would apply YAML 1.1's rules."""

    def __init__(self, path: Path) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._path = path
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, at: KeyPath) -> Json:
        self.lines[at] = _line(node)
        if id(node) in self._seen:
            raise self._error(node, "an alias repeats this value", "the value written out")
        self._seen.add(id(node))
        tag = str(cast("object", node.tag)).removeprefix("tag:yaml.org,2002:")
        if tag not in _tags(node):
            raise self._error(node, f"the tag {tag} changes a type", "a plain JSON value")
        match node:
            case yaml.ScalarNode():
                return self._scalar(node)
            case yaml.SequenceNode():
                return [self.read(item, (*at, i)) for i, item in enumerate(_items(node))]
            case _:
                assert isinstance(node, yaml.MappingNode)
                return self._mapping(node, at)

    def _mapping(self, node: yaml.MappingNode, at: KeyPath) -> Json:
        entries: dict[str, Json] = {}
        for key_node, value_node in _entries(node):
            key = self.read(key_node, at)
            if not isinstance(key, str):
                raise self._error(key_node, f"the key {key!r} is not text", "a text key")
            if key in entries:
                raise self._error(key_node, f"the key {key!r} is there twice", "one value per key")
            entries[key] = self.read(value_node, (*at, key))
        self.lines[at] = _line(node)
        return entries

    def _scalar(self, node: yaml.ScalarNode) -> Json:
        text = str(cast("object", node.value))
        if cast("object", node.style):
            return text
        text_to_all = cast("object", node.tag) == _TEXT_TAG
        if text_to_all and not _LIKE_A_NUMBER.fullmatch(text):
            return text
        if text_to_all or not _JSON_SCALAR.fullmatch(text):
            expected = "quotes around text, or JSON's spelling of a number, true, false or null"
            raise self._error(node, f"the bare value {text!r} is ambiguous", expected)
        return cast("Json", json.loads(text))

    def _error(self, node: yaml.Node, message: str, expected: str) -> BankError:
        return BankError(self._path, _line(node), message, expected)


def _tags(node: yaml.Node) -> frozenset[str]:
    """The tags that a node may have without anybody having written one."""
    match node:
        case yaml.SequenceNode():
            return frozenset({"seq"})
        case yaml.MappingNode():
            return frozenset({"map"})
        case yaml.ScalarNode() if not cast("object", node.style):
            return _PLAIN_TAGS
        case _:
            return frozenset({"str"})


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _items(node: yaml.SequenceNode) -> list[yaml.Node]:
    return cast("list[yaml.Node]", node.value)


def _entries(node: yaml.MappingNode) -> list[tuple[yaml.Node, yaml.Node]]:
    return cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
