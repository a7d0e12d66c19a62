"""Slow solutions are right where they finish, and even twice the limit is not enough for them."""

from __future__ import annotations

from dataclasses import replace

from question_bank.folder import Claim, QuestionFolder, Solution
from question_bank.judging import Run
from question_bank.schema import Question
from question_bank.trial import Trial, try_source
from sandbox.contract import Language, Limits, Outcome

MARGIN = 2
RATIO = 50
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
    """The CPU time of what ran out of time is at least what it used."""
    used = {
        trial.case.id: trial.result.cpu_ms
        for trial in trials
        if trial.result.outcome is Outcome.TIME_LIMIT
    }
    cases = [trial.case for trial in trials if trial.case.id in used]
    ratio = 0.0
    for solution in _python_first(folder.solutions(Claim.ACCEPTED) if cases else []):
        for fast in await try_source(
            folder.question, run, solution.language, solution.source, cases
        ):
            if fast.reason is None:
                ratio = max(ratio, used[fast.case.id] / max(fast.result.cpu_ms, 0.001))
        if ratio >= RATIO:
            return []
    told = f"{name} takes {ratio:.0f} times the CPU time of the fastest accepted solution"
    return [f"{told}, less than {RATIO} times"] if cases else []


def _python_first(solutions: list[Solution]) -> list[Solution]:
    return sorted(solutions, key=lambda each: each.language is not Language.PYTHON)
