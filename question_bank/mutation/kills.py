"""Which case notices which program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from question_bank.folder import Solution
from question_bank.mutation.arena import Arena, large_ids
from question_bank.schema import Case
from sandbox.contract import Outcome

ENOUGH_KILLERS = 40
_ENOUGH_TIMEOUTS = 3


async def first_killers(
    arena: Arena, programs: Sequence[Solution], cases: Sequence[Case]
) -> dict[str, str | None]:
    """For each program the id of a case that it fails, None if it passes them all.

    The cases that have killed most come first, the large ones always last.
    """
    killed: Counter[str] = Counter()
    large = large_ids(arena.question)

    async def visit(program: Solution, owner: str) -> str | None:
        ranked = sorted(cases, key=lambda case: (case.id in large, -killed[case.id]))
        for chunk in _growing(ranked):
            for trial in await arena.fight(program, chunk, owner):
                if trial.reason is not None:
                    killed[trial.case.id] += 1
                    return trial.case.id
        return None

    return await arena.each(programs, visit)


async def killers(
    arena: Arena, programs: Sequence[Solution], cases: Sequence[Case], enough: int = ENOUGH_KILLERS
) -> dict[str, set[str]]:
    """For each program the ids of cases that it fails: all of them, or about the first `enough`.

    Programs that run into their time limit are expensive: a few such cases are enough.
    """

    async def visit(program: Solution, owner: str) -> set[str]:
        found: set[str] = set()
        timeouts = 0
        for chunk in _growing(cases):
            trials = await arena.fight(program, chunk, owner)
            found |= {trial.case.id for trial in trials if trial.reason is not None}
            timeouts += sum(trial.result.outcome is Outcome.TIME_LIMIT for trial in trials)
            if len(found) >= enough or timeouts >= _ENOUGH_TIMEOUTS:
                break
        return found

    return await arena.each(programs, visit)


def _growing(cases: Sequence[Case]) -> Iterator[Sequence[Case]]:
    """One case, then two, then four, ...: most programs fail early, and some of them endlessly."""
    start, length = 0, 1
    while start < len(cases):
        yield cases[start : start + length]
        start, length = start + length, length * 2
