"""Typed values, class questions and counted steps of Python programs, in the real sandbox."""

from dataclasses import replace

import pytest

from question_bank.growth import growth
from sandbox.client import Sandbox
from sandbox.contract import CallResult, Language, Outcome, RunRequest, Signature
from tests.sandbox.complexity_corpus_slow import CORPUS
from tests.sandbox.python_cases import MISTAKEN, TYPED, Case
from tests.sandbox.runner_process import assert_works, collect, request

pytestmark = pytest.mark.anyio

PYTHON = Language.PYTHON


def run_of(case: Case) -> RunRequest:
    run = request(PYTHON, case.source, *case.calls)
    limits = replace(run.limits, wall_ms=10_000, cpu_ms=10_000)
    return replace(
        run,
        entry=case.entry,
        signature=case.signature,
        methods=case.methods,
        limits=limits,
    )


@pytest.mark.parametrize("case", TYPED, ids=lambda case: case.name)
async def test_typed(sandbox: Sandbox, case: Case) -> None:
    results = await collect(sandbox, run_of(case))
    assert [result.outcome for result in results] == [Outcome.OK] * len(case.calls), results
    assert tuple(result.value for result in results) == case.values


@pytest.mark.parametrize("case", MISTAKEN, ids=lambda case: case.name)
async def test_mistaken(sandbox: Sandbox, case: Case) -> None:
    (result,) = await collect(sandbox, run_of(case))
    assert (result.outcome, result.value) == (case.outcome, None)
    assert case.says in (result.error or "")
    await assert_works(sandbox, PYTHON)


async def test_a_list_of_many_nodes_goes_in_and_out(sandbox: Sandbox) -> None:
    count = 50_000
    source = (
        "def solution(head):\n"
        "    before = None\n"
        "    while head: before, head.next, head = head, before, head.next\n"
        "    return before\n"
    )
    nodes = ("list_node", "int")
    run = request(PYTHON, source, (list(range(count)),))
    (result,) = await collect(sandbox, replace(run, signature=Signature((nodes,), nodes)))
    assert result.value == list(range(count))[::-1], result.error


async def counted(sandbox: Sandbox, source: str, *calls: tuple[int, ...]) -> list[CallResult]:
    return await collect(sandbox, replace(request(PYTHON, source, *calls), count_operations=True))


async def test_steps_are_counted_only_when_asked_for(sandbox: Sandbox) -> None:
    source = "def solution(n):\n    return sum(range(n))\n"
    results = await counted(sandbox, source, (100,), (200,), (100,))
    assert [result.value for result in results] == [4950, 19900, 4950]
    few, many, again = (result.operations for result in results)
    assert few == again
    assert few is not None
    assert many == few + 100
    (plain,) = await collect(sandbox, request(PYTHON, source, (100,)))
    assert plain.operations is None


async def test_counts_in_a_box_tell_the_growth(sandbox: Sandbox) -> None:
    for wanted in ("n", "n log n", "n^2"):
        function = next(f for f in CORPUS if f.growth == wanted)
        sizes = [2**i for i in range(3, 10)]
        calls = [tuple(function.arguments(n)) for n in sizes]
        run = replace(request(PYTHON, function.source, *calls), count_operations=True)
        results = await collect(sandbox, run)
        points = [(n, r.operations or 0) for n, r in zip(sizes, results, strict=True)]
        assert growth(points) == wanted, points


async def test_a_counted_program_that_fails_has_no_count_and_its_own_lines(
    sandbox: Sandbox,
) -> None:
    source = "def solution(n):\n    xs = [1 for _ in range(n)]\n    return xs[n]\n"
    (result,) = await counted(sandbox, source, (3,))
    assert (result.outcome, result.operations) == (Outcome.EXCEPTION, None)
    assert "line 3, in solution\n    return xs[n]" in (result.error or "")


async def test_counting_has_the_limits_of_any_run(sandbox: Sandbox) -> None:
    (result,) = await counted(sandbox, "def solution(n):\n    while n: pass\n", (1,))
    assert result.outcome is Outcome.TIME_LIMIT
