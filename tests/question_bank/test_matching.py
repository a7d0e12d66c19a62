"""What candidates ask, and what they merely say."""

from __future__ import annotations

import pytest

from question_bank.leaks import said_leak
from question_bank.loader import load_bank
from question_bank.matching import match_clarification
from question_bank.words import stems
from tests.question_bank.paraphrases import PARAPHRASES, UNRELATED

BANK = {question.slug: question for question in load_bank()}


def test_every_clarification_has_six_paraphrases_of_its_own() -> None:
    for slug, question in BANK.items():
        for clarification in question.clarifications:
            paraphrases = PARAPHRASES[slug][clarification.id]
            assert len(set(paraphrases)) >= 6
            assert not {text.lower().rstrip("?") for text in paraphrases} & set(clarification.ask)


@pytest.mark.parametrize(
    ("slug", "clarification_id"),
    [(slug, each) for slug, by_id in PARAPHRASES.items() for each in by_id],
)
def test_nine_of_ten_paraphrases_find_their_clarification(slug: str, clarification_id: str) -> None:
    paraphrases = PARAPHRASES[slug][clarification_id]
    found = [match_clarification(BANK[slug], text) for text in paraphrases]
    right = [match is not None and match.id == clarification_id for match in found]
    missed = [text for text, is_right in zip(paraphrases, right, strict=True) if not is_right]
    assert sum(right) >= 0.9 * len(right), missed


@pytest.mark.parametrize("text", UNRELATED)
@pytest.mark.parametrize("slug", BANK)
def test_talk_that_asks_for_no_rule_matches_nothing(slug: str, text: str) -> None:
    assert match_clarification(BANK[slug], text) is None


@pytest.mark.parametrize(
    "text", ["", "?", "¿¿ 123", "what", "x" * 50_000, "\ud800?", "is the the?"]
)
def test_any_text_is_answered_without_a_match(text: str) -> None:
    assert all(match_clarification(question, text) is None for question in BANK.values())


def test_a_question_without_a_mark_and_with_spoken_noise_is_understood() -> None:
    match = match_clarification(BANK["badge-gate-peak"], "um okay so are the visits uh sorted")
    assert match is not None
    assert match.id == "order"


def test_an_assumption_said_aloud_counts_as_a_question() -> None:
    match = match_clarification(BANK["pair-of-parcels"], "I'll assume the weights are sorted.")
    assert match is not None
    assert match.id == "order"


def test_the_verb_and_the_participle_stay_apart() -> None:
    assert stems("Are the visits sorted?") != stems("I sort the visits")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the leaving minutes", "they left a minute"),
        ("duplicates", "a repeated"),
        ("the biggest inputs", "large input"),
        ("isn't", "not"),
        ("ties", "tied"),
        ("stopping", "stopped"),
        ("copies", "copy"),
    ],
)
def test_inflection_leaves_the_stems_alone(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("Why not use Hash Maps here?", "hash map"),
        ("Keep the running counts.", "running count"),
        ("Mapping the hash is fine.", None),
        ("", None),
    ],
)
def test_a_forbidden_phrase_is_heard_through_inflection(text: str, leak: str | None) -> None:
    assert said_leak(["hash map", "running count"], text) == leak
