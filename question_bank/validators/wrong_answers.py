"""Wrong solutions are instructive: they pass the samples and a hidden case catches them."""

from __future__ import annotations

from question_bank.folder import Claim, QuestionFolder
from question_bank.judging import Run
from question_bank.schema import Case, Question
from question_bank.trial import Trial, try_source


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Faults of the wrong solutions, and of the pitfalls that name them."""
    question, solutions = folder.question, folder.solutions(Claim.WRONG_ANSWER)
    faults = [] if solutions else ["there is no wrong solution"]
    for solution in solutions:
        cases = [*question.samples, *_catching(question, solution.name)]
        trials = await try_source(question, run, solution.language, solution.source, cases)
        samples = len(question.samples)
        faults += [
            f"{solution.name} fails the sample {trial.case.id} already: {trial.reason}"
            for trial in trials[:samples]
            if trial.reason is not None
        ]
        faults += _hidden_faults(folder, solution.name, trials[samples:])
    return faults


def _catching(question: Question, name: str) -> list[Case]:
    """The hidden cases that are said to catch a solution; all of them where none is."""
    said = question.said_to_catch(name)
    return [case for case in question.hidden if case.id in said or not said]


def _hidden_faults(folder: QuestionFolder, name: str, trials: list[Trial]) -> list[str]:
    failed = {trial.case.id for trial in trials if trial.reason is not None}
    faults: list[str] = []
    for pitfall in folder.question.pitfalls:
        missed = set(pitfall.caught_by) - failed
        if pitfall.solution == name and missed:
            faults.append(f"{name} passes {', '.join(sorted(missed))}, said to catch {pitfall.id}")
    return faults if faults or failed else [f"{name} passes every hidden case"]
