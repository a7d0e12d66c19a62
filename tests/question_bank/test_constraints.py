"""Promises about the input, kept and broken."""

from __future__ import annotations

import math

import pytest

from question_bank.constraints import ConstraintSpellingError, refuse_misspelt, violation
from question_bank.schema import Constraint, Rule
from sandbox.contract import Json
from tests.question_bank.signatures import class_of, function, method

SIGNATURE = function("int", visits="list<tuple<int,int>>", names="map<str,str>")
CONSTRAINTS = (
    Constraint("visits", length=(0, 3)),
    Constraint("visits[*][0]", range=(0, 100)),
    Constraint("visits[*]", expr="v[0] < v[1] <= 200"),
    Constraint("visits[0]", expr="v[1] != 13"),
    Constraint("names[*]", length=(1, 4)),
)


@pytest.mark.parametrize(
    "args", [([], {}), ([[0, 1], [100, 200], [5, 13]], {"a": "b", "c": "defg"})]
)
def test_a_legal_input_breaks_nothing(args: tuple[Json, ...]) -> None:
    assert violation(SIGNATURE, CONSTRAINTS, args) is None


BROKEN: list[tuple[tuple[Json, ...], str]] = [
    (([],), "1 arguments for 2 parameters"),
    ((None, {}), "visits: list<tuple<int,int>> expected"),
    (([[1, "2"]], {}), "visits[0][1]: int expected"),
    (([[1, math.nan]], {}), "visits[0][1]: int expected, got nan"),
    (([[1, 2]] * 4, {}), "visits has length 4, not 0 to 3"),
    (([[1, 2], [-1, 2]], {}), "visits[1][0] is -1, not 0 to 100"),
    (([[2, 2]], {}), "visits[0] breaks v[0] < v[1] <= 200"),
    (([[2, 201]], {}), "visits[0] breaks"),
    (([[2, 13]], {}), "visits[0] breaks v[1] != 13"),
    (([], {"a": ""}), "names['a'] has length 0, not 1 to 4"),
]


@pytest.mark.parametrize(("args", "reason"), BROKEN)
def test_an_illegal_input_is_told_where(args: tuple[Json, ...], reason: str) -> None:
    assert (violation(SIGNATURE, CONSTRAINTS, args) or "").startswith(reason)


@pytest.mark.parametrize(
    "constraint",
    [
        Constraint("guests", length=(0, 1)),
        Constraint("visits.0", length=(0, 1)),
        Constraint("visits[*", length=(0, 1)),
        Constraint("visits", expr="v[0]"),
        Constraint("visits", expr="v[0] <"),
        Constraint("visits", expr="v[0] in v"),
        Constraint("visits", expr="sum(v) < 3"),
        Constraint("visits", expr="v.__class__ == 1"),
        Constraint("visits", expr="__import__('os').getpid() > 1"),
        Constraint("visits", expr="v < guests"),
        Constraint("visits.names", length=(0, 1)),
        Constraint("calls", length=(0, 1)),
        Constraint("names[*]", matches="[a-"),
    ],
    ids=lambda constraint: constraint.expr or constraint.matches or constraint.path,
)
def test_a_misspelt_constraint_is_refused(constraint: Constraint) -> None:
    with pytest.raises(ConstraintSpellingError):
        refuse_misspelt(SIGNATURE, constraint)


def test_an_index_beyond_the_value_breaks_the_comparison() -> None:
    beyond = (Constraint("visits[*]", expr="v[0] < v[7]"),)
    assert violation(SIGNATURE, beyond, ([[1, 2]], {})) == "visits[0] breaks v[0] < v[7]"


@pytest.mark.parametrize(
    ("constraint", "names", "broken"),
    [
        (Constraint("visits", expr="len(v) <= len(names)"), {"a": "b"}, None),
        (Constraint("visits", expr="len(v) <= len(names)"), {}, "visits breaks len(v) <= len(n"),
        (Constraint("visits[*]", expr="0 <= v[1] < len(names)"), {"a": ""}, "visits[0] breaks"),
        (Constraint("names[*]", matches="[a-z]+"), {"a": "xyz"}, None),
        (Constraint("names[*]", matches="[a-z]+"), {"a": "x y"}, "names['a'] is 'x y', not [a-z]+"),
        (Constraint("visits[*]", rule=Rule.INCREASING), {}, None),
        (Constraint("visits", rule=Rule.DISTINCT), {}, None),
        (Constraint("names", rule=Rule.SORTED), {}, "names is nothing that could be sorted"),
        (Constraint("visits[0][1]", rule=Rule.SORTED), {}, "visits[0][1] is nothing that could"),
    ],
)
def test_a_promise_may_look_at_the_whole_and_at_what_stands_beside(
    constraint: Constraint, names: Json, broken: str | None
) -> None:
    assert starts(violation(SIGNATURE, [constraint], ([[1, 2]], names)), broken)


