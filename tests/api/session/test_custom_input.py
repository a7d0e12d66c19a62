"""The candidate's own input against the signature."""

from __future__ import annotations

import pytest

from apps.api.errors import BadInput
from apps.api.session.custom_input import custom_calls
from question_bank.schema import Signature
from sandbox.contract import Json
from tests.question_bank.signatures import class_of, function, method

SCALE = function("float", factors="list<float>", times="int")
RING = class_of("Ring", method("push", "bool", value="int"), capacity="int")


def test_legal_input_becomes_calls_with_floats_where_the_signature_says_so() -> None:
    assert repr(custom_calls(SCALE, [[[2, 0.5], 3], [[], 0]])) == "(([2.0, 0.5], 3), ([], 0))"
    life: list[Json] = [["Ring", [2]], ["push", [4]]]
    assert custom_calls(RING, [life]) == (tuple(life),)


FAULTY: list[tuple[Signature, list[list[Json]], int, str]] = [
    (SCALE, [[[1.5]]], 0, "1 arguments for 2 parameters"),
    (SCALE, [[[], 1], [[], "1"]], 1, "times: int expected, got '1'"),
    (SCALE, [[["x"], 1]], 0, "factors[0]: float expected, got 'x'"),
    (RING, [[]], 0, "the first step is [Ring, [...]]"),
    (RING, [[["Ring", [2]], ["pop", []]]], 0, "step 1: one of push expected, got 'pop'"),
    (RING, [[["Ring", [2]], ["push", [True]]]], 0, "step 1: push: value: int expected, got true"),
]


@pytest.mark.parametrize(("signature", "calls", "index", "reason"), FAULTY)
def test_a_refusal_says_which_input_is_wrong_and_where(
    signature: Signature, calls: list[list[Json]], index: int, reason: str
) -> None:
    with pytest.raises(BadInput) as refused:
        custom_calls(signature, calls)
    assert refused.value.message == f"This input cannot be run: {reason}."
    assert refused.value.field == f"payload.custom_args.{index}"


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        (SCALE, "[factors: list<float>, times: int]"),
        (RING, "[[Ring, [capacity: int]], ...] with any of [push, [value: int]]"),
    ],
)
def test_a_refusal_says_what_input_looks_like(signature: Signature, expected: str) -> None:
    for call in ([None], [7, 8, 9]):
        with pytest.raises(BadInput) as refused:
            custom_calls(signature, [call])
        assert refused.value.expected == expected


@pytest.mark.parametrize("calls", [None, []])
def test_no_input_is_refused(calls: list[list[Json]] | None) -> None:
    with pytest.raises(BadInput) as refused:
        custom_calls(SCALE, calls)
    assert refused.value.field == "payload.custom_args"
