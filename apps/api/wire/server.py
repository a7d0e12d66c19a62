"""Messages from the server to the browser, one class each."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from apps.api.domain import events
from apps.api.wire.envelope import ServerMessage
from apps.api.wire.views import SessionView, View
from sandbox.contract import Language


class SessionStatePayload(View):
    """Where the log stands. `view` is null when the missed messages follow one by one instead;
    when it is given, everything the client knew before is replaced by it."""

    epoch: str
    head_seq: int
    resumed: bool
    view: SessionView | None


class SessionStateMessage(ServerMessage):
    """The answer to `CLIENT_READY`."""

    type: Literal["SESSION_STATE"] = "SESSION_STATE"
    payload: SessionStatePayload


class AckPayload(View):
    """The client message `id` is in the log at `at_seq` (null when it left no entry).
    `durable`: it is stored in both the log and the database. Where that takes longer than a second
    an acknowledgement without it comes first, and another one with it when it is true."""

    id: str
    at_seq: int | None
    dup: bool
    durable: bool


class AckMessage(ServerMessage):
    """A client message with an `id` took effect."""

    type: Literal["ACK"] = "ACK"
    payload: AckPayload


class ErrorPayload(View):
    """`code` is stable, `message` is for people; `field` and `expected` say what to mend."""

    code: str
    message: str
    field: str | None = None
    expected: str | None = None
    ref_id: str | None = None
    retryable: bool = False


class ErrorMessage(ServerMessage):
    """A client message was refused; the socket lives on unless a close code follows."""

    type: Literal["ERROR"] = "ERROR"
    payload: ErrorPayload


class DrainPayload(View):
    """Reconnect after this many milliseconds."""

    reconnect_after_ms: int


class DrainMessage(ServerMessage):
    """The server is going away; everything acknowledged is kept."""

    type: Literal["DRAIN"] = "DRAIN"
    payload: DrainPayload


class CodeSavedPayload(View):
    """`CODE_SAVED` without the text, which the client has."""

    revision: int
    language: Language
    bytes: int


class CodeSavedMessage(ServerMessage):
    """A code snapshot became a revision."""

    type: Literal["CODE_SAVED"] = "CODE_SAVED"
    payload: CodeSavedPayload


class TimerMessage(ServerMessage):
    """The countdown began."""

    type: Literal["TIMER"] = "TIMER"
    payload: events.TimerStarted


class PausedMessage(ServerMessage):
    """The countdown and the interviewer stand still."""

    type: Literal["PAUSED"] = "PAUSED"
    payload: events.Paused


class ResumedMessage(ServerMessage):
    """The interview goes on."""

    type: Literal["RESUMED"] = "RESUMED"
    payload: events.Resumed


class PhaseChangeMessage(ServerMessage):
    """The phase changed."""

    type: Literal["PHASE_CHANGE"] = "PHASE_CHANGE"
    payload: events.PhaseChanged


class TranscriptEntryMessage(ServerMessage):
    """The candidate's utterance as it stands in the log."""

    type: Literal["TRANSCRIPT_ENTRY"] = "TRANSCRIPT_ENTRY"
    payload: events.Uttered


class InterviewerStreamStartMessage(ServerMessage):
    """The interviewer begins to speak."""

    type: Literal["INTERVIEWER_STREAM_START"] = "INTERVIEWER_STREAM_START"
    payload: events.StreamStarted


class InterviewerStreamDeltaMessage(ServerMessage):
    """More of the interviewer's words."""

    type: Literal["INTERVIEWER_STREAM_DELTA"] = "INTERVIEWER_STREAM_DELTA"
    payload: events.StreamDelta


class InterviewerStreamEndMessage(ServerMessage):
    """The interviewer stopped; exactly one per start."""

    type: Literal["INTERVIEWER_STREAM_END"] = "INTERVIEWER_STREAM_END"
    payload: events.StreamEnded


class CoachNudgeMessage(ServerMessage):
    """The coach's private advice."""

    type: Literal["COACH_NUDGE"] = "COACH_NUDGE"
    payload: events.NudgeShown


class HintMessage(ServerMessage):
    """A released hint."""

    type: Literal["HINT"] = "HINT"
    payload: events.HintReleased


class RunStartedMessage(ServerMessage):
    """A run began."""

    type: Literal["RUN_STARTED"] = "RUN_STARTED"
    payload: events.RunStarted


class RunQueuedMessage(ServerMessage):
    """A run waits for a box."""

    type: Literal["RUN_QUEUED"] = "RUN_QUEUED"
    payload: events.RunQueued


class RunCaseMessage(ServerMessage):
    """One case of a run finished."""

    type: Literal["RUN_CASE"] = "RUN_CASE"
    payload: events.RunCase


class RunVerdictMessage(ServerMessage):
    """A run ended."""

    type: Literal["RUN_VERDICT"] = "RUN_VERDICT"
    payload: events.RunJudged


class RunClaimedMessage(ServerMessage):
    """The browser's own claim was logged."""

    type: Literal["RUN_CLAIMED"] = "RUN_CLAIMED"
    payload: events.RunClaimed


class SessionEndedMessage(ServerMessage):
    """The interview is over."""

    type: Literal["SESSION_ENDED"] = "SESSION_ENDED"
    payload: events.SessionEnded


class ReportReadyMessage(ServerMessage):
    """The report can be read."""

    type: Literal["REPORT_READY"] = "REPORT_READY"
    payload: events.ReportReady


AnyServerMessage: TypeAlias = Annotated[
    SessionStateMessage
    | AckMessage
    | ErrorMessage
    | DrainMessage
    | CodeSavedMessage
    | TimerMessage
    | PausedMessage
    | ResumedMessage
    | PhaseChangeMessage
    | TranscriptEntryMessage
    | InterviewerStreamStartMessage
    | InterviewerStreamDeltaMessage
    | InterviewerStreamEndMessage
    | CoachNudgeMessage
    | HintMessage
    | RunStartedMessage
    | RunQueuedMessage
    | RunCaseMessage
    | RunVerdictMessage
    | RunClaimedMessage
    | SessionEndedMessage
    | ReportReadyMessage,
    Field(discriminator="type"),
]
