"""An independent oracle agrees with every accepted solution on seeded small inputs."""

from __future__ import annotations

from question_bank.folder import Claim, QuestionFolder
from question_bank.judging import Run
from question_bank.schema import Case
from question_bank.signatures import answer_type
from question_bank.trial import try_source
from question_bank.values import describe, normalise

SEED = 20240101
INPUTS = 200


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """The first disagreement of each accepted solution."""
    question, oracle = folder.question, folder.oracle()
    cases: list[Case] = []
    for n, args in enumerate(folder.small_inputs(SEED, INPUTS)):
        answer = answer_type(question.signature, question.checker, args)
        cases.append(Case(f"small-{n}", args, normalise(oracle(*args), answer)))
    faults: list[str] = []
    for solution in folder.solutions(Claim.ACCEPTED):
        trials = await try_source(question, run, solution.language, solution.source, cases)
        wrong = [trial for trial in trials if trial.reason is not None]
        if wrong:
            args = ", ".join(map(describe, wrong[0].case.args))
            first = f"{wrong[0].case.id} ({args}): {wrong[0].reason}"
            faults.append(
                f"{solution.name} and the oracle differ {len(wrong)} times, first {first}"
            )
    return faults
