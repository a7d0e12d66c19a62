"""Every mode has enough questions of every difficulty, so that interviews do not repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from question_bank.folder import QuestionFolder
from question_bank.loader import load_modes
from question_bank.schema import Difficulty

MODES = frozenset({"general", "google", "amazon", "meta", "microsoft", "startup"})
FEWEST = {Difficulty.EASY: 8, Difficulty.MEDIUM: 16, Difficulty.HARD: 6}


def prove(folders: Sequence[QuestionFolder]) -> Iterator[str]:
    """What the bank lacks."""
    known = {mode.slug for mode in load_modes()}
    for missing in sorted(MODES - known):
        yield f"the mode {missing} does not exist"
    offered = offers(folders)
    for mode in sorted(known):
        for difficulty, fewest in FEWEST.items():
            count = offered[mode, difficulty]
            if count < fewest:
                yield f"{mode} has {count} {difficulty} questions, at least {fewest} are needed"


def offers(folders: Sequence[QuestionFolder]) -> Counter[tuple[str, Difficulty]]:
    """How many questions of each difficulty a mode offers."""
    questions = [folder.question for folder in folders]
    return Counter((mode, each.difficulty) for each in questions for mode in each.modes)
