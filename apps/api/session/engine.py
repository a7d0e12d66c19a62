"""The policy of a live interview as two pure functions: `step` folds, `decide` acts.

No clock, socket, randomness or SQL: time comes in as a `Moment`. Decisions are level-triggered:
they follow from the state alone, so that after a crash the next owner decides the same again, and
an act that was not logged is simply still due.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from apps.api.coach.policy import next_nudge
from apps.api.domain.act import ActKind, StreamEndReason
from apps.api.domain.events import HintReleased, LogEntry, NudgeShown, StreamDelta
from apps.api.domain.interview import Interview
from apps.api.domain.moment import Moment
from apps.api.domain.phase import Phase
from apps.api.domain.presence import Presence
from apps.api.domain.state import InterviewState, RunRecord, Say, record
from apps.api.interviewer.policy import obsolete, react
from apps.api.session.phases import due_phase

SETTLE_TYPED_MS = 300
SETTLE_SPOKEN_MS = 1_500
SETTLE_PARTIAL_MS = 1_500
SETTLE_TYPING_MS = 3_000
CHECK_IN_APPROACH_MS = 45_000
CHECK_IN_CODE_MS = 120_000
MAX_CHECK_INS = 2
MAX_OWED_ANSWERS = 3
PAUSE_AFTER_MS = 60_000


@dataclass(frozen=True, slots=True)
class Speak:
    """Begin to say this."""

    say: Say


@dataclass(frozen=True, slots=True)
class StopSpeaking:
    """End the running stream."""

    reason: StreamEndReason


@dataclass(frozen=True, slots=True)
class MovePhase:
    """Change the phase."""

    phase: Phase
    reason: str


@dataclass(frozen=True, slots=True)
class ShowNudge:
    """Show the coach's nudge."""

    nudge: NudgeShown


@dataclass(frozen=True, slots=True)
class ReleaseHint:
    """Release one rung of the ladder."""

    hint: HintReleased


@dataclass(frozen=True, slots=True)
class ExecuteRun:
    """Run what has started and is not judged; harmless when it is running already."""

    run: RunRecord


@dataclass(frozen=True, slots=True)
class PauseInterview:
    """Let the countdown and the interviewer stand still."""


@dataclass(frozen=True, slots=True)
class ResumeInterview:
    """Go on, and end at this time at the latest."""

    ends_at_ms: int


@dataclass(frozen=True, slots=True)
class EndInterview:
    """End the interview."""

    reason: Literal["timer"]


@dataclass(frozen=True, slots=True)
class MakeReport:
    """Make the report of the ended interview."""


Act: TypeAlias = (
    Speak
    | StopSpeaking
    | MovePhase
    | ShowNudge
    | ReleaseHint
    | ExecuteRun
    | PauseInterview
    | ResumeInterview
    | EndInterview
    | MakeReport
)


def step(interview: Interview, state: InterviewState, entry: LogEntry) -> InterviewState:
    """The state after `entry`, with what it makes the interviewer owe and notice."""
    recorded = record(state, entry)
    if isinstance(entry.event, StreamDelta):
        return recorded
    reaction = react(interview, recorded, entry)
    owed = tuple(say for say in recorded.owed if not obsolete(say, entry))
    owed = owed if reaction.say is None else _with(owed, reaction.say)
    return replace(
        recorded,
        owed=owed,
        observed=recorded.observed + reaction.observed,
        hint_due=reaction.hint_due or recorded.hint_due,
    )


def _with(owed: tuple[Say, ...], say: Say) -> tuple[Say, ...]:
    """A newer remark replaces older ones of its kind; of the answers the newest few all stand."""
    kept = [each for each in owed if each.direct or each.act is not say.act]
    answers = [each for each in kept if each.direct]
    surplus = answers[: 1 - MAX_OWED_ANSWERS] if say.direct else []
    return (*(each for each in kept if each not in surplus), say)


