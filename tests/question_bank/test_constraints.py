"""Promises about the input, kept and broken."""

from __future__ import annotations

import math

import pytest

from question_bank.constraints import ConstraintSpellingError, refuse_misspelt, violation
from question_bank.grammar import parse_type
from question_bank.schema import Constraint, Param, Signature
from sandbox.contract import Json

SIGNATURE = Signature(
    "solution",
    (
        Param("visits", parse_type("list<tuple<int,int>>")),
        Param("names", parse_type("map<str,str>")),
    ),
    parse_type("int"),
)
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
    ],
    ids=lambda constraint: constraint.expr or constraint.path,
)
def test_a_misspelt_constraint_is_refused(constraint: Constraint) -> None:
    with pytest.raises(ConstraintSpellingError):
        refuse_misspelt(SIGNATURE, constraint)


def test_an_index_beyond_the_value_breaks_the_comparison() -> None:
    beyond = (Constraint("visits[*]", expr="v[0] < v[7]"),)
    assert violation(SIGNATURE, beyond, ([[1, 2]], {})) == "visits[0] breaks v[0] < v[7]"
