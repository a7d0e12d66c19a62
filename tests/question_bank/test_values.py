"""Values held against types."""

from __future__ import annotations

import math

import pytest

from question_bank.grammar import parse_type
from question_bank.values import MAX_INT, describe, mismatch, normalise, zero
from sandbox.contract import Json

ALL_TYPES = [
    "int", "float", "bool", "str", "char", "void", "list<int>", "tuple<int,str>",
    "map<str,int>", "optional<int>", "list<tuple<float,list<char>>>", "graph", "list_node<int>",
    "tree_node<str>", "tuple<graph,tuple<char,list_node<int>>>",
]  # fmt: skip


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        ("int", MAX_INT),
        ("int", -MAX_INT),
        ("float", 1),
        ("float", -0.0),
        ("float", 10**300),
        ("bool", True),
        ("char", "é"),
        ("void", None),
        ("list<int>", []),
        ("tuple<int,str>", [1, "a"]),
        ("map<str,int>", {"a": 1}),
        ("optional<int>", None),
        ("optional<int>", 3),
        ("list_node<int>", []),
        ("list_node<int>", [1, 2]),
        ("list_node<str>", {"items": ["a"], "cycle_at": 0}),
        ("tree_node<int>", []),
        ("tree_node<int>", [1]),
        ("tree_node<int>", [1, None, 2, 3, None, None, 4]),
        ("graph", {"n": 0, "edges": [], "directed": True}),
        ("graph", {"n": 3, "edges": [[0, 2], [2, 2, -7]], "directed": False}),
    ],
)
def test_a_value_of_the_type_fits(spelling: str, value: Json) -> None:
    assert mismatch(value, parse_type(spelling)) is None


@pytest.mark.parametrize(
    ("spelling", "value", "place"),
    [
        ("int", True, ": int expected, got true"),
        ("int", 1.0, ": int expected, got 1.0"),
        ("int", MAX_INT + 1, ": int expected"),
        ("int", 10**400, "beyond 64 bits"),
        ("float", math.nan, ": float expected, got nan"),
        ("float", math.inf, ": float expected"),
        ("float", False, ": float expected"),
        ("float", 10**400, ": float expected"),
        ("bool", 1, ": bool expected"),
        ("str", None, ": str expected, got null"),
        ("char", "", ": char expected"),
        ("char", "ab", ": char expected"),
        ("void", 0, ": void expected"),
        ("list<int>", {"a": 1}, ": list<int> expected"),
        ("list<list<int>>", [[1], [2, "x"]], "[1][1]: int expected, got 'x'"),
        ("tuple<int,str>", [1], ": tuple<int,str> expected"),
        ("tuple<int,str>", ["a", "b"], "[0]: int expected"),
        ("map<str,int>", [], ": map<str,int> expected"),
        ("map<str,int>", {"a": "b"}, "['a']: int expected"),
        ("map<char,int>", {"ab": 1}, "['ab']: char expected"),
        ("optional<int>", "x", ": int expected"),
        ("list_node<int>", None, ": list_node<int> expected, got null"),
        ("list_node<int>", [1, None], "[1]: int expected, got null"),
        ("list_node<int>", {"items": [1]}, ": list_node<int> expected, got a map of 1"),
        ("list_node<int>", {"items": [1], "cycle_at": True}, ": list_node<int> expected"),
        ("list_node<int>", {"items": [1], "cycle_at": 1}, ": cycle_at is 1 in a list of 1"),
        ("list_node<int>", {"items": [], "cycle_at": 0}, ": cycle_at is 0 in a list of 0"),
        ("tree_node<int>", {}, ": tree_node<int> expected, got a map of 0"),
        ("tree_node<int>", [1, "a"], "[1]: int expected"),
        ("tree_node<int>", [1, 2, None], ": a tree ends with a value, not with null"),
        ("tree_node<int>", [None], ": a tree ends with a value"),
        ("tree_node<int>", [None, 1], "[1]: a value without a parent"),
        ("tree_node<int>", [1, None, None, 2], "[3]: a value without a parent"),
        ("graph", [], ": graph expected, got a list of 0"),
        ("graph", {"n": 1, "edges": []}, ": graph expected"),
        ("graph", {"n": -1, "edges": [], "directed": True}, ": graph expected"),
        ("graph", {"n": 1, "edges": [], "directed": 0}, ": graph expected"),
        ("graph", {"n": 1, "edges": [[0, 1]], "directed": True}, ": graph expected"),
        ("graph", {"n": 1, "edges": [[0, 0, 0, 0]], "directed": True}, ": graph expected"),
        ("graph", {"n": 1, "edges": [[0, 0, 0.5]], "directed": True}, ": graph expected"),
    ],
)
def test_a_value_of_another_type_is_told_with_its_place(
    spelling: str, value: object, place: str
) -> None:
    assert place in (mismatch(value, parse_type(spelling)) or "")


def test_integers_become_floats_only_where_the_type_says_so() -> None:
    value = normalise([[1, [2, 3]]], parse_type("list<tuple<float,list<int>>>"))
    assert repr(value) == "[[1.0, [2, 3]]]"
    assert repr(normalise({"a": 1}, parse_type("map<str,optional<float>>"))) == "{'a': 1.0}"
    assert normalise(None, parse_type("optional<float>")) is None
    assert repr(normalise([1, None, 2], parse_type("tree_node<float>"))) == "[1.0, None, 2.0]"
    cycle: Json = {"items": [1], "cycle_at": 0}
    assert repr(normalise(cycle, parse_type("list_node<float>"))) == (
        "{'items': [1.0], 'cycle_at': 0}"
    )


@pytest.mark.parametrize("spelling", ALL_TYPES)
def test_the_zero_value_is_of_its_type(spelling: str) -> None:
    value_type = parse_type(spelling)
    assert mismatch(zero(value_type), value_type) is None


@pytest.mark.parametrize(
    "value",
    [None, True, 10**5000, math.nan, "x" * 10_000, "\ud800", [1], {"a": 1}, object()],
    ids=["null", "bool", "int", "nan", "text", "surrogate", "list", "map", "object"],
)
def test_every_value_has_a_short_description(value: object) -> None:
    assert 0 < len(describe(value)) < 300
