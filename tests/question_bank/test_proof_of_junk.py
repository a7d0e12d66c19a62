"""Constraints that let junk in, or that nothing can break, are found."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from question_bank import constraints
from question_bank.breaking.misfits import broken_shapes, misfits
from question_bank.breaking.positions import positions, value_at, with_value
from question_bank.constraints import violation
from question_bank.grammar import parse_type
from question_bank.schema import Constraint, Question, Rule, Signature
from question_bank.signatures import input_mismatch
from question_bank.validators import junk
from sandbox.contract import Json
from tests.question_bank.conftest import Draft
from tests.question_bank.signatures import class_of, function, method

SHEET = "question.yaml"
BUFFER = class_of(
    "RingBuffer",
    method("push", "bool", value="int", time="int"),
    method("newest", "optional<int>"),
    capacity="int",
)
LIFE: list[Json] = [["RingBuffer", [2]], ["push", [7, 1]], ["newest", []], ["push", [8, 3]]]


def test_a_whole_draft_has_no_fault(draft: Draft) -> None:
    assert list(junk.prove(draft.open())) == []


def test_a_checker_that_lets_everything_in_is_found(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lenient(*_: object) -> None:
        return None

    monkeypatch.setattr(junk, "violation", lenient)
    found = list(junk.prove(draft.open()))
    assert any("junk made from case two-pairs is a legal input: " in fault for fault in found)
    assert "no input was found that breaks only load: range [1, 2000000]" in found


def test_a_checker_of_types_that_takes_floats_for_integers_is_found(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lenient(signature: Signature, args: list[Json]) -> str | None:
        rounded = [int(each) if isinstance(each, float) and each == 1.5 else each for each in args]
        return input_mismatch(signature, rounded)

    monkeypatch.setattr(constraints, "input_mismatch", lenient)
    found = list(junk.prove(draft.open()))
    assert found
    assert all("1.5]" in fault for fault in found)


@pytest.mark.parametrize(
    ("old", "new", "spelt"),
    [
        ('"load", range: [1, 2000000]', '"load", expr: "v >= load"', "load: expr v >= load"),
        (
            '- {path: "weights", len: [0, 20000]}',
            '- {path: "weights[*]", range: [-5, 2000000]}\n  - {path: "weights", len: [0, 20000]}',
            "weights[*]: range [-5, 2000000]",
        ),
    ],
    ids=["always true", "implied"],
)
def test_a_constraint_that_nothing_breaks_is_found(
    draft: Draft, old: str, new: str, spelt: str
) -> None:
    draft.edit(SHEET, old, new)
    assert list(junk.prove(draft.open())) == [f"no input was found that breaks only {spelt}"]


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        ("int", 3),
        ("float", 0.5),
        ("bool", True),
        ("str", "a"),
        ("char", "a"),
        ("list<tuple<int,str>>", [[1, "a"], [2, "b"]]),
        ("map<str,int>", {"a": 1}),
        ("optional<int>", 3),
        ("list_node<int>", [1, 2]),
        ("tree_node<int>", [1, None, 2]),
        ("graph", {"n": 2, "edges": [[0, 1]], "directed": True}),
    ],
)
def test_every_misfit_is_refused(spelling: str, value: Json) -> None:
    signature = function("int", value=spelling)
    assert violation(signature, (), [value]) is None
    found = list(misfits(parse_type(spelling), value))
    assert len(found) >= 4
    for keys, other in found:
        changed = with_value([value], (0, *keys), other)
        assert isinstance(changed, list)
        assert input_mismatch(signature, changed) is not None, (keys, other)


def test_numbers_beyond_double_precision_and_nan_are_among_the_misfits() -> None:
    found = [junk for _, junk in misfits(parse_type("int"), 3)]
    assert {2**53, -(2**53)} <= {each for each in found if isinstance(each, int)}
    assert any(isinstance(each, float) and math.isnan(each) for each in found)


@pytest.mark.parametrize(
    ("signature", "args"), [(function("int", a="int", b="int"), [1, 2]), (BUFFER, LIFE)]
)
def test_every_broken_shape_is_refused(signature: Signature, args: list[Json]) -> None:
    assert input_mismatch(signature, args) is None
    shapes = list(broken_shapes(signature, args))
    assert len(shapes) >= 2
    assert all(input_mismatch(signature, shape) is not None for shape in shapes)


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("capacity", [2]),
        ("push.value", [7, 8]),
        ("calls.time", [1, 3]),
        ("calls", [LIFE]),
        ("newest.value", []),
    ],
)
def test_a_path_leads_into_the_steps_of_a_class(path: str, values: list[Json]) -> None:
    assert [value_at(LIFE, keys) for keys in positions(BUFFER, path, LIFE)] == values


@pytest.mark.parametrize(
    ("spelling", "value", "path", "values"),
    [
        ("list<list<int>>", [[1, 2], [3]], "x[*][0]", [1, 3]),
        ("list<list<int>>", [[1], []], "x[*][0]", [1]),
        ("tree_node<int>", [1, None, 2], "x[*]", [1, 2]),
        ("list_node<int>", {"items": [4, 5], "cycle_at": 0}, "x[*]", [4, 5]),
        ("graph", {"n": 2, "edges": [[0, 1]], "directed": True}, "x.n", [2]),
        ("graph", {"n": 2, "edges": [[0, 1]], "directed": True}, "x.edges[*][1]", [1]),
        ("map<str,int>", {"a": 1, "b": 2}, "x[*]", [1, 2]),
    ],
)
def test_a_path_leads_to_every_value(
    spelling: str, value: Json, path: str, values: list[Json]
) -> None:
    keys = positions(function("int", x=spelling), path, [value])
    assert [value_at([value], each) for each in keys] == values


def promising(draft: Draft, signature: Signature, constraint: Constraint) -> Question:
    question = draft.open().question
    return replace(question, signature=signature, constraints=(constraint,))


PROMISES: list[tuple[str, Json, Constraint]] = [
    ("list<int>", [1, 2, 3], Constraint("x", length=(1, 40))),
    ("list<int>", [1, 2, 3], Constraint("x[*]", range=(0, 9))),
    ("str", "ab", Constraint("x", length=(2, 40))),
    ("str", "ab", Constraint("x", matches="[a-c]+")),
    ("tree_node<int>", [2, 1, 3], Constraint("x", length=(1, 40))),
    ("tree_node<int>", [2, 1, 3], Constraint("x[*]", expr="v < 9")),
    ("graph", {"n": 3, "edges": [[0, 1]], "directed": False}, Constraint("x.n", range=(1, 9))),
    ("graph", {"n": 3, "edges": [[0, 1]], "directed": False}, Constraint("x.edges", length=(0, 9))),
    ("map<str,int>", {"a": 1}, Constraint("x", length=(1, 9))),
]


@pytest.mark.parametrize(("spelling", "value", "constraint"), PROMISES)
def test_every_kind_of_promise_can_be_broken(
    draft: Draft, spelling: str, value: Json, constraint: Constraint
) -> None:
    question = promising(draft, function("int", x=spelling), constraint)
    assert junk.unbroken(question, [[value]]) == []


@pytest.mark.parametrize(
    "constraint",
    [
        Constraint("calls", length=(1, 20)),
        Constraint("push.value", range=(0, 9)),
        Constraint("calls.time", rule=Rule.SORTED),
    ],
)
def test_promises_about_a_class_can_be_broken(draft: Draft, constraint: Constraint) -> None:
    assert junk.unbroken(promising(draft, BUFFER, constraint), [LIFE]) == []
