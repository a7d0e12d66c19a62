"""The spelling of types."""

from __future__ import annotations

import pytest

from question_bank.grammar import TypeSpellingError, contract_type, parse_type, parts
from sandbox.contract import ValueType


@pytest.mark.parametrize(
    "spelling",
    [
        "int",
        "void",
        "list<list<int>>",
        "tuple<int,str,char>",
        "map<str,list<optional<float>>>",
        "optional<tuple<bool,bool>>",
        "tuple<graph,list_node<int>>",
        "list<tree_node<char>>",
    ],
)
def test_a_type_is_spelled_as_it_was_read(spelling: str) -> None:
    assert str(parse_type(spelling)) == spelling


def test_blanks_do_not_matter() -> None:
    assert parse_type(" map< str , int > ") == parse_type("map<str,int>")


@pytest.mark.parametrize("node", ["list_node", "tree_node"])
@pytest.mark.parametrize("item", ["list<int>", "graph", "optional<int>", "list_node<int>"])
def test_nodes_hold_plain_values(node: str, item: str) -> None:
    with pytest.raises(TypeSpellingError, match=f"nodes of {node}<{item}> hold no plain value"):
        parse_type(f"{node}<{item}>")


@pytest.mark.parametrize(
    ("spelling", "in_contract"),
    [
        ("void", "void"),
        ("list<tuple<int,str>>", ("list", ("tuple", "int", "str"))),
        ("map<char,optional<float>>", ("map", "char", ("optional", "float"))),
        ("tuple<list_node<bool>,graph>", ("tuple", ("list_node", "bool"), "graph")),
        ("tree_node<int>", ("tree_node", "int")),
    ],
)
def test_the_sandbox_gets_a_type_as_a_tree(spelling: str, in_contract: ValueType) -> None:
    assert contract_type(parse_type(spelling)) == in_contract


def test_the_parts_of_a_type_come_from_outside_in() -> None:
    nested = parse_type("map<str,tuple<list<int>,tree_node<char>>>")
    assert [str(part) for part in parts(nested)] == [
        "str", "tuple<list<int>,tree_node<char>>", "list<int>", "int", "tree_node<char>", "char",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "spelling",
    ["", "integer", "list", "list<", "list<int", "list<int>>", "list<int,int>", "map<str>",
     "map<int,str>", "map<list<str>,int>", "tuple<>", "optional<void>", "list<list<void>>",
     "int int", "list<,>", "int<int>",
     "list_node", "tree_node<int,int>", "list_node<void>", "tuple<int,void>", "graph<int>"],
)  # fmt: skip
def test_a_misspelt_type_is_refused(spelling: str) -> None:
    with pytest.raises(TypeSpellingError):
        parse_type(spelling)
