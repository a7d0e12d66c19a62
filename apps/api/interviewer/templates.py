"""The interviewer's own words: several wordings per act, filled from the question's data.

The wording is chosen by a hash of session, act and count, so that the same interview always reads
the same and no sentence comes twice in a row.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from string import Template

from apps.api.domain.act import ActKind
from apps.api.domain.interview import INTERVIEWER_NAME, Interview
from apps.api.domain.state import InterviewState, Observation, Say
from apps.api.interviewer.wordings import ACKNOWLEDGEMENTS, PROCESS, WORDINGS
from question_bank.schema import Question


def worded(interview: Interview, state: InterviewState, say: Say) -> str:
    """What the interviewer says to perform `say`, without any model."""
    wordings = _wordings(state, say)
    count = len(state.said(say.act))
    start = zlib.crc32(f"{interview.session_id}:{say.act}".encode())
    chosen = wordings[(start + count) % len(wordings)]
    return Template(chosen).substitute(slots(interview, state, say))


def _wordings(state: InterviewState, say: Say) -> tuple[str, ...]:
    if say.act is ActKind.ACKNOWLEDGE:
        return ACKNOWLEDGEMENTS[say.subject or "cost"]
    if say.act is ActKind.EXPLAIN_PROCESS:
        return PROCESS[state.phase]
    if say.act is ActKind.FOLLOW_UP and say.subject is None:
        return ("That is all I wanted to ask about this one. Is there anything you would change?",)
    if say.act is ActKind.DECLINE_TO_REVEAL and say.subject == "attempt":
        return WORDINGS["decline_until_attempt"]
    if say.act is ActKind.CHALLENGE_BRUTE_FORCE and say.subject == "cost":
        return WORDINGS["challenge_cost"]
    if say.act is ActKind.WRAP and say.subject == "time":
        return WORDINGS["wrap_for_time"]
    return WORDINGS[say.act.value]


def slots(interview: Interview, state: InterviewState, say: Say) -> Mapping[str, str]:
    """The facts that an act's words may use. Nothing here is secret at this moment."""
    question = interview.question
    return {
        "interviewer": INTERVIEWER_NAME,
        "name": f" {interview.candidate_name}" if interview.candidate_name else "",
        "title": question.title,
        "minutes": str(interview.minutes),
        "answer": _clarification_answer(question, say),
        "hint": _released_hint(state, say),
        "follow_up": _follow_up(question, say),
        "failing": _failing_case(state, say),
        "score": _hidden_score(state, say),
        "size": question.complexity.size,
        "strength": _strength(state),
    }


def _clarification_answer(question: Question, say: Say) -> str:
    return next((each.answer for each in question.clarifications if each.id == say.subject), "")


def _released_hint(state: InterviewState, say: Say) -> str:
    return next((hint.text for _, hint in state.hints if str(hint.rung) == say.subject), "")


def _follow_up(question: Question, say: Say) -> str:
    return next((each.text for each in question.followups if each.id == say.subject), "")


def _failing_case(state: InterviewState, say: Say) -> str:
    """The first visible failing case of the run, by name; a hidden one has none."""
    for run in state.runs:
        if run.start.run_id == say.subject:
            failing = [case.name for case in run.cases if not case.passed and case.name]
            if failing:
                return f"the case {failing[0]}"
    return "a failing case"


def _hidden_score(state: InterviewState, say: Say) -> str:
    for run in state.runs:
        if run.start.run_id == say.subject and run.judged:
            return f"{run.judged.hidden_passed} of {run.judged.hidden_total}"
    return "some"


def _strength(state: InterviewState) -> str:
    if state.seen(Observation.ASKED_QUESTION) and state.seen(Observation.STATED_APPROACH):
        return "you asked and told me a plan"
    if any(run.judged and run.judged.passed == run.judged.total for run in state.runs):
        return "you got to code that passes"
    return "you kept going"
