"""Which question a candidate gets."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Wish:
    """What a candidate wants to practise. `had` holds ids or slugs that shall not come again."""

    mode: Mode
    difficulty: str
    topic: str | None = None
    language: Language | None = None
    had: frozenset[str] = frozenset()


def pick_question(
    questions: Sequence[StoredQuestion], wish: Wish, rng: random.Random
) -> StoredQuestion:
    """A question that fits, drawn by its weight in the mode.

    Raises:
        NoQuestion: nothing fits; says which part of the wish cannot be met, and what would.
    """
    slug = wish.mode.slug
    left = [each for each in questions if each.question.modes.get(slug, 0) > 0]
    left = _of_difficulty(left, wish)
    if wish.topic is not None:
        left = _on_topic(left, wish, wish.topic)
    if wish.language is not None:
        left = _in_language(left, wish, wish.language)
    left = _not_had(left, wish)
    return rng.choices(left, [each.question.modes[slug] for each in left])[0]


def _of_difficulty(offered: list[StoredQuestion], wish: Wish) -> list[StoredQuestion]:
    left = [each for each in offered if each.question.difficulty.value == wish.difficulty]
    if not left:
        there = sorted({each.question.difficulty.value for each in offered})
        raise NoQuestion(
            f"{wish.mode.title} has no {wish.difficulty} question.",
            field="difficulty",
            expected=_one_of(there) if there else "another company mode",
        )
    return left


def _on_topic(offered: list[StoredQuestion], wish: Wish, topic: str) -> list[StoredQuestion]:
    left = [each for each in offered if topic in each.question.topics]
    if not left:
        raise NoQuestion(
            f"{wish.mode.title} has no {wish.difficulty} question on {topic!r}.",
            field="topic",
            expected=_one_of({each for known in offered for each in known.question.topics}),
        )
    return left


def _in_language(
    offered: list[StoredQuestion], wish: Wish, language: Language
) -> list[StoredQuestion]:
    left = [each for each in offered if language in each.question.starters]
    if not left:
        raise NoQuestion(
            f"{wish.mode.title} has no {wish.difficulty} question{_about(wish)} in {language}.",
            field="language",
            expected=_one_of({each for known in offered for each in known.question.starters}),
        )
    return left


def _not_had(offered: list[StoredQuestion], wish: Wish) -> list[StoredQuestion]:
    left = [each for each in offered if not {str(each.id), each.question.slug} & wish.had]
    if not left:
        raise NoQuestion(
            f"You have had every {wish.difficulty} question{_about(wish)} that {wish.mode.title} "
            f"has here ({len(offered)}).",
            field="exclude",
            expected="another difficulty or topic, or fewer excluded questions",
        )
    return left


def _about(wish: Wish) -> str:
    return "" if wish.topic is None else f" on {wish.topic!r}"


def _one_of(names: Iterable[str]) -> str:
    return f"one of {', '.join(sorted(names))}"
