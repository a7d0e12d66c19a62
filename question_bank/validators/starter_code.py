"""Starters compile, return the zero value of their type, and are no free pass."""

from __future__ import annotations

from question_bank.folder import QuestionFolder
from question_bank.judging import Run
from question_bank.signatures import zero_answer
from question_bank.trial import Trial, try_source
from question_bank.values import describe
from sandbox.contract import Json, Language, Outcome


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Faults of the starters in every offered language.

    A starter of a class answers every call with zero, one that should change an argument leaves it.
    """
    question = folder.question
    zeros = [zero_answer(question.signature, question.checker, c.args) for c in question.samples]
    faults: list[str] = []
    for language, source in question.starters.items():
        trials = await try_source(question, run, language, source, question.samples)
        for trial, zero in zip(trials, zeros, strict=True):
            faults += _trial_faults(language, trial, zero)
        if all(trial.reason is None for trial in trials):
            faults.append(f"the {language} starter passes every sample")
    return faults


def _trial_faults(language: Language, trial: Trial, zero: Json) -> list[str]:
    result = trial.result
    if result.outcome is not Outcome.OK:
        return [
            f"the {language} starter ends with {result.outcome}: {result.error or 'no message'}"
        ]
    if result.value != zero:
        return [f"the {language} starter returns {describe(result.value)}, not {describe(zero)}"]
    return []
