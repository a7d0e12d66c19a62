"""Slow solutions are right where they finish, and even twice the limit is not enough for them."""

from __future__ import annotations

import math
from dataclasses import replace

from question_bank.folder import Claim, QuestionFolder, Solution
from question_bank.judging import Run
from question_bank.schema import Question
from question_bank.trial import Trial, try_source
from sandbox.contract import Language, Limits, Outcome

MARGIN = 2
RATIO = 50
MEASUREMENTS = 3
_EXCEEDED = {Outcome.TIME_LIMIT, Outcome.MEMORY_LIMIT}


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Faults of the slow solutions; every question needs one in Python.

    Where one runs out of time the fastest accepted solution takes at most 1/RATIO of its CPU time.
    """
    question, solutions = folder.question, folder.solutions(Claim.TIME_LIMIT_EXCEEDED)
    faults: list[str] = []
    if not any(solution.name.endswith(".py") for solution in solutions):
        faults.append("there is no slow Python solution")
    cases = [*question.samples, *question.hidden]
    for solution in solutions:
        trials = await try_source(
            question, run, solution.language, solution.source, cases, _wider(question)
        )
        faults += _trial_faults(solution.name, trials)
        faults += _pitfall_faults(question, solution.name, trials)
        faults += await _ratio_faults(folder, run, solution.name, trials)
    return faults


def _wider(question: Question) -> Limits:
    limits = question.limits
    return replace(limits, cpu_ms=limits.cpu_ms * MARGIN, wall_ms=limits.wall_ms * MARGIN)


def _trial_faults(name: str, trials: list[Trial]) -> list[str]:
    if not any(trial.result.outcome in _EXCEEDED for trial in trials):
        return [f"{name} stays within {MARGIN} times the limits on every case"]
    return [
        f"{name} is wrong, not slow, on {trial.case.id}: {trial.reason}"
        for trial in trials
        if trial.result.outcome not in _EXCEEDED and trial.reason is not None
    ]


def _pitfall_faults(question: Question, name: str, trials: list[Trial]) -> list[str]:
    exceeded = {trial.case.id for trial in trials if trial.result.outcome in _EXCEEDED}
    return [
        f"{name} stays within the limits on {case}, said to catch {pitfall.id}"
        for pitfall in question.pitfalls
        if pitfall.solution == name
        for case in pitfall.caught_by
        if case not in exceeded
    ]


async def _ratio_faults(
    folder: QuestionFolder, run: Run, name: str, trials: list[Trial]
) -> list[str]:
    """What ran out of time took at least its limit; a busy machine only lengthens the others."""
    question = folder.question
    ran_out = [trial.case for trial in trials if trial.result.outcome is Outcome.TIME_LIMIT]
    if not ran_out:
        return []
    least, exceeded = math.inf, question.limits.cpu_ms * MARGIN
    for solution in MEASUREMENTS * _python_first(folder.solutions(Claim.ACCEPTED)):
        tried = await try_source(question, run, solution.language, solution.source, ran_out)
        least = min([least, *(each.result.cpu_ms for each in tried if each.reason is None)])
        if least * RATIO <= exceeded:
            return []
    return [
        f"{name} exceeds {exceeded} ms where the fastest accepted solution takes {least:.0f} ms,"
        f" which is more than 1/{RATIO} of it"
    ]


def _python_first(solutions: list[Solution]) -> list[Solution]:
    return sorted(solutions, key=lambda each: each.language is not Language.PYTHON)
