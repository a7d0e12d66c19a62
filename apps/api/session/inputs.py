"""What reaches a live interview's inbox."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TypeAlias

from apps.api.domain.act import StreamEndReason, Wording
from apps.api.domain.events import RunCase, RunJudged, RunQueued
from apps.api.session.connection import Connection
from apps.api.wire.client import AnyClientMessage


@dataclass(frozen=True, slots=True)
class Joined:
    """A browser signed in and knows the log up to `last_seq` of `epoch`."""

    connection: Connection
    last_seq: int
    epoch: str | None


@dataclass(frozen=True, slots=True)
class Left:
    """A browser is gone."""

    connection: Connection


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message from a browser."""

    connection: Connection
    message: AnyClientMessage


@dataclass(frozen=True, slots=True)
class Words:
    """The next words of a stream."""

    stream_id: str
    text: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class SpeechOver:
    """A stream has nothing more to say."""

    stream_id: str
    reason: StreamEndReason
    wording: Wording


@dataclass(frozen=True, slots=True)
class RunProgress:
    """A case or the verdict of the open run."""

    event: RunQueued | RunCase | RunJudged


@dataclass(frozen=True, slots=True)
class EndRequested:
    """Somebody asks to end the interview; `done` is set once that is durable."""

    done: asyncio.Future[None]


@dataclass(frozen=True, slots=True)
class Awoken:
    """Time has passed, or the storage has changed: look at what is due."""


Input: TypeAlias = (
    Joined | Left | Incoming | Words | SpeechOver | RunProgress | EndRequested | Awoken
)
