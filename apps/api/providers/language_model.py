"""A language model as the product sees it: a prompt in, text deltas out."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


class ModelFailed(Exception):
    """The model refused, stalled, broke off or sent something that is no answer."""


class LanguageModel(Protocol):
    """Any chat model that streams."""

    def stream(self, messages: Sequence[ChatMessage], max_tokens: int) -> AsyncGenerator[str]:
        """Non-empty text deltas; ends only after the model said that it is done.

        Closing the generator hangs up.

        Raises:
            ModelFailed: before the first delta or between two.
        """
        ...
