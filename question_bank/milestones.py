"""Which milestones of a question somebody has said."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.schema import Milestone


def said_milestones(milestones: Sequence[Milestone], text: str) -> tuple[Milestone, ...]:
    """Those of which a phrase stands in the text, literally but for case and white space."""
    said = " ".join(text.lower().replace("\u2019", "'").split())
    return tuple(
        milestone
        for milestone in milestones
        if any(phrase.lower() in said for phrase in milestone.say)
    )
