"""Each proof that runs programs finds the fault it is there for, here without a sandbox."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import TypeAlias

import pytest

from question_bank.folder import QuestionFolder
from question_bank.judging import Run
from question_bank.trial import try_source
from question_bank.validators import (
    accepted,
    expectations,
    oracle_agreement,
    starter_code,
    too_slow,
    wrong_answers,
)
from sandbox.contract import CallResult, Json, Language, Outcome, RunRequest
from tests.question_bank.conftest import Draft
from tests.question_bank.in_process import InProcess

pytestmark = pytest.mark.anyio
Prove: TypeAlias = Callable[[QuestionFolder, Run], Awaitable[list[str]]]
CASES = "tests/cases.yaml"
SOLUTIONS = "solutions"


@pytest.fixture
def provable(draft: Draft) -> Draft:
    """A draft whose solutions behave as claimed when its oracle answers for JavaScript."""
    (draft.path / SOLUTIONS / "wrong_answer" / "drops_equal_halves.js").unlink()
    draft.edit("question.yaml", "drops_equal_halves.js", "same_parcel_twice.py")
    draft.edit("question.yaml", "caught_by: [two-halves]", "caught_by: [half-alone]")
    slow = draft.path / SOLUTIONS / "time_limit_exceeded" / "all_pairs.py"
    slow.write_text("# slow\n" + slow.read_text())
    weights = ", ".join(str(each) for each in range(1, 400))
    draft.edit(
        CASES, "hidden:\n", f"hidden:\n  - {{id: long, args: [[{weights}], 1], expect: []}}\n"
    )
    return draft


def nothing(*_: Json) -> Json:
    return []


def broken_function(*_: Json) -> Json:
    raise KeyError("x")


async def faults(prove: Prove, draft: Draft, run: Run | None = None) -> list[str]:
    return await prove(draft.open(), run or draft.runner())


@pytest.mark.parametrize(
    "prove",
    [accepted.prove, wrong_answers.prove, too_slow.prove, oracle_agreement.prove],
    ids=["accepted", "wrong-answers", "too-slow", "oracle"],
)
async def test_a_whole_draft_has_no_fault(provable: Draft, prove: Prove) -> None:
    assert await faults(prove, provable) == []


async def test_generated_starters_have_no_fault(provable: Draft) -> None:
    assert await faults(starter_code.prove, provable, InProcess(nothing)) == []


async def test_a_wrong_expectation_is_found(provable: Draft) -> None:
    provable.edit("tests/cases.yaml", "expect: [[3, 5]]}", "expect: [[3, 5], [4, 4]]}")
    (fault,) = await faults(expectations.prove, provable)
    assert fault.startswith("case repeated-weights: the oracle disagrees")


async def test_an_accepted_solution_that_is_wrong_is_found(provable: Draft) -> None:
    provable.edit("solutions/accepted/counts.py", "counts[light] >= 2", "light in (4, 10**6)")
    assert await faults(accepted.prove, provable) == [
        "counts.py fails half-alone: expected 0 items, got 1"
    ]


async def test_an_accepted_solution_that_crashes_is_found(provable: Draft) -> None:
    provable.edit("solutions/accepted/counts.py", "pairs = []\n", "pairs = [][0]\n")
    found = await faults(accepted.prove, provable)
    assert any("counts.py fails two-pairs: exception: IndexError" in fault for fault in found)


async def test_a_language_without_an_accepted_solution_is_found(provable: Draft) -> None:
    (provable.path / "solutions/accepted/two_pointers.js").unlink()
    assert await faults(accepted.prove, provable) == ["no accepted solution in javascript"]


async def test_an_accepted_solution_without_headroom_is_found(provable: Draft) -> None:
    enough = replace(provable.runner(), cpu_ms=200.0)
    assert await faults(accepted.prove, provable, enough) == []
    runner = replace(provable.runner(), cpu_ms=201.0)
    found = await faults(accepted.prove, provable, runner)
    assert "counts.py is too close to the limit on two-pairs: 201 of 1000 ms" in found


async def test_a_moment_of_a_busy_machine_is_no_fault(provable: Draft) -> None:
    runner = provable.runner()
    seen: set[str] = set()

    async def busy(request: RunRequest) -> AsyncIterator[CallResult]:
        first = request.source not in seen
        seen.add(request.source)
        async for result in runner(request):
            yield replace(result, cpu_ms=900.0) if first else result

    assert await faults(accepted.prove, provable, busy) == []


async def test_a_wrong_solution_that_is_right_is_found(provable: Draft) -> None:
    right = (provable.path / "solutions/accepted/counts.py").read_text()
    (provable.path / "solutions/wrong_answer/repeats_pairs.py").write_text(right)
    assert await faults(wrong_answers.prove, provable) == [
        "repeats_pairs.py passes repeated-weights, said to catch pair-again"
    ]


async def test_a_right_solution_that_no_pitfall_names_is_found_among_the_wrong(
    provable: Draft,
) -> None:
    right = (provable.path / "solutions/accepted/counts.py").read_text()
    (provable.path / "solutions/wrong_answer/unnamed.py").write_text(right)
    assert await faults(wrong_answers.prove, provable) == ["unnamed.py passes every hidden case"]


async def test_a_wrong_solution_that_fails_a_sample_is_found(provable: Draft) -> None:
    provable.edit("solutions/wrong_answer/repeats_pairs.py", "pairs = []", "pairs = [[0, 0]]")
    found = await faults(wrong_answers.prove, provable)
    assert any("fails the sample two-pairs already" in fault for fault in found)


async def test_a_pitfall_that_names_the_wrong_case_is_found(provable: Draft) -> None:
    provable.edit("question.yaml", "caught_by: [repeated-weights]", "caught_by: [no-fit]")
    assert await faults(wrong_answers.prove, provable) == [
        "repeats_pairs.py passes no-fit, said to catch pair-again"
    ]


async def test_a_question_without_wrong_solutions_is_found(provable: Draft) -> None:
    for path in (provable.path / "solutions/wrong_answer").glob("*.py"):
        path.rename(provable.path / "solutions/accepted" / path.name)
    assert "there is no wrong solution" in await faults(wrong_answers.prove, provable)


async def test_a_slow_solution_that_is_fast_is_found(provable: Draft) -> None:
    provable.edit("solutions/time_limit_exceeded/all_pairs.py", "# slow\n", "")
    assert await faults(too_slow.prove, provable) == [
        "all_pairs.py stays within 2 times the limits on every case"
    ]


async def test_a_slow_solution_that_is_hardly_slower_is_found(provable: Draft) -> None:
    enough = replace(provable.runner(), cpu_ms=40.0)
    assert await faults(too_slow.prove, provable, enough) == []
    runner = replace(provable.runner(), cpu_ms=50.0)
    assert await faults(too_slow.prove, provable, runner) == [
        "all_pairs.py exceeds 2000 ms where the fastest accepted solution takes 50 ms,"
        " which is more than 1/50 of it"
    ]


async def test_a_busy_moment_of_the_fastest_solution_is_no_fault(provable: Draft) -> None:
    runner = replace(provable.runner(), cpu_ms=50.0)
    fastest = (provable.path / "solutions/accepted/counts.py").read_text()
    runs = 0

    async def busy(request: RunRequest) -> AsyncIterator[CallResult]:
        nonlocal runs
        runs += request.source == fastest
        async for result in runner(request):
            yield replace(result, cpu_ms=40.0) if runs == too_slow.MEASUREMENTS else result

    assert await faults(too_slow.prove, provable, busy) == []


async def test_a_slow_solution_gets_twice_the_limits(provable: Draft) -> None:
    runner = provable.runner()
    asked: list[RunRequest] = []

    async def watched(request: RunRequest) -> AsyncIterator[CallResult]:
        asked.append(request)
        async for result in runner(request):
            yield result

    await faults(too_slow.prove, provable, watched)
    limits = provable.open().question.limits
    assert asked[0].limits.cpu_ms == 2 * limits.cpu_ms


async def test_a_slow_solution_that_is_wrong_is_found(provable: Draft) -> None:
    provable.edit("solutions/time_limit_exceeded/all_pairs.py", "range(i + 1,", "range(i,")
    found = await faults(too_slow.prove, provable)
    assert "all_pairs.py is wrong, not slow, on half-alone: expected 0 items, got 1" in found


async def test_a_slow_pitfall_that_names_a_quick_case_is_found(provable: Draft) -> None:
    provable.edit("question.yaml", "solution: repeats_pairs.py", "solution: all_pairs.py")
    assert await faults(too_slow.prove, provable) == [
        "all_pairs.py stays within the limits on repeated-weights, said to catch pair-again"
    ]


async def test_a_question_without_a_slow_solution_is_found(provable: Draft) -> None:
    (provable.path / "solutions/time_limit_exceeded/all_pairs.py").unlink()
    assert await faults(too_slow.prove, provable) == ["there is no slow Python solution"]


async def test_an_oracle_that_differs_is_found(provable: Draft) -> None:
    provable.edit("oracle.py", "== load", "== load or sum(pair) == load + 1")
    found = await faults(oracle_agreement.prove, provable)
    assert len(found) == 1
    assert found[0].startswith("counts.py and the oracle differ ")


async def test_a_starter_that_passes_is_found(provable: Draft) -> None:
    folder = provable.open()
    generous = replace(
        folder.question, samples=tuple(case for case in folder.question.hidden if not case.expect)
    )
    found = await starter_code.prove(replace(folder, question=generous), InProcess(nothing))
    assert "the python starter passes every sample" in found


async def test_a_starter_that_breaks_or_returns_something_is_found(provable: Draft) -> None:
    folder = provable.open()
    sources = {
        Language.PYTHON: "def solution(weights, load):\n    return 1\n",
        Language.JAVASCRIPT: "",
    }
    broken = replace(folder, question=replace(folder.question, starters=sources))
    found = await starter_code.prove(broken, InProcess(broken_function))
    assert "the python starter returns 1, not a list of 0" in found
    assert "the javascript starter ends with exception: KeyError('x')" in found


async def test_a_runner_that_loses_results_is_no_verdict(draft: Draft) -> None:
    async def forgetful(request: RunRequest) -> AsyncIterator[CallResult]:
        yield CallResult(0, Outcome.OK, [])

    question = draft.open().question
    with pytest.raises(RuntimeError, match="1 results came for 3 calls"):
        await try_source(question, forgetful, Language.PYTHON, "", question.samples)


async def test_a_request_holds_no_expectation(draft: Draft) -> None:
    requests: list[RunRequest] = []
    runner = draft.runner()

    async def watched(request: RunRequest) -> AsyncIterator[CallResult]:
        requests.append(request)
        async for result in runner(request):
            yield result

    await faults(accepted.prove, draft, watched)
    question = draft.open().question
    cases = [*question.samples, *question.hidden]
    assert requests[0].calls == tuple(case.args for case in cases)
    assert requests[0].entry == "solution"
