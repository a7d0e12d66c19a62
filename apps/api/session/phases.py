"""When the conversation moves to another phase, and which moves a candidate may ask for."""

from __future__ import annotations

from collections.abc import Mapping

from apps.api.domain.act import ActKind
from apps.api.domain.interview import Interview
from apps.api.domain.moment import Moment
from apps.api.domain.phase import Phase
from apps.api.domain.run import RunKind, Verdict
from apps.api.domain.source import own_lines
from apps.api.domain.state import InterviewState, Observation, RunRecord

WRAP_LAST_MS = 60_000
ANALYSE_LAST_MS = 300_000
ANALYSE_MIN_MINUTES = 15
CLARIFY_SILENT_MS = 180_000
CODING_LINES = 3
PASSED_IDLE_MS = 2_000

_BEFORE_ANALYSE = frozenset({Phase.INTRO, Phase.CLARIFY, Phase.APPROACH, Phase.CODE, Phase.TEST})
_ASKABLE: Mapping[Phase, frozenset[Phase]] = {
    Phase.INTRO: frozenset({Phase.CLARIFY}),
    Phase.CLARIFY: frozenset({Phase.APPROACH, Phase.CODE}),
    Phase.APPROACH: frozenset({Phase.CLARIFY, Phase.CODE}),
    Phase.CODE: frozenset({Phase.CLARIFY, Phase.APPROACH, Phase.TEST}),
    Phase.TEST: frozenset({Phase.APPROACH, Phase.CODE, Phase.ANALYSE}),
    Phase.ANALYSE: frozenset({Phase.CODE, Phase.TEST, Phase.WRAP}),
    Phase.WRAP: frozenset({Phase.ANALYSE}),
}


def askable(phase: Phase) -> frozenset[Phase]:
    """The phases that a candidate may ask to move to from `phase`."""
    return _ASKABLE[phase]


def due_phase(
    interview: Interview, state: InterviewState, moment: Moment
) -> tuple[Phase, str] | None:
    """The phase that the evidence calls for now and why, or None to stay."""
    if state.ends_at_ms is None:
        return None
    return _forced_by_time(interview, state, moment) or _RULES[state.phase](
        interview, state, moment
    )


def _forced_by_time(
    interview: Interview, state: InterviewState, moment: Moment
) -> tuple[Phase, str] | None:
    assert state.ends_at_ms is not None
    if state.phase is not Phase.WRAP and moment.reached(state.ends_at_ms - WRAP_LAST_MS):
        return Phase.WRAP, "time"
    may_analyse = interview.minutes >= ANALYSE_MIN_MINUTES and state.phase in _BEFORE_ANALYSE
    if may_analyse and moment.reached(state.ends_at_ms - ANALYSE_LAST_MS):
        return Phase.ANALYSE, "time"
    return None


def _from_intro(
    interview: Interview, state: InterviewState, moment: Moment
) -> tuple[Phase, str] | None:
    del interview, moment
    return (Phase.CLARIFY, "greeted") if state.said(ActKind.GREET) else None


def _from_clarify(
    interview: Interview, state: InterviewState, moment: Moment
) -> tuple[Phase, str] | None:
    if _is_coding(interview, state):
        return Phase.CODE, "coding"
    if _since_phase(state, Observation.STATED_APPROACH):
        return Phase.APPROACH, "approach"
    if _since_phase(state, Observation.SAID_READY):
        return Phase.APPROACH, "ready"
    heard = [turn.ts_ms for turn in state.turns if turn.speaker == "candidate"]
    quiet_since = max([state.phase_since_ms, *heard])
    silent = moment.reached(quiet_since + CLARIFY_SILENT_MS)
    return (Phase.APPROACH, "silence") if silent else None


def _from_approach(
    interview: Interview, state: InterviewState, moment: Moment
) -> tuple[Phase, str] | None:
    del moment
    if any(turn.seq > state.phase_seq for turn in state.said(ActKind.ACCEPT_APPROACH)):
        return Phase.CODE, "accepted"
    if _is_coding(interview, state):
        stated = bool(state.seen(Observation.STATED_APPROACH))
        return Phase.CODE, "accepted" if stated else "coding"
    return None


