"""What a browser is told of each kind of question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apps.api.session.question_view import question_view
from apps.api.wire.views import QuestionView
from question_bank.schema import (
    AnyOf,
    Calls,
    Case,
    Checker,
    Close,
    Exact,
    InPlace,
    Signature,
    Unordered,
    UnorderedDeep,
)
from sandbox.contract import Json
from tests.api.bank import QUESTION_ID, canary
from tests.question_bank.signatures import class_of, function, method

RING = class_of("Ring", method("drop_oldest", "optional<int>"), max_size="int")
LIFE: tuple[Json, ...] = (["Ring", [2]], ["drop_oldest", []])


def viewed(signature: Signature, checker: Checker, *samples: Case) -> QuestionView:
    question = replace(canary(), signature=signature, checker=checker, samples=samples)
    return question_view(QUESTION_ID, question)


def test_a_class_is_told_with_its_methods_and_steps() -> None:
    view = viewed(RING, Calls(), Case("one", LIFE, [None, None])).model_dump()
    assert (view["kind"], view["entry"], view["returns"]) == ("class", "Ring", "void")
    assert view["params"] == [{"name": "max_size", "type": "int"}]
    assert view["methods"] == [{"name": "drop_oldest", "params": [], "returns": "optional<int>"}]
    assert view["samples"][0]["args"] == [*LIFE]
    assert view["samples"][0]["expected"] == [None, None]


def test_a_function_has_no_methods() -> None:
    view = viewed(function("tree_node<int>", root="tree_node<int>"), Exact())
    assert (view.kind, view.methods) == ("function", [])
    assert (view.params[0].type, view.returns) == ("tree_node<int>", "tree_node<int>")


CHECKERS: list[tuple[Checker, dict[str, object]]] = [
    (Exact(), {"kind": "exact"}),
    (Unordered(), {"kind": "unordered"}),
    (UnorderedDeep(), {"kind": "unordered_deep"}),
    (Calls(), {"kind": "calls"}),
    (Close(abs=0.5, rel=0.25), {"kind": "float", "abs_tolerance": 0.5, "rel_tolerance": 0.25}),
    (InPlace("tape", prefix=True),
     {"kind": "in_place", "param": "tape", "prefix": True, "any_order": False}),
    (AnyOf("def check(args, expected, actual): zqcheck"), {"kind": "any_of"}),
]  # fmt: skip


@pytest.mark.parametrize(("checker", "told"), CHECKERS)
def test_a_checker_is_told_as_far_as_a_browser_can_do_it(
    checker: Checker, told: dict[str, object]
) -> None:
    view = viewed(function("int", tape="list<int>"), checker)
    assert view.checker.model_dump() == told
    assert "zqcheck" not in view.model_dump_json()
