"""Programs that answer every case with the same value do not get far."""

from __future__ import annotations

import json

from question_bank.folder import QuestionFolder
from question_bank.judging import Answer, Run, judge
from question_bank.schema import Case, Question
from question_bank.signatures import zero_answer
from sandbox.contract import Json

MOST_PASSED = 0.6


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Constants, among zero and all expectations, that pass every or too many hidden cases."""
    question = folder.question
    cases = [case for case in question.hidden if not question.is_large(case)]
    answers = {"zero": [_zero(question, case) for case in cases]}
    answers |= {name: [value] * len(cases) for name, value in _expectations(question).items()}
    given = [
        Answer(case.args, case.expect, value)
        for values in answers.values()
        for case, value in zip(cases, values, strict=True)
    ]
    reasons = await judge(run, question.checker, given, f"check-{question.slug}")
    faults: list[str] = []
    for number, name in enumerate(answers):
        judged = reasons[number * len(cases) : (number + 1) * len(cases)]
        passed = sum(reason is None for reason in judged)
        if passed > MOST_PASSED * len(cases):
            short = name if len(name) <= 60 else f"{name[:57]}..."
            share = f"more than {MOST_PASSED:.0%} of them"
            faults.append(f"the constant {short} passes {passed} of {len(cases)} cases, {share}")
    return faults


def _zero(question: Question, case: Case) -> Json:
    return zero_answer(question.signature, question.checker, case.args)


def _expectations(question: Question) -> dict[str, Json]:
    """The distinct expectations by their text in JSON."""
    cases = [c for c in (*question.samples, *question.hidden) if not question.is_large(c)]
    return {json.dumps(case.expect, sort_keys=True): case.expect for case in cases}
