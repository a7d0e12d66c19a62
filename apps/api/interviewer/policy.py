"""What the interviewer owes in reaction to what happened: an act, or nothing, which is a move too.

Pure: state and log entry in, reaction out. Timings and order are the engine's.
"""

from __future__ import annotations

from dataclasses import dataclass

from apps.api.domain.act import ActKind, StreamEndReason
from apps.api.domain.events import (
    HintReleased,
    LogEntry,
    PhaseChanged,
    RunClaimed,
    RunJudged,
    RunStarted,
    StreamEnded,
    TimerStarted,
    Uttered,
)
from apps.api.domain.interview import Interview
from apps.api.domain.phase import Phase
from apps.api.domain.run import RunKind, Verdict
from apps.api.domain.state import InterviewState, Observation, Observed, Say
from apps.api.interviewer.understanding import (
    BRUTE_FORCE_MILESTONE,
    Intent,
    Understanding,
    understand,
)
from question_bank.schema import Strictness

HINT_DWELL_MS = {
    Strictness.LENIENT: 45_000,
    Strictness.STANDARD: 75_000,
    Strictness.STRICT: 105_000,
}
"""How long one must have tried before the next rung."""
ATTEMPT_MIN_WORDS = 8
MAX_REDIRECTS = 2
RUN_REACTION_COOLDOWN_MS = 20_000


@dataclass(frozen=True, slots=True)
class Reaction:
    """What an entry means: at most one thing to say, observations, and a hint to release."""

    say: Say | None = None
    observed: tuple[Observed, ...] = ()
    hint_due: int | None = None


def obsolete(say: Say, entry: LogEntry) -> bool:
    """Whether `entry` makes an unspoken remark pointless: the talk has moved past it."""
    match entry.event:
        case RunStarted():
            return say.act in _ABOUT_RUNS
        case PhaseChanged():
            return say.act in _ABOUT_PHASES
        case _:
            return False


_ABOUT_RUNS = frozenset({ActKind.REACT_RUN_FAILED, ActKind.REACT_SUBMIT_FAILED})
_ABOUT_PHASES = frozenset(
    {
        ActKind.ASK_APPROACH,
        ActKind.EXPLAIN_PLAN_FIRST,
        ActKind.ASK_TESTS,
        ActKind.ASK_COMPLEXITY,
        ActKind.TIME_WARNING,
    }
)


def react(interview: Interview, state: InterviewState, entry: LogEntry) -> Reaction:
    """The interviewer's reaction to `entry`, which `state` already contains."""
    event = entry.event
    match event:
        case TimerStarted():
            return _owe(entry, ActKind.GREET)
        case Uttered():
            return _react_to_words(interview, state, entry, event.text)
        case PhaseChanged():
            return _react_to_phase(state, entry, event)
        case RunJudged():
            return _react_to_run(state, entry, event)
        case RunClaimed():
            return _react_to_claim(interview, state, entry, event)
        case HintReleased():
            return _owe(entry, ActKind.GIVE_HINT, str(event.rung), direct=True)
        case StreamEnded(reason=StreamEndReason.OWNER_LOST):
            return _react_to_cut(state, entry)
        case _:
            return Reaction()


def _owe(
    entry: LogEntry,
    act: ActKind,
    subject: str | None = None,
    *,
    direct: bool = False,
    observed: tuple[Observed, ...] = (),
) -> Reaction:
    return Reaction(Say(act, subject, entry.seq, entry.ts_ms, direct), observed)


def _react_to_words(
    interview: Interview, state: InterviewState, entry: LogEntry, text: str
) -> Reaction:
    heard = understand(interview.question, state.phase, text)
    observed = _observations(state, entry, heard, text)
    if heard.intent is Intent.WANTS_HINT:
        return _hint_or_refusal(interview, state, entry, observed)
    chosen = _reply(interview, state, heard)
    if chosen is None:
        return Reaction(observed=observed)
    act, subject = chosen
    return _owe(entry, act, subject, direct=heard.intent in _DIRECT, observed=observed)


_DIRECT = frozenset(
    {
        Intent.CLARIFICATION,
        Intent.ABOUT_ALGORITHM,
        Intent.ABOUT_PROCESS,
        Intent.OPEN_QUESTION,
        Intent.WANTS_ANSWER,
    }
)


