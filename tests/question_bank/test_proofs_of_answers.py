"""Cases that are passed without thought, and checkers that judge wrongly, are found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from question_bank.breaking.wrong_values import changed, truncated
from question_bank.folder import QuestionFolder
from question_bank.grammar import Atom, Scalar
from question_bank.schema import (
    AnyOf,
    Calls,
    Case,
    Checker,
    Close,
    Exact,
    InPlace,
    Signature,
    UnorderedDeep,
)
from question_bank.validators import (
    SandboxProof,
    checker_verdicts,
    constant_answers,
    oracle_difference,
    samples_by_heart,
)
from sandbox.contract import Json
from tests.question_bank.conftest import Draft
from tests.question_bank.in_process import InProcess
from tests.question_bank.signatures import class_of, function, method

pytestmark = pytest.mark.anyio
CASES = "tests/cases.yaml"
HALF_EMPTY = "  - {id: empty-%d, args: [[1], %d], expect: []}\n"


def runner() -> InProcess:
    return InProcess(lambda *_: None)


def judged(
    draft: Draft, signature: Signature, checker: Checker, hidden: list[tuple[list[Json], Json]]
) -> QuestionFolder:
    """The draft with another signature, checker and hidden cases; the samples are two of these."""
    folder = draft.open()
    cases = tuple(
        Case(f"case-{number}", tuple(args), expect) for number, (args, expect) in enumerate(hidden)
    )
    question = replace(
        folder.question, signature=signature, checker=checker, samples=cases[:2], hidden=cases
    )
    return replace(folder, question=question)


@pytest.mark.parametrize(
    "prove",
    [checker_verdicts.prove, constant_answers.prove, samples_by_heart.prove],
    ids=["checker", "constants", "samples-by-heart"],
)
async def test_a_whole_draft_has_no_fault(draft: Draft, prove: SandboxProof) -> None:
    assert await prove(draft.open(), runner()) == []


def test_a_whole_draft_has_an_oracle_of_its_own(draft: Draft) -> None:
    assert list(oracle_difference.prove(draft.open())) == []


def test_an_oracle_that_is_the_reference_is_found(draft: Draft) -> None:
    copied = (draft.path / "solutions/accepted/counts.py").read_text()
    (draft.path / "oracle.py").write_text(f"# another comment\n{copied}\n\nUNUSED = 1\n")
    (fault,) = oracle_difference.prove(draft.open())
    assert fault.startswith("the oracle is counts.py again: ")


def test_a_brute_force_as_fast_as_the_target_is_found(draft: Draft) -> None:
    draft.edit("question.yaml", 'brute: {time: "n^2"}', 'brute: {time: "n"}')
    assert list(oracle_difference.prove(draft.open())) == ["brute force and the target both take n"]


async def test_a_constant_that_gets_far_is_found(draft: Draft) -> None:
    more = "".join(HALF_EMPTY % (n, n + 100) for n in range(9))
    draft.edit(CASES, "hidden:\n", f"hidden:\n{more}")
    found = await constant_answers.prove(draft.open(), runner())
    assert found == [
        "the constant zero passes 13 of 21 cases, more than 60% of them",
        "the constant [] passes 13 of 21 cases, more than 60% of them",
    ]


async def test_a_program_that_changes_nothing_is_a_constant(draft: Draft) -> None:
    cases: list[tuple[list[Json], Json]] = [([[n, n + 1]], [n, n + 1]) for n in range(9)]
    folder = judged(draft, function("void", tape="list<int>"), InPlace("tape"), cases)
    (fault,) = await constant_answers.prove(folder, runner())
    assert fault == "the constant zero passes 9 of 9 cases, more than 60% of them"


async def test_a_class_whose_methods_do_nothing_is_a_constant(draft: Draft) -> None:
    signature = class_of("Counter", method("add", "int", by="int"))
    cases: list[tuple[list[Json], Json]] = [
        ([["Counter", []], *[["add", [0]]] * n], [None, *[0] * n]) for n in range(1, 5)
    ]
    (fault,) = await constant_answers.prove(judged(draft, signature, Calls(), cases), runner())
    assert fault == "the constant zero passes 4 of 4 cases, more than 60% of them"


async def test_a_hidden_case_that_repeats_a_sample_is_found(draft: Draft) -> None:
    draft.edit(
        CASES, "args: [[1, 2, 3], 100], expect: []", "args: [[20, 1, 7], 21], expect: [[1, 20]]"
    )
    found = await samples_by_heart.prove(draft.open(), runner())
    assert found == ["the hidden case no-fit repeats the sample lighter-first"]


async def test_hidden_cases_that_mostly_expect_zero_are_found(draft: Draft) -> None:
    draft.edit(
        CASES, "hidden:\n", "hidden:\n" + "".join(HALF_EMPTY % (n, n + 100) for n in range(4))
    )
    (fault,) = await samples_by_heart.prove(draft.open(), runner())
    assert fault.startswith("a program that knows only the samples passes 8 of 16 hidden cases,")


async def test_half_of_the_answers_to_yes_or_no_may_be_luck(draft: Draft) -> None:
    cases: list[tuple[list[Json], Json]] = [([n], n % 2 == 0) for n in range(10)]
    folder = judged(draft, function("bool", n="int"), Exact(), cases)
    samples = (Case("other", (50,), True), Case("another", (51,), False))
    folder = replace(folder, question=replace(folder.question, samples=samples))
    assert folder.question.signature.returns == Scalar(Atom.BOOL)
    assert await samples_by_heart.prove(folder, runner()) == []


async def test_a_program_with_the_samples_by_heart_knows_them(draft: Draft) -> None:
    cases: list[tuple[list[Json], Json]] = [([n], n + 5) for n in range(3)]
    folder = judged(draft, function("int", n="int"), Exact(), cases)
    found = await samples_by_heart.prove(folder, runner())
    assert found[-1].endswith("passes 2 of 3 hidden cases, more than 40% of them: case-0, case-1")


STRICT = "def check(args, expected, actual):\n    return None if expected == actual else 'no'\n"
EITHER = """\
def check(args, expected, actual):
    whole = isinstance(actual, int) and not isinstance(actual, bool)
    return None if whole and actual in args[0] else 'not in the list'
