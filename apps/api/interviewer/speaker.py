"""Words for an act: from templates, or from a model with templates to fall back on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from apps.api.domain.act import Wording
from apps.api.domain.interview import Interview
from apps.api.domain.state import InterviewState, Say
from apps.api.interviewer.templates import worded


@dataclass(frozen=True, slots=True)
class Piece:
    """Some whole words, spaces included. `failed` marks what stands in for a model that broke."""

    text: str
    wording: Wording
    failed: bool = False


class Speaker(Protocol):
    """Turns an act into words."""

    def speak(self, interview: Interview, state: InterviewState, say: Say) -> AsyncIterator[Piece]:
        """At least one piece; never raises for want of a model."""
        ...


class TemplateSpeaker:
    """Speaks from templates: no key, no network."""

    async def speak(
        self, interview: Interview, state: InterviewState, say: Say
    ) -> AsyncIterator[Piece]:
        """The template's whole text in one piece."""
        yield Piece(worded(interview, state, say), Wording.TEMPLATE)