GRAPH: Json = {"n": 3, "edges": [[0, 1, 7], [1, 2, 9]], "directed": False}
SHAPES = function("int", root="tree_node<int>", head="list_node<int>", roads="graph")
CYCLE: Json = {"items": [4, 5], "cycle_at": 0}


@pytest.mark.parametrize(
    ("constraint", "broken"),
    [
        (Constraint("root", length=(3, 3)), None),
        (Constraint("root", length=(4, 9)), "root has length 3"),
        (Constraint("root[*]", range=(1, 2)), "root[2] is 3, not 1 to 2"),
        (Constraint("root", rule=Rule.SEARCH_TREE), "root is not search_tree"),
        (Constraint("head", length=(2, 2)), None),
        (Constraint("head[*]", range=(5, 5)), "head[0] is 4"),
        (Constraint("head[1]", range=(4, 4)), "head[1] is 5"),
        (Constraint("roads.n", range=(1, 2)), "roads.n is 3"),
        (Constraint("roads.edges", length=(0, 1)), "roads.edges has length 2"),
        (Constraint("roads.edges[*][2]", range=(1, 8)), "roads.edges[1][2] is 9"),
        (Constraint("roads.edges[*]", expr="v[0] < v[1]"), None),
    ],
    ids=lambda value: str(value)[:30],
)
def test_paths_lead_into_trees_linked_lists_and_graphs(
    constraint: Constraint, broken: str | None
) -> None:
    refuse_misspelt(SHAPES, constraint)
    assert starts(violation(SHAPES, [constraint], ([1, None, 3, 4], CYCLE, GRAPH)), broken)


LOG = class_of(
    "EventLog",
    method("record", "void", time="int", n="int", tags="list<str>"),
    method("count", "int", time="int"),
    capacity="int",
)
LIFE: tuple[Json, ...] = (
    ["EventLog", [5]],
    ["record", [3, 1, ["a"]]],
    ["count", [3]],
    ["record", [9, 2, []]],
)


@pytest.mark.parametrize(
    ("constraint", "broken"),
    [
        (Constraint("capacity", range=(5, 5)), None),
        (Constraint("capacity", range=(6, 9)), "capacity is 5"),
        (Constraint("calls", length=(4, 4)), None),
        (Constraint("calls", length=(1, 3)), "calls has length 4"),
        (Constraint("record.time", range=(0, 8)), "record.time is 9"),
        (Constraint("count.time", range=(0, 8)), None),
        (Constraint("record.n", range=(2, 2)), "record.n is 1"),
        (Constraint("record.tags[*]", length=(2, 2)), "record.tags[0] has length 1"),
        (Constraint("calls.time", rule=Rule.SORTED), None),
        (Constraint("calls.time", rule=Rule.INCREASING), "calls.time is not increasing"),
        (Constraint("calls.time[*]", range=(0, 8)), "calls.time[2] is 9"),
        (Constraint("record.time", expr="v > n"), None),
        (Constraint("record.n", expr="v == len(tags)"), "record.n breaks v == len(tags)"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_paths_of_a_class_lead_to_its_calls(constraint: Constraint, broken: str | None) -> None:
    refuse_misspelt(LOG, constraint)
    assert starts(violation(LOG, [constraint], LIFE), broken)


@pytest.mark.parametrize(
    "constraint",
    [
        Constraint("time", length=(0, 1)),
        Constraint("record", length=(0, 1)),
        Constraint("record.capacity", length=(0, 1)),
        Constraint("calls.capacity", length=(0, 1)),
        Constraint("count.time", expr="v < n"),
        Constraint("calls.time", expr="v[0] < n"),
    ],
    ids=str,
)
def test_a_path_of_a_class_is_refused_when_nothing_is_there(constraint: Constraint) -> None:
    with pytest.raises(ConstraintSpellingError):
        refuse_misspelt(LOG, constraint)


def starts(found: str | None, wanted: str | None) -> bool:
    return found is None if wanted is None else (found or "").startswith(wanted)
