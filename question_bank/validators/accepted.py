"""Accepted solutions pass every case in every offered language, with time to spare."""

from __future__ import annotations

from question_bank.folder import Claim, QuestionFolder
from question_bank.judging import Run
from question_bank.trial import try_source
from sandbox.contract import Language

HEADROOM = 2
REQUIRED = (Language.PYTHON, Language.JAVASCRIPT)


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Faults of the accepted solutions; the slowest may use 1/HEADROOM of the CPU limit.

    A question offers the languages that have one; these are REQUIRED.
    """
    question, solutions = folder.question, folder.solutions(Claim.ACCEPTED)
    offered = {solution.language for solution in solutions}
    faults = [f"no accepted solution in {each}" for each in REQUIRED if each not in offered]
    for solution in solutions:
        cases = [*question.samples, *question.hidden]
        trials = await try_source(question, run, solution.language, solution.source, cases)
        for trial in trials:
            if trial.reason is not None:
                faults.append(f"{solution.name} fails {trial.case.id}: {trial.reason}")
            elif trial.result.cpu_ms * HEADROOM > question.limits.cpu_ms:
                used = f"{trial.result.cpu_ms:.0f} of {question.limits.cpu_ms} ms"
                faults.append(
                    f"{solution.name} is too close to the limit on {trial.case.id}: {used}"
                )
    return faults
