"""Which question a candidate gets."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

from apps.api.errors import BadInput, NoQuestion
from apps.api.store.questions import StoredQuestion
from question_bank.schema import Mode, Question
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


def check_language(question: Question, language: Language, field: str) -> None:
    """See that a question can be solved in a language.

    Raises:
        BadInput: it cannot; says in which it can.
    """
    if language not in question.starters:
        raise BadInput(
            f"This question cannot be solved in {language}.",
            field=field,
            expected=_one_of(question.starters),
        )


def _one_of(languages: Iterable[Language]) -> str:
    return f"one of {', '.join(sorted(languages))}"


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
    of_difficulty = [each for each in offered if each.question.difficulty.value == difficulty]
    fitting = [
        each for each in of_difficulty if language is None or language in each.question.starters
    ]
    if of_difficulty and not fitting:
        raise NoQuestion(
            f"{mode.title} has no {difficulty} question in {language}.",
            field="language",
            expected=_one_of({each for known in of_difficulty for each in known.question.starters}),
        )
    if not fitting:
        there = sorted({each.question.difficulty.value for each in offered})
        raise NoQuestion(
            f"{mode.title} has no {difficulty} question.",
            field="difficulty",
            expected=f"one of {', '.join(there)}" if there else "another company mode",
        )
    weights = [each.question.modes[mode.slug] for each in fitting]
    return rng.choices(fitting, weights)[0]
