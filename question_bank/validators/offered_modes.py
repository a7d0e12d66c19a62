"""Every mode that a question is offered in exists."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.folder import QuestionFolder
from question_bank.loader import load_modes


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of the mode weights."""
    known = {mode.slug for mode in load_modes()}
    for mode in folder.question.modes:
        if mode not in known:
            yield f"the mode {mode} does not exist; there are {', '.join(sorted(known))}"
