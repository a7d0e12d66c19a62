"""Whether a sentence says one of a question's forbidden phrases."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.words import stems


def said_leak(forbidden: Sequence[str], text: str) -> str | None:
    """The first forbidden phrase whose stems stand in a row in the text, or None.

    Inflection and stop words do not hide a phrase; paraphrases do.
    """
    said = f" {' '.join(stems(text))} "
    return next((phrase for phrase in forbidden if f" {' '.join(stems(phrase))} " in said), None)


def unsaid(forbidden: Sequence[str], heard: Sequence[str]) -> tuple[str, ...]:
    """The phrases that remain forbidden: a released rung frees those that it says itself."""
    return tuple(
        phrase for phrase in forbidden if all(said_leak([phrase], text) is None for text in heard)
    )
