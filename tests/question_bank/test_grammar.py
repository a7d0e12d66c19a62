"""The spelling of types."""

from __future__ import annotations

import pytest

from question_bank.grammar import TypeSpellingError, parse_type


@pytest.mark.parametrize(
    "spelling",
    [
        "int",
        "void",
        "list<list<int>>",
        "tuple<int,str,char>",
        "map<str,list<optional<float>>>",
        "optional<tuple<bool,bool>>",
    ],
)
def test_a_type_is_spelled_as_it_was_read(spelling: str) -> None:
    assert str(parse_type(spelling)) == spelling


def test_blanks_do_not_matter() -> None:
    assert parse_type(" map< str , int > ") == parse_type("map<str,int>")


@pytest.mark.parametrize("name", ["list_node<int>", "list<tree_node<int>>", "graph"])
def test_types_of_later_versions_are_named_as_a_limit(name: str) -> None:
    with pytest.raises(TypeSpellingError, match="format version 1 has no"):
        parse_type(name)


@pytest.mark.parametrize(
    "spelling",
    ["", "integer", "list", "list<", "list<int", "list<int>>", "list<int,int>", "map<str>",
     "map<int,str>", "map<list<str>,int>", "tuple<>", "optional<void>", "list<list<void>>",
     "int int", "list<,>", "int<int>"],
)  # fmt: skip
def test_a_misspelt_type_is_refused(spelling: str) -> None:
    with pytest.raises(TypeSpellingError):
        parse_type(spelling)
