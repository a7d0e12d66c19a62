"""An interview's state: what its log adds up to, entry by entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, assert_never

from apps.api.domain.act import ActKind, StreamEndReason
from apps.api.domain.events import (
    CodeSaved,
    CommittedEvent,
    HintReleased,
    LogEntry,
    NudgeShown,
    Paused,
    PhaseChanged,
    ReportReady,
    Resumed,
    RunCase,
    RunClaimed,
    RunJudged,
    RunQueued,
    RunStarted,
    SessionEnded,
    StreamDelta,
    StreamEnded,
    StreamStarted,
    TimerStarted,
    Uttered,
)
from apps.api.domain.phase import Phase
from sandbox.contract import Language


class Observation(StrEnum):
    """Something the candidate's words showed."""

    ASKED_QUESTION = "asked_question"
    ASKED_CLARIFICATION = "asked_clarification"
    ASKED_FOR_HINT = "asked_for_hint"
    ASKED_FOR_ANSWER = "asked_for_answer"
    SAID_READY = "said_ready"
    STATED_APPROACH = "stated_approach"
    STATED_BRUTE_FORCE = "stated_brute_force"
    STATED_KEY_IDEA = "stated_key_idea"
    CLAIMED_TIME = "claimed_time"
    CLAIMED_SPACE = "claimed_space"
    SAID_DONE = "said_done"
    DISCUSSED_TESTS = "discussed_tests"
    MISBEHAVED = "misbehaved"


@dataclass(frozen=True, slots=True)
class Observed:
    """An observation, where it stands in the log, and its subject: a clarification's id,
    a milestone's id or a normalised cost such as `n log n`."""

    kind: Observation
    seq: int
    ts_ms: int
    quote: str
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """Something the interviewer owes. `direct` answers a question and does not wait for typing."""

    act: ActKind
    subject: str | None
    in_reply_to: int | None
    owed_since_ms: int
    direct: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the conversation that is over. `cut`: the interviewer was interrupted."""

    seq: int
    ts_ms: int
    ended_ms: int
    phase: Phase
    speaker: Literal["interviewer", "candidate"]
    text: str
    source: Literal["typed", "speech", "template", "model"]
    act: ActKind | None = None
    subject: str | None = None
    stream_id: str | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class OpenStream:
    """What the interviewer is saying now."""

    start: StreamStarted
    seq: int
    ts_ms: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run so far; `code` is the source it ran, `queued` its place while it waits for a box."""

    start: RunStarted
    seq: int
    ts_ms: int
    code: str
    queued: int | None = None
    cases: tuple[RunCase, ...] = ()
    judged: RunJudged | None = None
    judged_seq: int | None = None
    judged_ms: int | None = None


@dataclass(frozen=True, slots=True)
class CodeRevision:
    """The editor's text as of `seq`."""

    seq: int
    ts_ms: int
    revision: int
    language: Language
    code: str


@dataclass(frozen=True, slots=True)
class InterviewState:
    """Everything the log says, folded. Times are the server's, in ms since the epoch."""

    head_seq: int = 0
    started_at_ms: int | None = None
    ends_at_ms: int | None = None
    paused_ms: int | None = None
    phase: Phase = Phase.INTRO
    phase_since_ms: int = 0
    phase_seq: int = 0
    turns: tuple[Turn, ...] = ()
    open_stream: OpenStream | None = None
    code: CodeRevision | None = None
    code_edits: int = 0
    runs: tuple[RunRecord, ...] = ()
    claims: tuple[RunClaimed, ...] = ()
    claim_seqs: tuple[int, ...] = ()
    nudges: tuple[tuple[int, NudgeShown], ...] = ()
    hints: tuple[tuple[int, HintReleased], ...] = ()
    hint_due: int | None = None
    observed: tuple[Observed, ...] = ()
    owed: tuple[Say, ...] = ()
    ended: SessionEnded | None = None
    ended_ms: int | None = None
    report_path: str | None = None

    def seen(self, kind: Observation) -> tuple[Observed, ...]:
        """Every observation of `kind`, oldest first."""
        return tuple(each for each in self.observed if each.kind is kind)

    def said(self, act: ActKind) -> tuple[Turn, ...]:
        """Every turn of the interviewer that performed `act`."""
        return tuple(turn for turn in self.turns if turn.act is act)

    @property
    def open_run(self) -> RunRecord | None:
        """The run that has started and is not judged."""
        return next((run for run in self.runs if run.judged is None), None)


def record(state: InterviewState, entry: LogEntry) -> InterviewState:
    """The state after `entry`. Facts only: what the interviewer makes of them is the engine's."""
    if isinstance(entry.event, StreamDelta):
        stream = _heard(state.open_stream, entry.event)
        return replace(state, head_seq=entry.seq, open_stream=stream)
    return replace(_record(state, entry, entry.event), head_seq=entry.seq)


def _heard(stream: OpenStream | None, event: StreamDelta) -> OpenStream | None:
    if stream is None or stream.start.stream_id != event.stream_id:
        return stream
    return replace(stream, text=stream.text + event.text)


