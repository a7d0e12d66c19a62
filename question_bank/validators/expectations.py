"""The oracle agrees with every expectation that was written by hand."""

from __future__ import annotations

from question_bank.folder import QuestionFolder
from question_bank.judging import Answer, Run, judge


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Faults of cases.yaml; the frozen large cases are beyond an oracle's speed."""
    question, oracle = folder.question, folder.oracle()
    large = {f"{question.perf.gen}-{size}" for size in question.perf.sizes}
    cases = [case for case in (*question.samples, *question.hidden) if case.id not in large]
    answers = [Answer(case.args, case.expect, oracle(*case.args)) for case in cases]
    reasons = await judge(run, question.checker, answers, f"check-{question.slug}")
    return [
        f"case {case.id}: the oracle disagrees, {reason}"
        for case, reason in zip(cases, reasons, strict=True)
        if reason is not None
    ]