def _reply(
    interview: Interview, state: InterviewState, heard: Understanding
) -> tuple[ActKind, str | None] | None:
    match heard.intent:
        case Intent.CLARIFICATION if heard.clarification:
            return ActKind.ANSWER_CLARIFICATION, heard.clarification.id
        case Intent.ABOUT_ALGORITHM:
            return ActKind.TURN_BACK, None
        case Intent.ABOUT_PROCESS:
            return ActKind.EXPLAIN_PROCESS, None
        case Intent.OPEN_QUESTION:
            return ActKind.STATE_ASSUMPTION, None
        case Intent.WANTS_ANSWER:
            return ActKind.DECLINE_TO_REVEAL, None
        case Intent.MISBEHAVIOUR:
            redirected = len(state.said(ActKind.REDIRECT)) < MAX_REDIRECTS
            return (ActKind.REDIRECT, None) if redirected else None
        case Intent.APPROACH:
            return _reply_to_approach(heard)
        case Intent.COMPLEXITY:
            return _reply_to_complexity(interview, state, heard)
        case Intent.TESTS if state.phase is Phase.TEST:
            return ActKind.ACKNOWLEDGE, "tests"
        case Intent.TESTS | Intent.THINKING_ALOUD if state.phase is Phase.ANALYSE:
            return _after_follow_up(state)
        case _:
            return None


def _reply_to_approach(heard: Understanding) -> tuple[ActKind, str | None]:
    ids = {milestone.id for milestone in heard.milestones}
    if ids == {BRUTE_FORCE_MILESTONE}:
        return ActKind.CHALLENGE_BRUTE_FORCE, None
    return ActKind.ACCEPT_APPROACH, None


def _reply_to_complexity(
    interview: Interview, state: InterviewState, heard: Understanding
) -> tuple[ActKind, str | None] | None:
    """A claim is never contradicted here: that takes a measurement."""
    if state.phase is not Phase.ANALYSE:
        return None if state.phase is Phase.CODE else (ActKind.ACKNOWLEDGE, "cost")
    times = [claim.cost for claim in heard.claims if claim.resource == "time"]
    if times and times[-1] in interview.question.complexity.accepted_time:
        return ActKind.FOLLOW_UP, _next_follow_up(interview, state)
    if times and times[-1] == interview.question.complexity.brute_time:
        return ActKind.CHALLENGE_BRUTE_FORCE, "cost"
    if state.said(ActKind.PROBE_COMPLEXITY):
        return ActKind.FOLLOW_UP, _next_follow_up(interview, state)
    return ActKind.PROBE_COMPLEXITY, times[-1] if times else None


def _next_follow_up(interview: Interview, state: InterviewState) -> str | None:
    asked = {turn.subject for turn in state.said(ActKind.FOLLOW_UP)}
    if len(asked) >= interview.followups:
        return None
    left = [each.id for each in interview.question.followups if each.id not in asked]
    return left[0] if left else None


def _after_follow_up(state: InterviewState) -> tuple[ActKind, str | None] | None:
    return (ActKind.ACKNOWLEDGE, "follow_up") if state.said(ActKind.FOLLOW_UP) else None


def _hint_or_refusal(
    interview: Interview, state: InterviewState, entry: LogEntry, observed: tuple[Observed, ...]
) -> Reaction:
    """One rung per request; between rungs a pause and an attempt (Aleven et al. on help abuse)."""
    rungs = interview.question.hints
    if len(state.hints) >= len(rungs):
        return _owe(entry, ActKind.NO_MORE_HINTS, direct=True, observed=observed)
    if state.hints and not _attempted_since(interview, state, state.hints[-1][0], entry):
        return _owe(entry, ActKind.DECLINE_TO_REVEAL, "attempt", direct=True, observed=observed)
    return Reaction(observed=observed, hint_due=rungs[len(state.hints)].level)


def _attempted_since(
    interview: Interview, state: InterviewState, since_ms: int, entry: LogEntry
) -> bool:
    if entry.ts_ms - since_ms < HINT_DWELL_MS[interview.strictness]:
        return False
    spoke = any(
        turn.speaker == "candidate"
        and turn.ts_ms > since_ms
        and turn.seq != entry.seq
        and len(turn.text.split()) >= ATTEMPT_MIN_WORDS
        for turn in state.turns
    )
    edited = state.code is not None and state.code.ts_ms > since_ms
    return spoke or edited


