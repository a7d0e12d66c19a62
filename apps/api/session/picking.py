"""Which question a candidate gets."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from apps.api.errors import BadInput, NoQuestion
from apps.api.store.questions import StoredQuestion
from question_bank.schema import Mode
from sandbox.contract import Language


def find_mode(modes: Mapping[str, Mode], name: str) -> Mode:
    """The mode with this slug or title, in any case.

    Raises:
        BadInput: there is none.
    """
    wanted = name.strip().lower()
    for mode in modes.values():
        if wanted in {mode.slug, mode.title.lower()}:
            return mode
    titles = ", ".join(mode.title for mode in modes.values())
    raise BadInput(
        f"There is no company mode {name!r}.", field="company_mode", expected=f"one of {titles}"
    )


def pick_question(
    questions: Sequence[StoredQuestion],
    mode: Mode,
    difficulty: str,
    language: Language | None,
    rng: random.Random,
) -> StoredQuestion:
    """A question that fits, drawn by its weight in the mode.

    Raises:
        NoQuestion: nothing fits; says what would.
    """
    offered = [each for each in questions if each.question.modes.get(mode.slug, 0) > 0]
    fitting = [
        each
        for each in offered
        if each.question.difficulty.value == difficulty
        and (language is None or language in each.question.starters)
    ]
    if not fitting:
        there = sorted({each.question.difficulty.value for each in offered})
        raise NoQuestion(
            f"{mode.title} has no {difficulty} question.",
            field="difficulty",
            expected=f"one of {', '.join(there)}" if there else "another company mode",
        )
    weights = [each.question.modes[mode.slug] for each in fitting]
    return rng.choices(fitting, weights)[0]
