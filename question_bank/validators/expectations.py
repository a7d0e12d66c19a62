"""The oracle agrees with every expectation that was written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.checkers import check
from question_bank.folder import QuestionFolder


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of cases.yaml; the frozen large cases are beyond an oracle's speed."""
    question, oracle = folder.question, folder.oracle()
    large = {f"{question.perf.gen}-{size}" for size in question.perf.sizes}
    for case in (*question.samples, *question.hidden):
        if case.id not in large:
            reason = check(question.checker, case.args, case.expect, oracle(*case.args))
            if reason is not None:
                yield f"case {case.id}: the oracle disagrees, {reason}"
