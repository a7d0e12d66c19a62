"""What outcomes mean, and how little a hidden case tells."""

import pytest

from apps.api.domain.run import RunKind, Verdict
from apps.api.judging.judge import MAX_SHOWN_CHARS, JudgedCase, judge_case, judge_run, plan
from question_bank.checkers import check
from question_bank.schema import Exact
from sandbox.contract import CallResult, Json, Outcome
from tests.api.bank import canary

SAMPLES = len(canary().samples)


def judged(index: int, result: CallResult) -> JudgedCase:
    planned = plan(canary(), RunKind.SUBMIT, None)[index]
    assert planned.case is not None
    reason = check(Exact(), planned.args, planned.case.expect, result.value)
    return judge_case("run", planned, result, reason)


def returned(index: int, value: Json) -> JudgedCase:
    return judged(index, CallResult(index, Outcome.OK, value))


def test_samples_come_first_and_hidden_cases_only_in_a_submit() -> None:
    assert [case.hidden for case in plan(canary(), RunKind.SAMPLES, None)] == [False, False]
    assert [case.hidden for case in plan(canary(), RunKind.SUBMIT, None)] == [
        False,
        False,
        True,
        True,
    ]
    custom = plan(canary(), RunKind.CUSTOM, (("a",), ("b",)))
    assert [(case.args, case.case) for case in custom] == [(("a",), None), (("b",), None)]


def test_a_right_value_is_accepted_and_a_wrong_one_says_why() -> None:
    right, wrong = returned(0, "abab"), returned(0, "ab")
    assert (right.verdict, right.shown.passed) == (Verdict.ACCEPTED, True)
    assert (wrong.verdict, wrong.shown.passed) == (Verdict.WRONG_ANSWER, False)
    assert wrong.shown.reason
    assert (wrong.shown.expected, wrong.shown.actual) == ("abab", "ab")


@pytest.mark.parametrize("outcome", [each for each in Outcome if each is not Outcome.OK])
def test_every_outcome_has_a_verdict_and_only_the_sandboxs_own_fault_is_its(
    outcome: Outcome,
) -> None:
    case = judged(0, CallResult(0, outcome, error="why"))
    assert not case.shown.passed
    assert case.shown.error == "why"
    assert (case.verdict is Verdict.SANDBOX_ERROR) == (outcome is Outcome.SANDBOX_ERROR)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_hidden_case_shows_whether_it_passed_and_nothing_else(outcome: Outcome) -> None:
    result = CallResult(SAMPLES, outcome, "value", "printed", "an error", 12.5, 11.5, 99)
    shown = judged(SAMPLES, result).shown
    told = {
        name: value
        for name, value in ((name, getattr(shown, name)) for name in type(shown).__slots__)
        if value is not None
    }
    assert told == {"run_id": "run", "index": SAMPLES, "hidden": True, "passed": False}


@pytest.mark.parametrize("value", ["x" * 1_000_000, [1] * 500_000, {"a": "y" * 100_000}])
def test_a_huge_value_is_shown_by_its_beginning(value: Json) -> None:
    actual = returned(0, value).shown.actual
    assert isinstance(actual, str)
    assert MAX_SHOWN_CHARS < len(actual) < MAX_SHOWN_CHARS + 50
    assert actual.endswith("characters)")


def test_half_a_character_is_replaced_everywhere() -> None:
    case = judged(0, CallResult(0, Outcome.OK, "\ud800", "\udfff", "\ud83d"))
    shown = case.shown
    for text in (shown.actual, shown.stdout, shown.error):
        assert isinstance(text, str)
        assert text.encode()


def test_a_run_is_what_its_first_failing_case_is() -> None:
    cases = [
        returned(0, "abab"),
        judged(1, CallResult(1, Outcome.TIME_LIMIT)),
        returned(2, "no"),
        returned(3, ""),
    ]
    verdict = judge_run("run", RunKind.SUBMIT, cases)
    assert verdict.verdict is Verdict.TIME_LIMIT
    assert (verdict.passed, verdict.total) == (2, 4)
    assert (verdict.hidden_passed, verdict.hidden_total) == (1, 2)


def test_custom_input_that_ran_is_neither_right_nor_wrong() -> None:
    planned = plan(canary(), RunKind.CUSTOM, (("a",),))[0]
    case = judge_case("run", planned, CallResult(0, Outcome.OK, "aa"), None)
    assert case.shown.passed
    assert case.shown.expected is None
    assert judge_run("run", RunKind.CUSTOM, [case]).verdict is Verdict.RAN
