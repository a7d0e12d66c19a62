"""Which places of a signature need integers of 64 bits."""

from __future__ import annotations

import pytest

from question_bank.codegen.places import Place, wide_places
from question_bank.schema import Calls, Checker, Constraint, Exact, InPlace
from sandbox.contract import Json
from tests.question_bank.signatures import class_of, function, method

LARGE = 2**31
FUNCTION = function("int", weights="list<int>", names="map<str,list<int>>", rate="float")
LEDGER = class_of(
    "Ledger",
    method("book", "void", day="int", cents="int"),
    method("total", "int", day="int"),
    day="int",
)


def of_function(args: tuple[Json, ...], expect: Json, *constraints: Constraint) -> set[str | None]:
    wide = wide_places(FUNCTION, Exact(), constraints, [(args, expect)])
    assert {place.owner for place in wide} <= {"solution"}
    return {place.param for place in wide}


CASES: list[tuple[tuple[Json, ...], Json, set[str | None]]] = [
    (([2**31 - 1], {"a": [-(2**31 - 1)]}, 0.5), 0, set()),
    (([1, LARGE], {}, 0.5), 0, {"weights"}),
    (([], {"a": [], "b": [-LARGE]}, 0.5), 0, {"names"}),
    (([], {}, 0.5), LARGE, {None}),
    (([], {}, LARGE), 0, set()),
]


@pytest.mark.parametrize(("args", "expect", "wide"), CASES)
def test_a_case_shows_where_integers_are_large(
    args: tuple[Json, ...], expect: Json, wide: set[str | None]
) -> None:
    assert of_function(args, expect) == wide


@pytest.mark.parametrize(
    ("constraint", "wide"),
    [
        (Constraint("weights[*]", range=(1, LARGE)), {"weights"}),
        (Constraint("names[*][0]", range=(-LARGE, 0)), {"names"}),
        (Constraint("weights[*]", range=(1, LARGE - 1)), set[str]()),
        (Constraint("weights", length=(0, LARGE)), set[str]()),
        (Constraint("rate", range=(0, 1e300)), set[str]()),
    ],
)
def test_a_constraint_says_where_integers_may_be_large(
    constraint: Constraint, wide: set[str]
) -> None:
    assert of_function(([], {}, 0.5), 0, constraint) == wide


@pytest.mark.parametrize(
    ("returns", "expect", "wide"),
    [
        ("void", [LARGE], {"tape"}),
        ("int", [LARGE, [1]], {None}),
        ("int", [1, [LARGE]], {"tape"}),
    ],
)
def test_of_an_in_place_question_the_expectation_is_that_of_the_argument(
    returns: str, expect: Json, wide: set[str | None]
) -> None:
    checker: Checker = InPlace("tape")
    signature = function(returns, step="int", tape="list<int>")
    found = wide_places(signature, checker, (), [((1, [1]), expect)])
    assert {place.param for place in found} == wide


def test_a_class_has_places_in_constructor_and_methods() -> None:
    steps: tuple[Json, ...] = (["Ledger", [LARGE]], ["book", [1, LARGE]], ["total", [1]])
    cases = [(steps, [None, None, LARGE]), (steps[:1], [None])]
    assert wide_places(LEDGER, Calls(), (), cases) == {
        Place("Ledger", "day"),
        Place("book", "cents"),
        Place("total"),
    }


@pytest.mark.parametrize(
    ("path", "places"),
    [
        ("day", {Place("Ledger", "day")}),
        ("total.day", {Place("total", "day")}),
        ("calls.day", {Place("Ledger", "day"), Place("book", "day"), Place("total", "day")}),
        ("calls", set[Place]()),
    ],
)
def test_a_path_of_a_class_leads_to_its_places(path: str, places: set[Place]) -> None:
    allowed = [Constraint(path, range=(0, LARGE))]
    assert wide_places(LEDGER, Calls(), allowed, []) == places
