"""Arguments, steps and answers held against signatures, and signatures for the sandbox."""

from __future__ import annotations

import pytest

from question_bank.schema import Calls, Checker, Exact, InPlace
from question_bank.signatures import (
    answer_type,
    argument_types,
    canonical_input,
    contract_methods,
    contract_signature,
    input_mismatch,
    input_spelling,
)
from sandbox.contract import Json
from sandbox.contract import Signature as ContractSignature
from tests.question_bank.signatures import class_of, function, method

SOLUTION = function("int", weights="list<int>", load="int")
RING = class_of(
    "RingBuffer",
    method("push", "bool", value="tuple<int,str>"),
    method("drop_oldest", "optional<int>"),
    method("clear", "void"),
    capacity="int",
)
LIFE: tuple[Json, ...] = (
    ["RingBuffer", [2]],
    ["push", [[1, "a"]]],
    ["clear", []],
    ["drop_oldest", []],
)


ARGUMENTS: list[tuple[tuple[Json, ...], str | None]] = [
    (([1, 2], 3), None),
    (([1, 2],), "1 arguments for 2 parameters"),
    ((["1"], 3), "weights[0]: int expected"),
    (([], 3.5), "load: int expected"),
]


@pytest.mark.parametrize(("args", "reason"), ARGUMENTS)
def test_arguments_of_a_function(args: tuple[Json, ...], reason: str | None) -> None:
    assert agrees(input_mismatch(SOLUTION, args), reason)


STEPS: list[tuple[tuple[Json, ...], str | None]] = [
    (LIFE, None),
    (LIFE[:1], None),
    ((), "the first step is [RingBuffer, [...]]"),
    ((["push", [[1, "a"]]],), "step 0: the first step constructs RingBuffer, got 'push'"),
    ((["RingBuffer", []],), "step 0: 0 arguments for 1 parameters"),
    ((["RingBuffer", ["2"]],), "step 0: capacity: int expected"),
    ((LIFE[0], ["pop", []]), "step 1: one of push, drop_oldest, clear expected, got 'pop'"),
    ((LIFE[0], LIFE[0]), "step 1: one of push"),
    ((LIFE[0], [["push"], []]), "step 1: one of push, drop_oldest, clear expected, got a list"),
    ((LIFE[0], ["push", [[1, 2]]]), "step 1: push: value[1]: str expected"),
    ((LIFE[0], ["clear", [1]]), "step 1: clear: 1 arguments for 0 parameters"),
    ((LIFE[0], ["clear"]), "step 1: [name, [arguments]] expected, got a list of 1"),
    ((LIFE[0], ["clear", {}]), "step 1: [name, [arguments]] expected"),
    ((LIFE[0], None), "step 1: [name, [arguments]] expected, got null"),
]


@pytest.mark.parametrize(("steps", "reason"), STEPS)
def test_steps_of_a_class(steps: tuple[Json, ...], reason: str | None) -> None:
    assert agrees(input_mismatch(RING, steps), reason)


def test_legal_input_is_spelt_for_people() -> None:
    assert input_spelling(SOLUTION) == "[weights: list<int>, load: int]"
    assert input_spelling(RING) == (
        "[[RingBuffer, [capacity: int]], ...] with any of "
        "[push, [value: tuple<int,str>]], [drop_oldest, []], [clear, []]"
    )


def test_legal_input_has_floats_wherever_the_signature_says_so() -> None:
    scale = function("float", factors="list<float>", times="int")
    assert repr(canonical_input(scale, ([2, 0.5], 3))) == "([2.0, 0.5], 3)"
    meter = class_of("Meter", method("add", "void", amount="float"), start="float")
    life: tuple[Json, ...] = (["Meter", [1]], ["add", [2]])
    assert repr(canonical_input(meter, life)) == "(['Meter', [1.0]], ['add', [2.0]])"


@pytest.mark.parametrize(
    ("returns", "checker", "answer"),
    [
        ("int", Exact(), "int"),
        ("void", InPlace("weights"), "list<int>"),
        ("int", InPlace("weights"), "tuple<int,list<int>>"),
        ("list<str>", InPlace("load"), "tuple<list<str>,int>"),
    ],
)
def test_the_answer_of_a_function(returns: str, checker: Checker, answer: str) -> None:
    signature = function(returns, weights="list<int>", load="int")
    assert str(answer_type(signature, checker, ([], 1))) == answer


def test_the_answer_of_a_life_is_what_each_step_returns() -> None:
    assert str(answer_type(RING, Calls(), LIFE)) == "tuple<void,bool,void,optional<int>>"
    assert str(answer_type(RING, Calls(), LIFE[:1])) == "tuple<void>"


def test_arguments_and_steps_have_types() -> None:
    assert [*map(str, argument_types(SOLUTION, ([], 1)))] == ["list<int>", "int"]
    assert [*map(str, argument_types(RING, LIFE[:2]))] == [
        "tuple<str,tuple<int>>",
        "tuple<str,tuple<tuple<int,str>>>",
    ]


def test_the_sandbox_is_told_the_types_of_a_function() -> None:
    wanted = ContractSignature((("list", "int"), "int"), "int", None)
    assert contract_signature(SOLUTION, Exact()) == wanted
    assert contract_signature(SOLUTION, InPlace("load")).in_place == 1
    assert contract_methods(SOLUTION) is None


def test_the_sandbox_is_told_the_types_of_constructor_and_methods() -> None:
    assert contract_signature(RING, Calls()) == ContractSignature(("int",), "void")
    assert contract_methods(RING) == {
        "push": ContractSignature((("tuple", "int", "str"),), "bool"),
        "drop_oldest": ContractSignature((), ("optional", "int")),
        "clear": ContractSignature((), "void"),
    }


def agrees(found: str | None, wanted: str | None) -> bool:
    return found is None if wanted is None else (found or "").startswith(wanted)
