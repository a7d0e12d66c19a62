"""Solutions that grow otherwise than their question says are found, and doubts are not told."""

from __future__ import annotations

import math
import re
from collections.abc import AsyncIterator, Callable

import pytest

from question_bank.counting import Counts
from question_bank.growth import DEGREES, EXPONENTIAL, GROWTHS
from question_bank.validators.growth_of_solutions import accepted_fault, prove, slow_fault
from sandbox.contract import CallResult, Outcome, RunRequest, SandboxUnavailable
from tests.question_bank.conftest import Draft

pytestmark = pytest.mark.anyio
ACCEPTED = "solutions/accepted/counts.py"
SLOW = "solutions/time_limit_exceeded/all_pairs.py"
SIZES = (16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512)
FEW_SIZES = tuple(range(3, 14))
Form = Callable[[int], float]


def counts(form: Form, sizes: tuple[int, ...] = SIZES) -> Counts:
    return Counts("it.py", [(n, 1 + int(form(n))) for n in sizes], None)


async def faults(draft: Draft) -> list[str]:
    return await prove(draft.open(), draft.runner())


async def test_a_whole_draft_has_no_fault(draft: Draft) -> None:
    assert await faults(draft) == []


async def test_a_quadratic_accepted_solution_is_found(draft: Draft) -> None:
    draft.edit(ACCEPTED, "heavy in counts", "heavy in weights")
    (fault,) = await faults(draft)
    assert re.fullmatch(r"counts.py grows as n\^2( log n)?, not as n or n log n", fault)


async def test_a_linear_slow_solution_is_found(draft: Draft) -> None:
    (draft.path / SLOW).write_text((draft.path / ACCEPTED).read_text())
    assert await faults(draft) == [
        "all_pairs.py grows as n, less than a degree faster than n log n"
    ]


async def test_a_slow_solution_may_be_slow_by_other_things_than_size(draft: Draft) -> None:
    runner = draft.runner()

    async def stuck(request: RunRequest) -> AsyncIterator[CallResult]:
        async for result in runner(request):
            whole = request.count_operations or "# stuck" not in request.source
            yield result if whole else CallResult(result.index, Outcome.MEMORY_LIMIT)

    (draft.path / SLOW).write_text("# stuck\n" + (draft.path / ACCEPTED).read_text())
    assert await prove(draft.open(), stuck) == []


async def test_an_accepted_solution_that_stops_on_the_ladder_is_found(draft: Draft) -> None:
    draft.edit(ACCEPTED, "    pairs = []\n", "    pairs = [][len(weights) // 128 :]\n")
    draft.edit(
        ACCEPTED, "    return pairs", "    return pairs if len(weights) < 100 else weights[600]"
    )
    assert await faults(draft) == ["counts.py ends with exception at size 128 of the ladder"]


async def test_a_slow_solution_that_can_hardly_be_counted_is_found(draft: Draft) -> None:
    draft.edit(
        SLOW,
        "    pairs = set()\n",
        "    pairs = set()\n    weights[32:] = [1 // (40 > len(weights))]\n",
    )
    assert await faults(draft) == [
        "all_pairs.py can be counted at 3 sizes of the ladder, at least 4 are needed;"
        " it ends with exception at size 48"
    ]


async def test_a_sandbox_that_fails_is_no_verdict(draft: Draft) -> None:
    async def broken(request: RunRequest) -> AsyncIterator[CallResult]:
        yield CallResult(0, Outcome.SANDBOX_ERROR, error="gone")

    with pytest.raises(SandboxUnavailable, match="gone"):
        await prove(draft.open(), broken)


IN_DOUBT: list[tuple[Form, list[str]]] = [
    (lambda n: 7 * n + 40, ["n"]),
    (lambda n: 7 * n * (1.2 if n % 3 else 1), ["n"]),
    (lambda n: 3 * n + n * math.log2(n) / 2, ["n"]),
    (lambda n: 9 * n, ["n log n"]),
    (lambda n: n * (n - 1) / 2, ["n^2"]),
    (lambda n: n * n + 30 * n, ["n^2", "n"]),
    (lambda n: n**3 / 6 + n * n, ["n^3"]),
    (lambda _: 5, ["1"]),
    (lambda n: 3 + 4 * n.bit_length(), ["log n"]),
]


@pytest.mark.parametrize(("form", "allowed"), IN_DOUBT)
def test_an_accepted_solution_has_the_benefit_of_the_doubt(form: Form, allowed: list[str]) -> None:
    assert accepted_fault(counts(form), allowed) is None


CONTRADICTED: list[tuple[Form, list[str], str]] = [
    (lambda n: n * n / 2 + n, ["n", "n log n"], "n^2, not as n or n log n"),
    (lambda n: n * math.log2(n), ["n"], "n log n, not as n"),
    (lambda n: n * n, ["n^3"], "n^2, not as n^3"),
    (lambda n: n, ["1", "log n"], "n, not as 1 or log n"),
    (lambda n: n**3, ["n^2 log n"], "n^3, not as n^2 log n"),
    (lambda n: n * n * math.log2(n), ["n^2"], "n^2 log n, not as n^2"),
]


@pytest.mark.parametrize(("form", "allowed", "told"), CONTRADICTED)
def test_an_accepted_solution_in_another_class_is_found(
    form: Form, allowed: list[str], told: str
) -> None:
    assert accepted_fault(counts(form), allowed) == f"it.py grows as {told}"


def test_an_exponential_accepted_solution_is_found() -> None:
    found = accepted_fault(counts(lambda n: 2**n, FEW_SIZES), ["n^3"])
    assert found == "it.py grows as 2^n, not as n^3"


SLOW_FORMS: list[tuple[Form, str, bool]] = [
    (lambda n: n * n / 2, "n log n", True),
    (lambda n: n * math.log2(n), "n", False),
    (lambda n: n * n * math.log2(n), "n", True),
    (lambda n: n * n * math.log2(n), "n^2", False),
    (lambda n: n, "log n", True),
    (lambda n: 2000 + n % 2, "log n", False),
    (lambda n: 900 + n, "n", False),
    (lambda n: n**3 / 6, "n^2", True),
]


@pytest.mark.parametrize(("form", "slowest", "enough"), SLOW_FORMS)
def test_a_slow_solution_must_grow_a_degree_faster(
    form: Form, slowest: str, *, enough: bool
) -> None:
    assert (slow_fault(counts(form), [], [slowest]) is None) == enough


EXPONENTIAL_FORMS: list[tuple[Form, bool]] = [
    (lambda n: 3**n, True),
    (lambda n: n * 2**n, True),
    (lambda n: 50 * 2**n, False),
    (lambda n: n**3, False),
]


@pytest.mark.parametrize(("form", "enough"), EXPONENTIAL_FORMS)
def test_exponential_solutions_are_held_against_each_other(form: Form, *, enough: bool) -> None:
    accepted = counts(lambda n: 2**n, FEW_SIZES).points
    found = slow_fault(counts(form, FEW_SIZES), [accepted], ["n^3", "2^n"])
    assert (found is None) == enough


def test_every_class_has_a_degree_and_they_rise() -> None:
    assert list(DEGREES) == [*GROWTHS, EXPONENTIAL]
    assert list(DEGREES.values()) == sorted(DEGREES.values())
