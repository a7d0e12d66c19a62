"""Everything that can stand in an interview's log: one frozen class per event.

Each class is also the payload of the server message that carries `TYPE`, so that the log, the wire
and the report share one vocabulary. Times are milliseconds since the Unix epoch on the server's
clock. Anything in an event may be shown to the candidate: secrets never enter one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from apps.api.domain.act import ActKind, StreamEndReason, Wording
from apps.api.domain.phase import Phase
from apps.api.domain.run import RunKind, Verdict
from sandbox.contract import Json, Language


@dataclass(frozen=True, slots=True)
class TimerStarted:
    """The countdown began; the interview ends at `ends_at_ms` at the latest."""

    TYPE: ClassVar = "TIMER"
    started_at_ms: int
    ends_at_ms: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The countdown and the interviewer stand still; what the candidate does is still taken."""

    TYPE: ClassVar = "PAUSED"
    reason: Literal["storage_away"]


@dataclass(frozen=True, slots=True)
class Resumed:
    """The interview goes on, and ends so much later as it stood still."""

    TYPE: ClassVar = "RESUMED"
    ends_at_ms: int


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """The conversation moved on or back; `previous` is null for the first phase."""

    TYPE: ClassVar = "PHASE_CHANGE"
    previous: Phase | None
    phase: Phase
    reason: str


@dataclass(frozen=True, slots=True)
class Uttered:
    """The candidate said or typed something."""

    TYPE: ClassVar = "TRANSCRIPT_ENTRY"
    text: str
    source: Literal["typed", "speech"]


@dataclass(frozen=True, slots=True)
class CodeSaved:
    """The editor's full text at `revision`, which counts up by one per saved change."""

    TYPE: ClassVar = "CODE_SAVED"
    revision: int
    language: Language
    code: str


@dataclass(frozen=True, slots=True)
class StreamStarted:
    """The interviewer began to speak. `in_reply_to` is the `seq` that called for it."""

    TYPE: ClassVar = "INTERVIEWER_STREAM_START"
    stream_id: str
    act: ActKind
    subject: str | None
    in_reply_to: int | None


@dataclass(frozen=True, slots=True)
class StreamDelta:
    """More words of the running stream, spaces included."""

    TYPE: ClassVar = "INTERVIEWER_STREAM_DELTA"
    stream_id: str
    text: str


@dataclass(frozen=True, slots=True)
class StreamEnded:
    """The interviewer stopped; `text` is all that was said in this stream."""

    TYPE: ClassVar = "INTERVIEWER_STREAM_END"
    stream_id: str
    reason: StreamEndReason
    text: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class NudgeShown:
    """The coach's private advice; `evidence` lists the `seq` of what called for it."""

    TYPE: ClassVar = "COACH_NUDGE"
    nudge_id: str
    priority: Literal[1, 2, 3]
    text: str
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HintReleased:
    """One rung of the hint ladder, and what it costs in points of problem solving."""

    TYPE: ClassVar = "HINT"
    rung: int
    cost: int
    text: str


@dataclass(frozen=True, slots=True)
class RunStarted:
    """A run of the code at `revision`; `custom_args` only for custom input."""

    TYPE: ClassVar = "RUN_STARTED"
    run_id: str
    kind: RunKind
    language: Language
    revision: int
    total: int
    custom_args: tuple[tuple[Json, ...], ...] | None


@dataclass(frozen=True, slots=True)
class RunQueued:
    """A run waits for a box; `position` 1 is the next to get one."""

    TYPE: ClassVar = "RUN_QUEUED"
    run_id: str
    position: int


@dataclass(frozen=True, slots=True)
class RunCase:
    """One case of a run. A hidden case tells only whether it passed."""

    TYPE: ClassVar = "RUN_CASE"
    run_id: str
    index: int
    hidden: bool
    verdict: Verdict | None
    passed: bool
    name: str | None
    args: tuple[Json, ...] | None
    expected: Json
    actual: Json
    stdout: str | None
    error: str | None
    reason: str | None
    wall_ms: float | None
    cpu_ms: float | None


@dataclass(frozen=True, slots=True)
class RunJudged:
    """A run's end. `hidden_total` is zero unless hidden tests ran."""

    TYPE: ClassVar = "RUN_VERDICT"
    run_id: str
    kind: RunKind
    verdict: Verdict
    passed: int
    total: int
    hidden_passed: int
    hidden_total: int


@dataclass(frozen=True, slots=True)
class RunClaimed:
    """What the candidate's own browser says about the samples: shown, never scored."""

    TYPE: ClassVar = "RUN_CLAIMED"
    run_id: str
    passed: int
    total: int
    language: Language


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The interview is over."""

    TYPE: ClassVar = "SESSION_ENDED"
    reason: Literal["candidate", "timer"]


@dataclass(frozen=True, slots=True)
class ReportReady:
    """The report can be read at `path`."""

    TYPE: ClassVar = "REPORT_READY"
    path: str


CommittedEvent: TypeAlias = (
    TimerStarted
    | Paused
    | Resumed
    | PhaseChanged
    | Uttered
    | CodeSaved
    | StreamStarted
    | StreamEnded
    | NudgeShown
    | HintReleased
    | RunStarted
    | RunQueued
    | RunCase
    | RunJudged
    | RunClaimed
    | SessionEnded
    | ReportReady
)
"""What PostgreSQL keeps."""

Event: TypeAlias = CommittedEvent | StreamDelta


@dataclass(frozen=True, slots=True)
class Cause:
    """The client message that caused an entry: its id, and a digest of what it asked for."""

    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One event where it stands in the log."""

    seq: int
    ts_ms: int
    event: Event
    cause: Cause | None = None
