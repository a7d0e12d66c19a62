"""Which nudge the coach shows: process advice, privately, and rarely.

Limits and triggers come from the design's research: at most one nudge in 45 s and ten a session,
none while the interviewer speaks or within 8 s after, none in the last minute, each id once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from apps.api.domain.events import NudgeShown
from apps.api.domain.interview import Interview
from apps.api.domain.moment import Moment
from apps.api.domain.phase import Phase
from apps.api.domain.source import own_lines
from apps.api.domain.state import InterviewState, Observation

GAP_MS = 45_000
AFTER_INTERVIEWER_MS = 8_000
LAST_MINUTE_MS = 60_000
MAX_NUDGES = 10

ASK_QUESTIONS_AFTER_MS = 60_000
EARLY_LINES = 3
NO_RUN_AFTER_MS = 300_000
NO_RUN_LINES = 8
NO_RUN_IDLE_MS = 10_000

_Trigger = Callable[[Interview, InterviewState, Moment], tuple[int, ...] | None]


@dataclass(frozen=True, slots=True)
class _Nudge:
    id: str
    priority: Literal[1, 2, 3]
    text: str
    trigger: _Trigger


def next_nudge(interview: Interview, state: InterviewState, moment: Moment) -> NudgeShown | None:
    """The most urgent nudge that is due, or None. Its evidence is never empty."""
    if not _may_nudge(state, moment):
        return None
    shown = {nudge.nudge_id for _, nudge in state.nudges}
    for nudge in _NUDGES:
        evidence = None if nudge.id in shown else nudge.trigger(interview, state, moment)
        if evidence:
            return NudgeShown(nudge.id, nudge.priority, nudge.text, evidence)
    return None


def _may_nudge(state: InterviewState, moment: Moment) -> bool:
    if state.ended or state.open_stream or state.ends_at_ms is None:
        return False
    if len(state.nudges) >= MAX_NUDGES or moment.now_ms > state.ends_at_ms - LAST_MINUTE_MS:
        return False
    if state.nudges and not moment.reached(state.nudges[-1][0] + GAP_MS):
        return False
    spoke = [turn.ended_ms for turn in state.turns if turn.speaker == "interviewer"]
    return not spoke or moment.reached(spoke[-1] + AFTER_INTERVIEWER_MS)


def _ask_questions(
    interview: Interview, state: InterviewState, moment: Moment
) -> tuple[int, ...] | None:
    del interview
    if state.phase is not Phase.CLARIFY:
        return None
    if not moment.reached(state.phase_since_ms + ASK_QUESTIONS_AFTER_MS):
        return None
    asked = state.seen(Observation.ASKED_QUESTION) or any(
        turn.speaker == "candidate" and turn.text.rstrip().endswith("?") for turn in state.turns
    )
    return None if asked else (state.phase_seq,)


def _code_too_early(
    interview: Interview, state: InterviewState, moment: Moment
) -> tuple[int, ...] | None:
    del moment
    if state.code is None or state.seen(Observation.STATED_APPROACH):
        return None
    starter = interview.question.starters.get(state.code.language, "")
    early = own_lines(state.code.code, starter) > EARLY_LINES
    return (state.code.seq,) if early else None


def _no_run(interview: Interview, state: InterviewState, moment: Moment) -> tuple[int, ...] | None:
    if state.code is None or state.runs or state.claims or state.phase is not Phase.CODE:
        return None
    starter = interview.question.starters.get(state.code.language, "")
    due = (
        own_lines(state.code.code, starter) >= NO_RUN_LINES
        and moment.reached(state.phase_since_ms + NO_RUN_AFTER_MS)
        and moment.reached(state.code.ts_ms + NO_RUN_IDLE_MS)
    )
    return (state.code.seq,) if due else None


_NUDGES = (
    _Nudge(
        "code-too-early",
        1,
        "You are coding before you have told your plan. Say it in two sentences first.",
        _code_too_early,
    ),
    _Nudge(
        "no-run",
        1,
        "You have not run your code yet. Run the samples now, even if it is not finished.",
        _no_run,
    ),
    _Nudge(
        "ask-questions",
        2,
        "Ask before you plan: input size, empty input, ties, what may repeat.",
        _ask_questions,
    ),
)
