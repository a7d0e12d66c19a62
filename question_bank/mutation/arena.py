"""Where mutants and wrong solutions meet cases: the bank's boxes, both of them at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from question_bank.boxes import BOXES
from question_bank.folder import QuestionFolder, Solution
from question_bank.judging import Run
from question_bank.schema import Case, Question
from question_bank.trial import Trial, try_source
from sandbox.contract import Limits, Outcome, SandboxUnavailable

TRIES = 3
SLOWER = 20
_SMALL_FLOOR_MS = 200
_LARGE_FLOOR_MS = 300
_WALL_PER_CPU = 10
_T = TypeVar("_T")


class ReferenceFails(Exception):
    """The solution whose mutants are to be killed fails a case itself."""


@dataclass(frozen=True, slots=True)
class Arena:
    """Runs programs on cases; `small` and `large` are the limits for cases of either size."""

    question: Question
    run: Run
    small: Limits
    large: Limits

    async def fight(self, program: Solution, cases: Sequence[Case], owner: str) -> list[Trial]:
        """Try a program on cases in the box of `owner`; the large cases come last.

        Raises:
            SandboxUnavailable: the sandbox failed again and again.
        """
        large = large_ids(self.question)
        sizes = (
            ([case for case in cases if case.id not in large], self.small),
            ([case for case in cases if case.id in large], self.large),
        )
        return [
            trial
            for chosen, limits in sizes
            if chosen
            for trial in await self._tried(program, chosen, limits, owner)
        ]

    async def each(
        self,
        programs: Sequence[Solution],
        visit: Callable[[Solution, str], Awaitable[_T]],
    ) -> dict[str, _T]:
        """Visit every program with a box's owner, as many at once as there are boxes."""
        found: dict[str, _T] = {}
        waiting = iter(programs)

        async def work(owner: str) -> None:
            for program in waiting:
                found[program.name] = await visit(program, owner)

        workers = [asyncio.ensure_future(work(each)) for each in BOXES]
        try:
            await asyncio.gather(*workers)
        finally:
            for worker in workers:
                worker.cancel()
        return found

    async def _tried(
        self, program: Solution, cases: Sequence[Case], limits: Limits, owner: str
    ) -> list[Trial]:
        reason = None
        for _ in range(TRIES):
            trials = await try_source(
                self.question, self.run, program.language, program.source, cases, limits, owner
            )
            failed = [each for each in trials if each.result.outcome is Outcome.SANDBOX_ERROR]
            if not failed:
                return trials
            reason = failed[0].result.error
        raise SandboxUnavailable(reason or "the sandbox failed")


async def arena(
    folder: QuestionFolder, run: Run, reference: Solution, cases: Sequence[Case]
) -> Arena:
    """An arena whose limits leave a mutant `SLOWER` times what the reference needs.

    Raises:
        ReferenceFails: the reference gives a wrong answer, or none.
    """
    question = folder.question
    measuring = Arena(question, run, question.limits, question.limits)
    trials = await measuring.fight(reference, cases, BOXES[0])
    for trial in trials:
        if trial.reason is not None:
            raise ReferenceFails(f"{reference.name} fails {trial.case.id}: {trial.reason}")
    large = large_ids(question)

    def limits(floor_ms: int, *, of_large: bool) -> Limits:
        used = [each.result.cpu_ms for each in trials if (each.case.id in large) is of_large]
        cpu_ms = min(max(floor_ms, int(SLOWER * max(used, default=0))), question.limits.cpu_ms)
        return replace(question.limits, cpu_ms=cpu_ms, wall_ms=cpu_ms * _WALL_PER_CPU)

    small = limits(_SMALL_FLOOR_MS, of_large=False)
    return Arena(question, run, small, limits(_LARGE_FLOOR_MS, of_large=True))


def large_ids(question: Question) -> set[str]:
    """The ids of the cases that the worst-case generator makes."""
    return set(question.perf.case_ids)
