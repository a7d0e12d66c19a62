"""Accepted solutions grow as the question says, and slow ones at least a degree faster.

Where counts leave a doubt nothing is told.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from question_bank.counting import COUNTABLE, Counts, count_steps
from question_bank.folder import Claim, QuestionFolder, Solution
from question_bank.growth import DEGREES, Points, errors, growth, near
from question_bank.judging import Run
from question_bank.trial import try_source
from question_bank.validators.oracle_agreement import SEED
from sandbox.contract import Outcome

FEWEST_SIZES = 4
DOUBT = 0.1
"""How much worse than the best class an allowed one may fit."""
NEARLY_ONE_DEGREE = 0.75
"""The power of the size by which exponential programs must differ."""
_CPU_MS = {Claim.ACCEPTED: 5_000, Claim.TIME_LIMIT_EXCEEDED: 1_000}
_EXCEEDED = {Outcome.TIME_LIMIT, Outcome.MEMORY_LIMIT}


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Faults of the growth of the solutions whose steps can be counted.

    A slow solution that is too much for a small case, say by its large numbers, may grow as it
    likes.
    """
    allowed = folder.question.perf.growth
    accepted = await _counts(folder, run, Claim.ACCEPTED)
    faults = [fault for counts in accepted.values() if (fault := accepted_fault(counts, allowed))]
    points = [counts.points for counts in accepted.values() if counts.stopped is None]
    for solution, counts in (await _counts(folder, run, Claim.TIME_LIMIT_EXCEEDED)).items():
        fault = slow_fault(counts, points, allowed)
        if fault is not None and not await _is_slow_elsewhere(folder, run, solution):
            faults.append(fault)
    return faults


async def _counts(folder: QuestionFolder, run: Run, claim: Claim) -> dict[Solution, Counts]:
    ladder = folder.ladder_inputs(SEED)
    return {
        solution: await count_steps(folder.question, run, solution, ladder, _CPU_MS[claim])
        for solution in folder.solutions(claim)
        if solution.language in COUNTABLE
    }


def accepted_fault(counts: Counts, allowed: Sequence[str]) -> str | None:
    """What is wrong when an accepted solution clearly grows in no allowed class."""
    if counts.stopped is not None:
        return f"{counts.name} ends with {counts.stopped} of the ladder"
    found = errors(counts.points)
    if min(found[each] for each in allowed) <= min(found.values()) + DOUBT:
        return None
    return f"{counts.name} grows as {growth(counts.points)}, not as {' or '.join(allowed)}"


def slow_fault(counts: Counts, accepted: Sequence[Points], allowed: Sequence[str]) -> str | None:
    """What is wrong when a slow solution is less than a degree above the slowest allowed class.

    Beyond every degree it is held against the accepted solutions themselves.
    """
    points = counts.points
    if len(points) < FEWEST_SIZES:
        few = f"{len(points)} sizes of the ladder, at least {FEWEST_SIZES} are needed"
        return f"{counts.name} can be counted at {few}; it ends with {counts.stopped}"
    slowest = max(allowed, key=list(DEGREES).index)
    if DEGREES[slowest] == math.inf:
        if all(_outgrows(points, each) for each in accepted):
            return None
    elif max(DEGREES[each] for each in _likely(points)) > DEGREES[slowest]:
        return None
    return f"{counts.name} grows as {growth(points)}, less than a degree faster than {slowest}"


def _likely(points: Points) -> list[str]:
    """The classes that fit about equally well; what hardly grows has no other than `1`."""
    likely = near(errors(points))
    return ["1"] if likely[0] == "1" else likely


def _outgrows(points: Points, other: Points) -> bool:
    """Whether the ratio of the counts grows with the size, nearly as it or faster."""
    counts, others = dict(points), dict(other)
    first, *_, last = sorted(counts.keys() & others.keys())
    gain = (counts[last] / others[last]) / (counts[first] / others[first])
    return math.log(gain) >= NEARLY_ONE_DEGREE * math.log(last / first)


async def _is_slow_elsewhere(folder: QuestionFolder, run: Run, solution: Solution) -> bool:
    question = folder.question
    cases = [case for case in question.hidden if case.id not in question.perf.case_ids]
    trials = await try_source(question, run, solution.language, solution.source, cases)
    return any(trial.result.outcome in _EXCEEDED for trial in trials)