def _from_code(
    interview: Interview, state: InterviewState, moment: Moment
) -> tuple[Phase, str] | None:
    if _since_phase(state, Observation.SAID_DONE):
        return Phase.TEST, "said done"
    if _submit_accepted(state):
        return Phase.ANALYSE, "all tests pass"
    if _samples_pass(interview, state) and _idle(state, moment):
        return Phase.TEST, "samples pass"
    return None


def _from_test(
    interview: Interview, state: InterviewState, moment: Moment
) -> tuple[Phase, str] | None:
    del moment
    if _submit_accepted(state):
        return Phase.ANALYSE, "all tests pass"
    browser_only = interview.sandbox == "browser"
    if browser_only and _since_phase(state, Observation.DISCUSSED_TESTS):
        return Phase.ANALYSE, "tests discussed"
    failed = _last_judged(state)
    edited_after = (
        failed is not None
        and failed.judged_seq is not None
        and failed.judged_seq > state.phase_seq
        and failed.judged is not None
        and failed.judged.verdict not in {Verdict.ACCEPTED, Verdict.RAN}
        and state.code is not None
        and state.code.seq > failed.judged_seq
    )
    return (Phase.CODE, "mending") if edited_after else None


def _from_analyse(
    interview: Interview, state: InterviewState, moment: Moment
) -> tuple[Phase, str] | None:
    del interview, moment
    answered = any(
        turn.seq > state.phase_seq and turn.subject == "follow_up"
        for turn in state.said(ActKind.ACKNOWLEDGE)
    )
    return (Phase.WRAP, "discussed") if answered else None


def _stay(interview: Interview, state: InterviewState, moment: Moment) -> tuple[Phase, str] | None:
    del interview, state, moment


_RULES = {
    Phase.INTRO: _from_intro,
    Phase.CLARIFY: _from_clarify,
    Phase.APPROACH: _from_approach,
    Phase.CODE: _from_code,
    Phase.TEST: _from_test,
    Phase.ANALYSE: _from_analyse,
    Phase.WRAP: _stay,
}


def _since_phase(state: InterviewState, kind: Observation) -> bool:
    return any(each.seq > state.phase_seq for each in state.seen(kind))


def _is_coding(interview: Interview, state: InterviewState) -> bool:
    code = state.code
    if code is None or code.seq < state.phase_seq:
        return False
    return own_lines(code.code, interview.question.starters.get(code.language, "")) > CODING_LINES


def _last_judged(state: InterviewState) -> RunRecord | None:
    judged = [
        run for run in state.runs if run.judged is not None and run.start.kind is not RunKind.CUSTOM
    ]
    return judged[-1] if judged else None


def _submit_accepted(state: InterviewState) -> bool:
    """Whether the newest submit since the phase began passed everything, hidden tests included."""
    run = _last_judged(state)
    return (
        run is not None
        and run.judged is not None
        and run.judged_seq is not None
        and run.judged_seq > state.phase_seq
        and run.start.kind is RunKind.SUBMIT
        and run.judged.verdict is Verdict.ACCEPTED
    )


def _samples_pass(interview: Interview, state: InterviewState) -> bool:
    if interview.sandbox == "browser":
        claim = state.claims[-1] if state.claims else None
        since = bool(state.claim_seqs) and state.claim_seqs[-1] > state.phase_seq
        return claim is not None and since and 0 < claim.total == claim.passed
    run = _last_judged(state)
    return (
        run is not None
        and run.judged is not None
        and run.judged_seq is not None
        and run.judged_seq > state.phase_seq
        and run.judged.verdict is Verdict.ACCEPTED
    )


def _idle(state: InterviewState, moment: Moment) -> bool:
    return state.code is None or moment.reached(state.code.ts_ms + PASSED_IDLE_MS)
