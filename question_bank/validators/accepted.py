"""Accepted solutions pass every case in every offered language, with time to spare."""

from __future__ import annotations

from question_bank.folder import Claim, QuestionFolder, Solution
from question_bank.judging import Run
from question_bank.schema import Question
from question_bank.trial import Trial, try_source
from sandbox.contract import Language

HEADROOM = 5
MEASUREMENTS = 3
REQUIRED = (Language.PYTHON, Language.JAVASCRIPT)


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Faults of the accepted solutions; the slowest may use 1/HEADROOM of the CPU limit.

    A question offers the languages that have one; these are REQUIRED. The CPU time of a call holds
    neither compiling nor the start of a runtime. A busy machine can only lengthen it, so the least
    of some MEASUREMENTS counts.
    """
    question, solutions = folder.question, folder.solutions(Claim.ACCEPTED)
    offered = {solution.language for solution in solutions}
    faults = [f"no accepted solution in {each}" for each in REQUIRED if each not in offered]
    for solution in solutions:
        cases = [*question.samples, *question.hidden]
        trials = await try_source(question, run, solution.language, solution.source, cases)
        faults += [
            f"{solution.name} fails {trial.case.id}: {trial.reason}"
            for trial in trials
            if trial.reason is not None
        ]
        faults += await _headroom_faults(question, run, solution, trials)
    return faults


async def _headroom_faults(
    question: Question, run: Run, solution: Solution, trials: list[Trial]
) -> list[str]:
    used = {trial.case.id: trial.result.cpu_ms for trial in trials if trial.reason is None}
    limit = question.limits.cpu_ms
    for _ in range(1, MEASUREMENTS):
        close = [trial.case for trial in trials if used.get(trial.case.id, 0) * HEADROOM > limit]
        if not close:
            return []
        trials = await try_source(question, run, solution.language, solution.source, close)
        for trial in trials:
            if trial.reason is None:
                used[trial.case.id] = min(used[trial.case.id], trial.result.cpu_ms)
    return [
        f"{solution.name} is too close to the limit on {name}: {cpu_ms:.0f} of {limit} ms"
        for name, cpu_ms in used.items()
        if cpu_ms * HEADROOM > limit
    ]
