"""The phases of an interview."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """Where the conversation is. Phases follow evidence and may go back."""

    INTRO = "intro"
    CLARIFY = "clarify"
    APPROACH = "approach"
    CODE = "code"
    TEST = "test"
    ANALYSE = "analyse"
    WRAP = "wrap"
