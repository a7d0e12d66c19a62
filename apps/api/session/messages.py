"""What a client message does: events in the log and an answer, or a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from apps.api.domain.act import StreamEndReason
from apps.api.domain.events import Cause, CodeSaved, PhaseChanged, RunClaimed, RunStarted, Uttered
from apps.api.domain.phase import Phase
from apps.api.domain.run import RunKind
from apps.api.errors import (
    BadInput,
    InterviewError,
    NotAllowedNow,
    SandboxNotReady,
    SessionOver,
    TooLarge,
)
from apps.api.judging.judge import plan
from apps.api.session.causes import cause_of
from apps.api.session.custom_input import custom_calls
from apps.api.session.history import Logged
from apps.api.session.phases import askable
from apps.api.session.picking import check_language
from apps.api.wire.client import (
    AnyClientMessage,
    BargeInMessage,
    ClientReadyMessage,
    CodeSnapshotMessage,
    HintRequestMessage,
    RunRequestMessage,
    RunResultMessage,
    StateChangeMessage,
    TranscriptFinalMessage,
    TranscriptPartialMessage,
)
from apps.api.wire.envelope import MAX_CODE_BYTES
from apps.api.wire.server import ErrorMessage, ErrorPayload
from sandbox.contract import Language

if TYPE_CHECKING:
    from apps.api.session.connection import Connection
    from apps.api.session.live import LiveInterview

INTERRUPTING_WORDS = 3
OVER = "This interview has ended."
HINT_WORDS = "Could I have a hint, please?"


async def handle(live: LiveInterview, connection: Connection, message: AnyClientMessage) -> None:
    """Carry out a message and acknowledge it, or answer with the refusal.

    A message whose id is in the log already is acknowledged again and does nothing else.
    """
    cause = cause_of(message)
    try:
        known = live.causes.place(cause) if cause else None
        if cause and known is not None:
            live.acknowledgements.acknowledge(connection, cause.id, known, dup=True)
            return
        if live.state.ended:
            raise SessionOver(OVER)
        logged = await _carry_out(live, message, cause)
    except InterviewError as error:
        connection.send(error_frame(live, error, message.id))
        return
    if cause:
        seq = logged.entry.seq if logged else None
        live.acknowledgements.acknowledge(connection, cause.id, seq, dup=False)


def error_frame(live: LiveInterview, error: InterviewError, ref_id: str | None) -> str:
    """A refusal as an `ERROR` message."""
    payload = ErrorPayload(
        code=error.code,
        message=error.message,
        field=error.field,
        expected=error.expected,
        ref_id=ref_id,
        retryable=error.retryable,
    )
    message = ErrorMessage(ts_ms=live.now_ms(), session_id=live.session_id, payload=payload)
    return message.model_dump_json()


async def _carry_out(
    live: LiveInterview, message: AnyClientMessage, cause: Cause | None
) -> Logged | None:
    """The log entry that the message caused, or None where it leaves none."""
    match message:
        case ClientReadyMessage():
            raise NotAllowedNow("CLIENT_READY is the first message only.", field="type")
        case TranscriptPartialMessage():
            return await _hear_partial(live, message)
        case TranscriptFinalMessage():
            return await _hear(live, message.payload.text, message.payload.source, cause)
        case HintRequestMessage():
            return await _hear(live, HINT_WORDS, "typed", cause)
        case StateChangeMessage():
            return await _move(live, message, cause)
        case CodeSnapshotMessage():
            return await _save_code(live, message, cause)
        case RunResultMessage():
            return await _note_claim(live, message, cause)
        case RunRequestMessage():
            return await _start_run(live, message, cause)
        case BargeInMessage():
            return await _interrupt(live, message)
        case _:
            assert_never(message)


async def _hear_partial(live: LiveInterview, message: TranscriptPartialMessage) -> None:
    live.heard_partial()
    if len(message.payload.text.split()) >= INTERRUPTING_WORDS:
        await live.end_stream(StreamEndReason.BARGE_IN)


async def _hear(live: LiveInterview, text: str, source: str, cause: Cause | None) -> Logged:
    words = text.strip()
    if not words:
        raise BadInput("The text is empty.", field="payload.text", expected="at least one word")
    if "?" in words or len(words.split()) >= INTERRUPTING_WORDS:
        await live.end_stream(StreamEndReason.BARGE_IN)
    uttered = Uttered(words, "speech" if source == "speech" else "typed")
    return (await live.append(uttered, cause=cause))[0]


async def _move(
    live: LiveInterview, message: StateChangeMessage, cause: Cause | None
) -> Logged | None:
    current, allowed = live.state.phase, askable(live.state.phase)
    expected = ", ".join(sorted(allowed))
    asked = message.payload.state.lower()
    if asked not in set(Phase):
        raise BadInput(
            f"There is no phase {asked!r}.", field="payload.state", expected=", ".join(Phase)
        )
    phase = Phase(asked)
    if phase is current:
        return None
    if phase not in allowed:
        raise NotAllowedNow(
            f"From {current} the interview cannot move to {phase}.",
            field="payload.state",
            expected=expected,
        )
    moved = PhaseChanged(current, phase, "candidate")
    return (await live.append(moved, cause=cause))[0]


async def _save_code(
    live: LiveInterview, message: CodeSnapshotMessage, cause: Cause | None
) -> Logged | None:
    code, saved = message.payload.code, live.state.code
    language = message.payload.language or (saved.language if saved else live.interview.language)
    revision = _new_revision(live, code, language)
    if revision is None:
        return None
    return (await live.append(revision, cause=cause))[0]


def _new_revision(live: LiveInterview, code: str, language: Language) -> CodeSaved | None:
    """The next revision, or None when nothing changed.

    Raises:
        TooLarge: the code is over the limit.
        BadInput: the question is not for that language.
    """
    check_language(live.interview.question, language, "payload.language")
    size = len(code.encode())
    if size > MAX_CODE_BYTES:
        raise TooLarge(
            f"The code has {size} bytes.",
            field="payload.code",
            expected=f"at most {MAX_CODE_BYTES} bytes",
        )
    saved = live.state.code
    if saved and (saved.code, saved.language) == (code, language):
        return None
    return CodeSaved(saved.revision + 1 if saved else 1, language, code)


async def _note_claim(
    live: LiveInterview, message: RunResultMessage, cause: Cause | None
) -> Logged:
    payload, saved = message.payload, live.state.code
    if payload.passed > payload.total:
        raise BadInput(
            "More cases passed than ran.",
            field="payload.passed",
            expected=f"at most {payload.total}",
        )
    language = saved.language if saved else live.interview.language
    run_id = payload.run_id or message.id or f"claim-{live.state.head_seq + 1}"
    claim = RunClaimed(run_id, payload.passed, payload.total, language)
    return (await live.append(claim, cause=cause))[0]


async def _start_run(
    live: LiveInterview, message: RunRequestMessage, cause: Cause | None
) -> Logged:
    """Save the code that runs, then start the run: one append, so that none goes without."""
    payload = message.payload
    _check_run(live, message)
    run_id = message.id or f"run-{live.state.head_seq + 1}"
    revision = _new_revision(live, payload.code, payload.language)
    saved = live.state.code
    number = revision.revision if revision else saved.revision if saved else 0
    question, custom = live.interview.question, None
    if payload.kind is RunKind.CUSTOM:
        custom = custom_calls(question.signature, payload.custom_args)
    planned = plan(question, payload.kind, custom)
    started = RunStarted(run_id, payload.kind, payload.language, number, len(planned), custom)
    events = (revision, started) if revision else (started,)
    return (await live.append(*events, cause=cause))[-1]


def _check_run(live: LiveInterview, message: RunRequestMessage) -> None:
    payload = message.payload
    if live.interview.sandbox == "browser":
        raise SandboxNotReady("This server has no sandbox; run the samples in the browser.")
    if live.state.open_run:
        raise NotAllowedNow("Another run is still going on.")
    if not payload.code.strip():
        raise BadInput("The code is empty.", field="payload.code", expected="a program")


async def _interrupt(live: LiveInterview, message: BargeInMessage) -> None:
    stream, wanted = live.state.open_stream, message.payload.stream_id
    if stream and wanted in {None, stream.start.stream_id}:
        await live.end_stream(StreamEndReason.BARGE_IN)