def _react_to_phase(state: InterviewState, entry: LogEntry, event: PhaseChanged) -> Reaction:
    match event.phase:
        case Phase.APPROACH if not state.seen(Observation.STATED_APPROACH):
            return _owe(entry, ActKind.ASK_APPROACH)
        case Phase.CODE if event.reason == "coding" and not state.said(ActKind.EXPLAIN_PLAN_FIRST):
            return _owe(entry, ActKind.EXPLAIN_PLAN_FIRST)
        case Phase.TEST if not state.said(ActKind.ASK_TESTS):
            return _owe(entry, ActKind.ASK_TESTS)
        case Phase.ANALYSE if event.reason == "time":
            return _owe(entry, ActKind.TIME_WARNING)
        case Phase.ANALYSE:
            return _owe(entry, ActKind.ASK_COMPLEXITY)
        case Phase.WRAP:
            return _owe(entry, ActKind.WRAP, event.reason)
        case _:
            return Reaction()


def _react_to_run(state: InterviewState, entry: LogEntry, event: RunJudged) -> Reaction:
    if event.kind is RunKind.CUSTOM or event.verdict in {Verdict.ACCEPTED, Verdict.SANDBOX_ERROR}:
        return Reaction()
    samples_pass = event.passed - event.hidden_passed == event.total - event.hidden_total
    act = ActKind.REACT_SUBMIT_FAILED if samples_pass else ActKind.REACT_RUN_FAILED
    said = state.said(act)
    if said and entry.ts_ms - said[-1].ts_ms < RUN_REACTION_COOLDOWN_MS:
        return Reaction()
    return _owe(entry, act, event.run_id)


def _react_to_claim(
    interview: Interview, state: InterviewState, entry: LogEntry, event: RunClaimed
) -> Reaction:
    """The browser's word moves the conversation only where no server runs the code."""
    if interview.sandbox == "docker" or event.passed == event.total:
        return Reaction()
    said = state.said(ActKind.REACT_RUN_FAILED)
    if said and entry.ts_ms - said[-1].ts_ms < RUN_REACTION_COOLDOWN_MS:
        return Reaction()
    return _owe(entry, ActKind.REACT_RUN_FAILED, event.run_id)


def _react_to_cut(state: InterviewState, entry: LogEntry) -> Reaction:
    """What was being said when the server died is said again, never the greeting."""
    turn = state.turns[-1]
    if turn.act is None or turn.act in {ActKind.GREET, ActKind.RESUME}:
        return _owe(entry, ActKind.RESUME)
    return _owe(entry, turn.act, turn.subject)


def _observations(
    state: InterviewState, entry: LogEntry, heard: Understanding, text: str
) -> tuple[Observed, ...]:
    found: list[tuple[Observation, str | None]] = []
    if heard.intent in _OBSERVED_INTENTS:
        found.append((_OBSERVED_INTENTS[heard.intent], None))
    if heard.clarification is not None:
        found.append((Observation.ASKED_CLARIFICATION, heard.clarification.id))
    for milestone in heard.milestones:
        brute = milestone.id == BRUTE_FORCE_MILESTONE
        kind = Observation.STATED_BRUTE_FORCE if brute else Observation.STATED_KEY_IDEA
        found.append((kind, milestone.id))
    for claim in heard.claims:
        time = claim.resource == "time"
        kind = Observation.CLAIMED_TIME if time else Observation.CLAIMED_SPACE
        found.append((kind, claim.cost))
    if heard.mentions_tests and state.phase is not Phase.INTRO:
        found.append((Observation.DISCUSSED_TESTS, None))
    return tuple(Observed(kind, entry.seq, entry.ts_ms, text, subject) for kind, subject in found)


_OBSERVED_INTENTS = {
    Intent.CLARIFICATION: Observation.ASKED_QUESTION,
    Intent.OPEN_QUESTION: Observation.ASKED_QUESTION,
    Intent.ABOUT_ALGORITHM: Observation.ASKED_QUESTION,
    Intent.WANTS_HINT: Observation.ASKED_FOR_HINT,
    Intent.WANTS_ANSWER: Observation.ASKED_FOR_ANSWER,
    Intent.READY: Observation.SAID_READY,
    Intent.APPROACH: Observation.STATED_APPROACH,
    Intent.DONE: Observation.SAID_DONE,
    Intent.MISBEHAVIOUR: Observation.MISBEHAVED,
}