def decide(
    interview: Interview, state: InterviewState, presence: Presence, moment: Moment
) -> tuple[Act, ...]:
    """What is due now. Carry the acts out in order, log them, and ask again.

    When nothing is due, `moment` tells how long that holds while nothing happens.
    """
    if state.ended:
        return (_after_end(state),) if state.report_path is None else ()
    if state.ends_at_ms is None:
        return ()
    away_since_ms = presence.storage_away_since_ms
    if state.paused_ms is not None:
        stood_ms = moment.now_ms - state.paused_ms
        return () if away_since_ms is not None else (ResumeInterview(state.ends_at_ms + stood_ms),)
    if away_since_ms is not None and moment.reached(away_since_ms + PAUSE_AFTER_MS):
        return (PauseInterview(),)
    if moment.reached(state.ends_at_ms):
        return (EndInterview("timer"),)
    acts: list[Act] = []
    if state.open_run:
        acts.append(ExecuteRun(state.open_run))
    if state.hint_due is not None:
        acts.append(ReleaseHint(_hint(interview, state.hint_due)))
    moved = due_phase(interview, state, moment)
    if moved:
        acts.append(MovePhase(*moved))
        return tuple(acts)
    if presence.connected:
        acts += _speech(state, presence, moment)
        nudge = next_nudge(interview, state, moment) if not acts else None
        acts += [ShowNudge(nudge)] if nudge else []
    return tuple(acts)


def _after_end(state: InterviewState) -> Act:
    """A run that was started in time still counts."""
    if state.open_stream:
        return StopSpeaking(StreamEndReason.SESSION_ENDED)
    return ExecuteRun(state.open_run) if state.open_run else MakeReport()


def _hint(interview: Interview, rung: int) -> HintReleased:
    hint = next(each for each in interview.question.hints if each.level == rung)
    return HintReleased(hint.level, hint.cost, hint.text)


def _speech(state: InterviewState, presence: Presence, moment: Moment) -> list[Act]:
    if state.open_stream or not moment.reached(presence.partial_ms + SETTLE_PARTIAL_MS):
        return []
    due = [say for say in state.owed if _settled(state, say, moment)]
    if due:
        direct = [say for say in due if say.direct]
        return [Speak((direct or due)[0])]
    return [] if state.owed else _check_in(state, presence, moment)


def _settled(state: InterviewState, say: Say, moment: Moment) -> bool:
    """Whether it is polite to speak: after a pause in the words, and not into typing."""
    heard = [turn for turn in state.turns if turn.speaker == "candidate"]
    if heard:
        spoken = heard[-1].source == "speech"
        pause_ms = SETTLE_SPOKEN_MS if spoken else SETTLE_TYPED_MS
        if not moment.reached(heard[-1].ts_ms + pause_ms):
            return False
    if say.direct or state.code is None:
        return True
    return moment.reached(state.code.ts_ms + SETTLE_TYPING_MS)


_CHECK_IN_AFTER_MS = {Phase.APPROACH: CHECK_IN_APPROACH_MS, Phase.CODE: CHECK_IN_CODE_MS}


def _check_in(state: InterviewState, presence: Presence, moment: Moment) -> list[Act]:
    """A neutral prompt after long silence, twice a phase at most."""
    wait_ms = _CHECK_IN_AFTER_MS.get(state.phase)
    asked = [turn for turn in state.said(ActKind.CHECK_IN) if turn.seq > state.phase_seq]
    if wait_ms is None or len(asked) >= MAX_CHECK_INS:
        return []
    active_ms = max(
        state.phase_since_ms,
        presence.connected_since_ms,
        presence.partial_ms,
        state.turns[-1].ended_ms if state.turns else 0,
        state.code.ts_ms if state.code else 0,
        *(run.judged_ms or run.ts_ms for run in state.runs),
    )
    if not moment.reached(active_ms + wait_ms):
        return []
    return [Speak(Say(ActKind.CHECK_IN, None, None, moment.now_ms, direct=False))]
