"""Every trigger phrase leads to its own clarification, and answers keep to the constraints."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from question_bank.folder import QuestionFolder
from question_bank.matching import match_clarification
from question_bank.schema import Question
from question_bank.words import stems

SMALLEST_BOUND = 100
MOST_USERS = 2


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of the clarifications."""
    question = folder.question
    bounds = _bounds(question)
    yield from _vague_phrases(question)
    for clarification in question.clarifications:
        for phrase in clarification.ask:
            found = match_clarification(question, f"What about {phrase}?")
            if found != clarification:
                matched = "nothing" if found is None else found.id
                yield f"{clarification.id}: the phrase {phrase!r} matches {matched}"
        for number in map(int, re.findall(r"\d+", clarification.answer)):
            if number >= SMALLEST_BOUND and number not in bounds:
                yield f"{clarification.id}: the answer says {number}, which no constraint says"


def _vague_phrases(question: Question) -> Iterator[str]:
    """A phrase of one stem must not be a word that several other clarifications use as well."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    phrases = [(each.id, ask, stems(ask)) for each in question.clarifications for ask in each.ask]
    for owner, _, found in phrases:
        for stem in found:
            users[stem].add(owner)
    for owner, ask, found in phrases:
        if not found or (len(found) == 1 and len(users[found[0]]) > MOST_USERS):
            yield f"{owner}: the phrase {ask!r} is too vague, it says no more than {found}"


def _bounds(question: Question) -> set[float]:
    pairs = [pair for each in question.constraints for pair in (each.length, each.range)]
    return {bound for pair in pairs if pair is not None for bound in pair}
