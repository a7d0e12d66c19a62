"""Programs meet cases in boxes: who is noticed by what, within which limits, in which order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace

import pytest

from question_bank.boxes import BOXES
from question_bank.folder import QuestionFolder, Solution
from question_bank.mutation.arena import TRIES, Arena, ReferenceFails, arena
from question_bank.mutation.kills import first_killers, killers
from question_bank.mutation.score import Score
from question_bank.schema import Case
from sandbox.contract import CallResult, Json, Language, Outcome, RunRequest, SandboxUnavailable
from tests.question_bank.conftest import Draft

pytestmark = pytest.mark.anyio


@dataclass
class Scripted:
    """Answers an empty list; a source names the loads at which it is wrong or takes too long."""

    cpu_ms: float = 1.0
    broken: int = 0
    asked: list[RunRequest] = field(default_factory=list[RunRequest])

    async def __call__(self, request: RunRequest) -> AsyncIterator[CallResult]:
        self.asked.append(request)
        self.broken -= 1
        await asyncio.sleep(0)
        for index, (_, load) in enumerate(request.calls):
            yield self._result(request.source.split(), index, load)

    def _result(self, words: list[str], index: int, load: Json) -> CallResult:
        if self.broken >= 0:
            return CallResult(index, Outcome.SANDBOX_ERROR, error="gone")
        if f"slow:{load}" in words:
            return CallResult(index, Outcome.TIME_LIMIT)
        value: Json = [[1, 1]] if f"wrong:{load}" in words else []
        return CallResult(index, Outcome.OK, value, cpu_ms=self.cpu_ms * int(str(load)))

    def loads(self) -> list[list[Json]]:
        return [[call[1] for call in request.calls] for request in self.asked]


def program(name: str, source: str) -> Solution:
    return Solution(name, Language.PYTHON, source)


def small(count: int) -> list[Case]:
    """Cases of load 1, 2, ... called `load-1`, `load-2`, ..."""
    return [Case(f"load-{load}", ([], load), []) for load in range(1, count + 1)]


LARGE = Case("scale-2000", ([], 100), [])


@pytest.fixture
def folder(draft: Draft) -> QuestionFolder:
    return draft.open()


def ring(folder: QuestionFolder, run: Scripted) -> Arena:
    limits = folder.question.limits
    return Arena(folder.question, run, limits, replace(limits, cpu_ms=9_000))


async def test_the_first_case_that_a_program_fails_is_told(folder: QuestionFolder) -> None:
    programs = [program("right", ""), program("bad", "wrong:3 wrong:5"), program("slow", "slow:2")]
    found = await first_killers(ring(folder, Scripted()), programs, small(6))
    assert found == {"right": None, "bad": "load-3", "slow": "load-2"}


async def test_cases_that_kill_much_are_tried_first(folder: QuestionFolder) -> None:
    run = Scripted()
    await first_killers(
        ring(folder, run), [program(f"bad-{n}", "wrong:5") for n in range(9)], small(6)
    )
    assert run.loads()[-1] == [5]


async def test_large_cases_are_tried_last_and_have_limits_of_their_own(
    folder: QuestionFolder,
) -> None:
    run = Scripted()
    await first_killers(ring(folder, run), [program("right", "")], [LARGE, *small(2)])
    assert run.loads() == [[1], [2], [100]]
    limits = [request.limits.cpu_ms for request in run.asked]
    assert limits == [folder.question.limits.cpu_ms] * 2 + [9_000]


async def test_all_killers_are_told_until_there_are_enough(folder: QuestionFolder) -> None:
    bad = program("bad", " ".join(f"wrong:{load}" for load in range(2, 30)))
    arena = ring(folder, Scripted())
    everything = await killers(arena, [bad, program("right", "")], small(29))
    assert everything["right"] == set()
    assert everything["bad"] == {f"load-{load}" for load in range(2, 30)}
    few = await killers(arena, [bad], small(29), enough=3)
    assert 3 <= len(few["bad"]) < 10


async def test_a_program_that_hangs_is_not_tried_on_everything(folder: QuestionFolder) -> None:
    run = Scripted()
    hanging = program("slow", " ".join(f"slow:{load}" for load in range(1, 100)))
    await killers(ring(folder, run), [hanging], small(99))
    assert sum(map(len, run.loads())) <= 7


async def test_programs_share_the_boxes_of_the_bank(folder: QuestionFolder) -> None:
    run = Scripted()
    programs = [program(f"right-{n}", "") for n in range(8)]
    await first_killers(ring(folder, run), programs, small(3))
    assert {request.owner for request in run.asked} == set(BOXES)


async def test_a_box_that_dies_is_tried_again(folder: QuestionFolder) -> None:
    run = Scripted(broken=TRIES - 1)
    found = await first_killers(ring(folder, run), [program("bad", "wrong:1")], small(1))
    assert found == {"bad": "load-1"}


async def test_boxes_that_always_die_are_no_verdict(folder: QuestionFolder) -> None:
    with pytest.raises(SandboxUnavailable, match="gone"):
        await first_killers(ring(folder, Scripted(broken=99)), [program("bad", "")], small(1))


async def test_limits_leave_twenty_times_what_the_reference_takes(folder: QuestionFolder) -> None:
    cases = [*small(30), Case("scale-2000", ([], 40), [])]
    made = await arena(folder, Scripted(), program("right", ""), cases)
    assert (made.small.cpu_ms, made.large.cpu_ms) == (600, 800)
    quick = await arena(folder, Scripted(cpu_ms=0.01), program("right", ""), cases)
    assert (quick.small.cpu_ms, quick.large.cpu_ms) == (200, 300)
    slow = await arena(folder, Scripted(cpu_ms=9), program("right", ""), cases)
    assert slow.small.cpu_ms == slow.large.cpu_ms == folder.question.limits.cpu_ms


async def test_a_reference_that_is_wrong_has_no_arena(folder: QuestionFolder) -> None:
    with pytest.raises(ReferenceFails, match="ref fails load-2: expected 0 items, got 1"):
        await arena(folder, Scripted(), program("ref", "wrong:2"), small(3))


def test_equivalent_mutants_do_not_count() -> None:
    score = Score.of({"m1": "case", "m2": None, "m3": None, "m4": "case"}, {"m3"})
    assert (score.counted, score.survivors) == (3, ("m2",))
    assert score.value == pytest.approx(2 / 3)
    assert Score.of({}, ()).value == 1
