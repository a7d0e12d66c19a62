"""Starters compile, return the zero value of their type, and are no free pass."""

from __future__ import annotations

from question_bank.folder import QuestionFolder
from question_bank.judging import Run
from question_bank.validators.trial import try_source
from question_bank.values import describe, zero
from sandbox.contract import Outcome


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Faults of the starters in every offered language."""
    question = folder.question
    wanted = zero(question.signature.returns)
    faults: list[str] = []
    for language, source in question.starters.items():
        trials = await try_source(question, run, language, source, question.samples)
        results = [trial.result for trial in trials]
        faults += [
            f"the {language} starter ends with {result.outcome}: {result.error or 'no message'}"
            for result in results
            if result.outcome is not Outcome.OK
        ]
        faults += [
            f"the {language} starter returns {describe(result.value)}, not {describe(wanted)}"
            for result in results
            if result.outcome is Outcome.OK and result.value != wanted
        ]
        if all(trial.reason is None for trial in trials):
            faults.append(f"the {language} starter passes every sample")
    return faults