def _record(state: InterviewState, entry: LogEntry, event: CommittedEvent) -> InterviewState:
    match event:
        case TimerStarted():
            return replace(
                state,
                started_at_ms=event.started_at_ms,
                ends_at_ms=event.ends_at_ms,
                phase_since_ms=entry.ts_ms,
            )
        case Paused():
            return replace(state, paused_ms=entry.ts_ms)
        case Resumed():
            return _go_on(state, entry, event)
        case PhaseChanged():
            return replace(
                state, phase=event.phase, phase_since_ms=entry.ts_ms, phase_seq=entry.seq
            )
        case Uttered():
            return replace(state, turns=(*state.turns, _utterance(state, entry, event)))
        case StreamStarted() | StreamEnded():
            return _record_stream(state, entry, event)
        case CodeSaved():
            revision = CodeRevision(
                entry.seq, entry.ts_ms, event.revision, event.language, event.code
            )
            return replace(state, code=revision, code_edits=state.code_edits + 1)
        case RunStarted() | RunQueued() | RunCase() | RunJudged():
            return _record_run(state, entry, event)
        case RunClaimed():
            return replace(
                state,
                claims=(*state.claims, event),
                claim_seqs=(*state.claim_seqs, entry.seq),
            )
        case NudgeShown():
            return replace(state, nudges=(*state.nudges, (entry.ts_ms, event)))
        case HintReleased():
            return replace(state, hints=(*state.hints, (entry.ts_ms, event)), hint_due=None)
        case SessionEnded():
            return replace(state, ended=event, ended_ms=entry.ts_ms, owed=())
        case ReportReady():
            return replace(state, report_path=event.path)
        case _:
            assert_never(event)


def _go_on(state: InterviewState, entry: LogEntry, event: Resumed) -> InterviewState:
    """The time that it stood still is nobody's silence."""
    stood_ms = entry.ts_ms - (state.paused_ms or entry.ts_ms)
    return replace(
        state,
        ends_at_ms=event.ends_at_ms,
        paused_ms=None,
        phase_since_ms=state.phase_since_ms + stood_ms,
    )


def _utterance(state: InterviewState, entry: LogEntry, event: Uttered) -> Turn:
    return Turn(
        entry.seq, entry.ts_ms, entry.ts_ms, state.phase, "candidate", event.text, event.source
    )


def _record_stream(
    state: InterviewState, entry: LogEntry, event: StreamStarted | StreamEnded
) -> InterviewState:
    match event:
        case StreamStarted():
            owed = tuple(
                say
                for say in state.owed
                if (say.act, say.in_reply_to) != (event.act, event.in_reply_to)
            )
            return replace(state, open_stream=OpenStream(event, entry.seq, entry.ts_ms), owed=owed)
        case StreamEnded():
            return _close_stream(state, entry, event)


def _close_stream(state: InterviewState, entry: LogEntry, event: StreamEnded) -> InterviewState:
    stream = state.open_stream
    if stream is None or stream.start.stream_id != event.stream_id:
        return state
    turn = Turn(
        seq=stream.seq,
        ts_ms=stream.ts_ms,
        ended_ms=entry.ts_ms,
        phase=state.phase,
        speaker="interviewer",
        text=event.text,
        source=event.wording.value,
        act=stream.start.act,
        subject=stream.start.subject,
        stream_id=event.stream_id,
        cut=event.reason not in {StreamEndReason.DONE, StreamEndReason.LLM_ERROR},
    )
    return replace(state, open_stream=None, turns=(*state.turns, turn))


def _record_run(
    state: InterviewState,
    entry: LogEntry,
    event: RunStarted | RunQueued | RunCase | RunJudged,
) -> InterviewState:
    match event:
        case RunStarted():
            code = state.code.code if state.code else ""
            run = RunRecord(event, entry.seq, entry.ts_ms, code)
            return replace(state, runs=(*state.runs, run))
        case RunQueued():
            return _update_run(state, event.run_id, lambda run: replace(run, queued=event.position))
        case RunCase():
            return _update_run(state, event.run_id, lambda run: _with_case(run, event))
        case RunJudged():
            return _update_run(
                state,
                event.run_id,
                lambda run: replace(
                    run, queued=None, judged=event, judged_seq=entry.seq, judged_ms=entry.ts_ms
                ),
            )


def _update_run(
    state: InterviewState, run_id: str, change: Callable[[RunRecord], RunRecord]
) -> InterviewState:
    """Change a run that is not judged yet; the first verdict stands."""
    runs = tuple(
        change(run) if run.start.run_id == run_id and run.judged is None else run
        for run in state.runs
    )
    return replace(state, runs=runs)


def _with_case(run: RunRecord, case: RunCase) -> RunRecord:
    """A case that is there already stays as it is: a repeated run tells nothing twice."""
    if any(known.index == case.index for known in run.cases):
        return run
    return replace(run, queued=None, cases=(*run.cases, case))
