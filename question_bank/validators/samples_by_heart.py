"""A program that knows the samples by heart, and nothing else, does not get far."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import uuid4

from question_bank.boxes import BOXES
from question_bank.folder import QuestionFolder
from question_bank.grammar import Atom, Scalar
from question_bank.judging import Run
from question_bank.schema import Case, Question
from question_bank.signatures import zero_answer
from question_bank.trial import try_request
from sandbox.contract import Lane, Language, RunRequest

MOST_PASSED = 0.4
MOST_PASSED_OF_TWO = 0.6
"""Half of the answers are right by luck where there are but two."""

_PROGRAM = """\
import json

KNOWN = json.loads({known!r})


def solution(*args):
    written = json.dumps(args[:-1], sort_keys=True)
    return KNOWN[written] if written in KNOWN else args[-1]
"""


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Faults of the hidden cases, held against the samples."""
    question = folder.question
    faults = list(_repeated(question))
    cases = [case for case in question.hidden if not question.is_large(case)]
    passed = await _passed_by_heart(question, run, cases)
    most = MOST_PASSED_OF_TWO if _answers_yes_or_no(question) else MOST_PASSED
    if len(passed) > most * len(cases):
        faults.append(
            f"a program that knows only the samples passes {len(passed)} of {len(cases)} hidden"
            f" cases, more than {most:.0%} of them: {', '.join(passed)}"
        )
    return faults


def _repeated(question: Question) -> Iterator[str]:
    samples = {json.dumps(case.args, sort_keys=True): case.id for case in question.samples}
    for case in question.hidden:
        sample = samples.get(json.dumps(case.args, sort_keys=True))
        if sample is not None:
            yield f"the hidden case {case.id} repeats the sample {sample}"


async def _passed_by_heart(question: Question, run: Run, cases: list[Case]) -> list[str]:
    """The hidden cases that it passes; what it does not know it answers with zero.

    It reads its arguments as JSON has them and gets the zero answer as one more of them, since
    that of a class or of a changed argument depends on the call.
    """
    known = {json.dumps(case.args, sort_keys=True): case.expect for case in question.samples}
    zeros = [zero_answer(question.signature, question.checker, case.args) for case in cases]
    request = RunRequest(
        run_id=str(uuid4()),
        language=Language.PYTHON,
        source=_PROGRAM.format(known=json.dumps(known)),
        entry="solution",
        calls=tuple((*case.args, zero) for case, zero in zip(cases, zeros, strict=True)),
        lane=Lane.RUN,
        owner=BOXES[0],
        limits=question.limits,
    )
    trials = await try_request(question, run, request, cases)
    return [trial.case.id for trial in trials if trial.reason is None]


def _answers_yes_or_no(question: Question) -> bool:
    return question.signature.returns == Scalar(Atom.BOOL)