"""


@pytest.mark.parametrize(
    ("returns", "checker", "expected"),
    [
        ("list<list<int>>", UnorderedDeep(), [[1, 2], [3]]),
        ("float", Close(1e-6, 1e-6), 0.5),
        ("float", Close(0.0, 0.5), 1e12),
        ("optional<int>", Exact(), None),
        ("map<str,int>", Exact(), {"a": 1}),
        ("tree_node<int>", Exact(), [1, None, 2]),
        ("bool", Exact(), True),
        ("int", Exact(), 1),
        ("list<int>", Exact(), []),
        ("int", AnyOf(EITHER), 4),
    ],
)
async def test_a_right_checker_has_no_fault(
    draft: Draft, returns: str, checker: Checker, expected: Json
) -> None:
    folder = judged(draft, function(returns, x="list<int>"), checker, [([[4, 6]], expected)])
    assert await checker_verdicts.prove(folder, runner()) == []


CHANGED: list[tuple[str, Checker, Json]] = [
    ("void", InPlace("tape"), [1, 2]),
    ("int", InPlace("tape", prefix=True), [2, [1, 2]]),
    ("int", InPlace("tape", prefix=True, any_order=True), [0, []]),
]


@pytest.mark.parametrize(("returns", "checker", "expected"), CHANGED)
async def test_a_changed_argument_is_judged_rightly(
    draft: Draft, returns: str, checker: Checker, expected: Json
) -> None:
    signature = function(returns, tape="list<int>")
    folder = judged(draft, signature, checker, [([[1, 2, 3]], expected)])
    assert await checker_verdicts.prove(folder, runner()) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (
            STRICT.replace("None if", "'never' if"),
            "case case-0: its own expectation is wrong, never",
        ),
        ("def check(*_):\n    return None\n", "case case-0: null is right"),
        ("def check(*_):\n    return None\n", "every expectation is right with a changed value"),
        ("def check(a, e, x):\n    return None if e == abs(x) else 'no'\n", "check.py breaks on"),
        (STRICT.replace("'no'", "7"), "check.py breaks on case case-0: "),
        (STRICT, "case case-0: true is right"),
    ],
)
async def test_a_check_that_judges_wrongly_is_found(draft: Draft, source: str, fault: str) -> None:
    folder = judged(draft, function("int", x="int"), AnyOf(source), [([4], 1)])
    found = await checker_verdicts.prove(folder, runner())
    assert any(fault in each for each in found), found


def test_a_changed_value_differs_in_one_place() -> None:
    value: Json = [[1, "ab"], {"k": 2.0}, None]
    assert list(changed(value, 0.5)) == [
        [[2, "ab"], {"k": 2.0}, None],
        [[1, "bb"], {"k": 2.0}, None],
        [[1, "ab"], {"k": 2.0}, 0],
    ]
    assert list(changed([], 0.0)) == [[0]]
    assert list(truncated("ab")) == ["a"]
    assert list(truncated([])) == []


def test_a_changed_number_lies_beyond_every_tolerance() -> None:
    for value in (0.0, -1e9, 1e12):
        (other,) = changed(value, 0.5)
        assert isinstance(other, float)
        assert abs(other - value) > 0.5 * max(1, abs(value))
