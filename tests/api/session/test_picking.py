"""Which question a candidate gets."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

import pytest

from apps.api.errors import NoQuestion
from apps.api.session.picking import Wish, pick_question
from apps.api.store.questions import StoredQuestion
from question_bank.loader import load_modes
from question_bank.schema import Difficulty
from sandbox.contract import Language
from tests.api.bank import badge_gate

MODES = {mode.slug: mode for mode in load_modes()}
RNG = random.Random(0)


def stored(number: int, slug: str, topics: tuple[str, ...] = ("trees",),
           modes: Mapping[str, float] | None = None,
           difficulty: Difficulty = Difficulty.MEDIUM) -> StoredQuestion:  # fmt: skip
    question = replace(badge_gate(), slug=slug, topics=topics, difficulty=difficulty,
                       modes=modes or {"general": 1.0})  # fmt: skip
    return StoredQuestion(UUID(int=number), question)


BANK = [
    stored(1, "one"),
    stored(2, "two", topics=("heaps", "trees"), modes={"general": 0.25, "google": 1.0}),
    stored(3, "three", topics=("dp",)),
    stored(4, "four", difficulty=Difficulty.EASY),
]
GENERAL = Wish(MODES["general"], "medium")


def slugs(wish: Wish, draws: int = 300) -> Counter[str]:
    return Counter(pick_question(BANK, wish, RNG).question.slug for _ in range(draws))


def test_all_that_fit_are_drawn_by_their_weight() -> None:
    drawn = slugs(GENERAL, 900)
    assert set(drawn) == {"one", "two", "three"}
    assert drawn["two"] < min(drawn["one"], drawn["three"])


def test_any_topic_of_a_question_counts() -> None:
    assert set(slugs(replace(GENERAL, topic="trees"))) == {"one", "two"}


@pytest.mark.parametrize("had", [{"one", "three"}, {str(UUID(int=1)), str(UUID(int=3))}])
def test_what_the_candidate_has_had_does_not_come_again(had: set[str]) -> None:
    assert set(slugs(replace(GENERAL, had=frozenset(had)))) == {"two"}


def test_ids_that_nobody_knows_exclude_nothing() -> None:
    assert len(slugs(replace(GENERAL, had=frozenset({"elsewhere"})))) == 3


def test_equal_seeds_draw_the_same() -> None:
    draws = [pick_question(BANK, GENERAL, random.Random(seed)) for seed in (5, 5, 6, 7, 8, 9)]
    assert draws[0] == draws[1]
    assert len({each.id for each in draws}) > 1


@pytest.mark.parametrize(
    ("wish", "field", "message", "expected"),
    [
        (Wish(MODES["meta"], "medium"), "difficulty", "Meta has no medium", "another company mode"),
        (Wish(MODES["google"], "hard"), "difficulty", "Google has no hard", "one of medium"),
        (replace(GENERAL, topic="graphs"), "topic", "on 'graphs'", "one of dp, heaps, trees"),
        (replace(GENERAL, language=Language.GO), "language", "in go", "one of javascript, python"),
        (replace(GENERAL, topic="trees", language=Language.GO), "language",
         "General has no medium question on 'trees' in go.", "one of javascript, python"),
        (replace(GENERAL, topic="dp", had=frozenset({"three"})), "exclude",
         "You have had every medium question on 'dp' that General has here (1).", "fewer excluded"),
        (replace(GENERAL, had=frozenset({"one", "two", "three"})), "exclude",
         "You have had every medium question that General has here (3).", "another difficulty"),
    ],
)  # fmt: skip
def test_a_wish_that_cannot_be_met_says_which_part_and_what_would(
    wish: Wish, field: str, message: str, expected: str
) -> None:
    with pytest.raises(NoQuestion) as refused:
        pick_question(BANK, wish, RNG)
    assert refused.value.field == field
    assert message in refused.value.message
    assert expected in (refused.value.expected or "")
