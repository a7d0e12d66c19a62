"""Messages from the browser to the server, one class each."""

from __future__ import annotations

import json
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, TypeAdapter

from apps.api.domain.run import RunKind
from apps.api.wire.envelope import MAX_TEXT_CHARS, ClientMessage
from sandbox.contract import Language

Text = Annotated[str, Field(min_length=1, max_length=MAX_TEXT_CHARS)]
Arguments: TypeAlias = tuple[tuple[JsonValue, ...], ...]


def _finite(args: Arguments | None) -> Arguments | None:
    """Reading JSON, `1e999` becomes an infinity, which no other JSON reader takes back."""
    json.dumps(args, allow_nan=False)
    return args


class Payload(BaseModel):
    """A client payload: unknown fields are refused by name."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ClientReadyPayload(Payload):
    """`ticket` signs in when the URL carried no token; `last_seq` and `epoch` ask for a replay."""

    ticket: str | None = None
    last_seq: int = Field(default=0, ge=0)
    epoch: str | None = None


class ClientReadyMessage(ClientMessage):
    """The first message on every socket."""

    type: Literal["CLIENT_READY"]
    payload: ClientReadyPayload = ClientReadyPayload()


class TranscriptPartialPayload(Payload):
    """What speech recognition has heard so far of the current utterance."""

    text: str = Field(max_length=MAX_TEXT_CHARS)


class TranscriptPartialMessage(ClientMessage):
    """Interim speech; not logged. Three words or more interrupt the interviewer."""

    type: Literal["TRANSCRIPT_PARTIAL"]
    payload: TranscriptPartialPayload


class TranscriptFinalPayload(Payload):
    """A finished utterance, spoken or typed."""

    text: Text
    source: Literal["typed", "speech"] = "speech"


class TranscriptFinalMessage(ClientMessage):
    """The candidate said something."""

    type: Literal["TRANSCRIPT_FINAL"]
    payload: TranscriptFinalPayload


class StateChangePayload(Payload):
    """`state` is a phase the candidate asks to move to."""

    state: str = Field(min_length=1, max_length=32)


class StateChangeMessage(ClientMessage):
    """A request to change phase; refused with `ERROR` when it is not allowed."""

    type: Literal["STATE_CHANGE"]
    payload: StateChangePayload


class CodeSnapshotPayload(Payload):
    """The editor's full text. `language` defaults to the session's current language."""

    code: str
    language: Language | None = None


class CodeSnapshotMessage(ClientMessage):
    """The editor changed. Saved as the next revision unless nothing changed."""

    type: Literal["CODE_SNAPSHOT"]
    payload: CodeSnapshotPayload


class RunResultPayload(BaseModel):
    """The browser sandbox's own account of the samples; further fields are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    run_id: str | None = Field(default=None, max_length=64)
    passed: int = Field(default=0, ge=0, le=1000)
    total: int = Field(default=0, ge=0, le=1000)


class RunResultMessage(ClientMessage):
    """A claim: logged and shown, never scored."""

    type: Literal["RUN_RESULT"]
    payload: RunResultPayload


class RunRequestPayload(Payload):
    """Run `code` on the samples, on `custom_args` or on all tests. `custom_args` has one list per
    call: its arguments or, of a class question, its steps `[name, [arguments]]`, the first of which
    constructs the object."""

    kind: RunKind
    code: str
    language: Language
    custom_args: Annotated[Arguments | None, AfterValidator(_finite)] = Field(
        default=None, max_length=10
    )


class RunRequestMessage(ClientMessage):
    """A run on the server; the message's `id` becomes the `run_id`."""

    type: Literal["RUN_REQUEST"]
    payload: RunRequestPayload


class EmptyPayload(Payload):
    """Nothing to say."""


class HintRequestMessage(ClientMessage):
    """The candidate asks for the next rung of the hint ladder."""

    type: Literal["HINT_REQUEST"]
    payload: EmptyPayload = EmptyPayload()


class BargeInPayload(Payload):
    """Which stream is interrupted; the running one when absent."""

    stream_id: str | None = None


class BargeInMessage(ClientMessage):
    """The candidate interrupts the interviewer."""

    type: Literal["BARGE_IN"]
    payload: BargeInPayload = BargeInPayload()


AnyClientMessage: TypeAlias = Annotated[
    ClientReadyMessage
    | TranscriptPartialMessage
    | TranscriptFinalMessage
    | StateChangeMessage
    | CodeSnapshotMessage
    | RunResultMessage
    | RunRequestMessage
    | HintRequestMessage
    | BargeInMessage,
    Field(discriminator="type"),
]

CLIENT_MESSAGE: TypeAdapter[AnyClientMessage] = TypeAdapter(AnyClientMessage)
