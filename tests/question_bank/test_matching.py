"""What candidates ask, and what they merely say."""

from __future__ import annotations

import pytest

from question_bank.leaks import said_leak, unsaid
from question_bank.loader import load_bank
from question_bank.matching import match_clarification
from question_bank.words import stems

BANK = {question.slug: question for question in load_bank()}

UNRELATED = [
    "I'll sort the visits by the minute they came in and then walk through them.",
    "Should I sort the parcels first?",
    "I think I can do this with a hash map in linear time.",
    "The complexity is O of n log n because of the sort.",
    "Is my solution fast enough?",
    "Okay, let me start coding then.",
    "Nice to meet you, how are you doing today?",
    "Can you hear me well?",
    "Let me run the samples first.",
    "My plan is two pointers, one from each end of the sorted weights.",
    "Could you give me a hint?",
    "I'm going to use a sliding window over the tags and count what is missing.",
    "What is the best data structure for this?",
    "So this loop adds one when somebody arrives and subtracts one when they leave.",
    "First I check whether the other weight has been seen before.",
    "I am done, shall I walk you through my code?",
    "How much time do I have left?",
    "Brute force would compare every pair, that's quadratic.",
    "Wait, I have a bug here, the index is off by one.",
    "Do you want me to write it in Python?",
    "Then I return the best clip that I have found so far.",
    "Can I use a heap for the end times?",
    "I'd count how many people are inside at each minute.",
    "Yeah that makes sense, thanks.",
    "My loop goes over all the parcels and looks up the rest.",
    "Sorry, my microphone was off.",
    "Is this approach okay for you?",
    "Could we do better than that?",
    "I should probably test the empty case.",
    "It returns the earliest one because I only replace on strictly greater.",
    "Should I start coding?",
    "Time is n log n and space is n.",
    "I sort them so that ties are handled by departures first.",
    "This test fails, let me debug.",
    "What did you think of my solution?",
    "The window shrinks from the left while all the tags are still there.",
    "Do you mind if I take a minute to think?",
    "Great, then I would start with the simple version.",
    "I've seen something like this before.",
    "Can you see my screen?",
    "What language should I use?",
    "So the inner loop runs at most n times.",
    "Is it fine to use the standard library?",
    "Hmm, why does this sample fail?",
    "That gives me minute two, which matches the sample.",
    "I could binary search for the other weight.",
    "What else would you like me to improve?",
    "I would first count all the tags.",
    "Could I have a moment to think?",
    "Now I check the edge cases.",
    "Would a heap work here?",
    "My code prints two, that's the expected result.",
    "Does that make sense?",
    "Shall we move on?",
    "I believe this is optimal.",
    "Am I on the right track?",
    "The set gives me constant lookups.",
]


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


@pytest.mark.parametrize(
    ("heard", "left"),
    [
        ([], ("hash map", "running count")),
        (["You could use hash maps."], ("running count",)),
        (["A hash", "map helps"], ("hash map", "running count")),
        (["Hash maps hold the running counts."], ()),
    ],
)
def test_a_text_frees_exactly_the_phrases_that_it_says(
    heard: list[str], left: tuple[str, ...]
) -> None:
    assert unsaid(["hash map", "running count"], heard) == left
