"""The oracle agrees with every expectation that is not beyond its speed."""

from __future__ import annotations

from question_bank.folder import QuestionFolder
from question_bank.judging import Answer, Run, judge


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Expectations that the oracle does not share; the large cases are left out."""
    question, oracle = folder.question, folder.oracle()
    cases = [case for case in (*question.samples, *question.hidden) if not question.is_large(case)]
    answers = [Answer(case.args, case.expect, oracle(*case.args)) for case in cases]
    reasons = await judge(run, question.checker, answers, f"check-{question.slug}")
    return [
        f"case {case.id}: the oracle disagrees, {reason}"
        for case, reason in zip(cases, reasons, strict=True)
        if reason is not None
    ]
