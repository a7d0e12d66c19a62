"""Which clarification a candidate is asking for.

The interviewer answers only from the question's own list, so a wrong match invents a rule and a
missed one merely sends the candidate to an assumption: precision comes first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from question_bank.schema import Clarification, Question
from question_bank.words import stems

_COVERAGE = 0.75
_STEMS_HEARD = 0.6
_NEGATION = "no"
_QUESTION = re.compile(
    r"\?|\b(assum\w*|clarify|clarification|wonder\w*|what if|what about|how about|in what|"
    r"how (?:many|big|large|long|much|heavy)|which one|(?:should|do|can|may|could|shall) i|"
    r"am i right|not sure|unsure|unclear|tell me|suppose|in case|do we know|is there|are there)\b|"
    r"^(?:and|but|or) if\b|"
    r"(?:^|[,.;:]\s*|\b(?:so|and|ok|okay|well|um|uh|also|but|wait|then|question|hey|sorry)\s+)"
    r"(what|which|how|can|could|is|are|do|does|did|will|would|should|may|might|where|when|who|"
    r"has|have|any|am)\b|(,\s*|\s)(right|correct|yeah|or not)\W*$"
)
_PLAN = re.compile(
    r"\b(i'll|i will|i'm going to|i am going to|i'm gonna|let me|let's|my (plan|approach|idea)|"
    r"i would|i'd|i plan|i want to|i think|i'm thinking|i am thinking|we could|we can|"
    r"(can|could|should|may|would|do|must) (i|we) (have to |need to )?"
    r"(use(?! (the same|one|each|it|that|both|any)\b)|sort|start|write|code|run|try|"
    r"implement|go|begin|move|optimi[sz]e|loop|iterate|scan|build|keep|store|hash|share|talk|take|test|solve|improve)|"
    r"(?<!do )(?<!can )(?<!may )(?<!must )(?<!could )(?<!should )(?<!would )(?<!if )"
    r"i (check|look|walk|go|loop|return|add|count|keep|sort|store|scan|move|compare|take))\b"
)
_COST = re.compile(
    r"\bo ?\(|\bbig o\b|\bo of\b|complexity|quadratic|linear|log n|fast enough|efficient|"
    r"\bhint|\bstuck\b|brute force|data structure|algorithm"
)
_SIZE = re.compile(r"\bhow (many|big|large|long|much)\b|\bsizes?\b|\blimits?\b|\bbounds?\b")
_PRESUMPTION = re.compile(r"\b(assum\w*|suppose|what if|in (which|what))\b")


@dataclass(frozen=True, slots=True)
class _Phrase:
    clarification: Clarification
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Index:
    phrases: tuple[_Phrase, ...]
    weights: Mapping[str, float]


def match_clarification(question: Question, text: str) -> Clarification | None:
    """The clarification that an utterance asks for, or None.

    Plans, claims about cost and talk about the weather match nothing, even in the question's own
    words; of several candidates the one with the most specific phrase wins.
    """
    if not _asks_about_input(text.lower().replace("\u2019", "'")):
        return None
    said = frozenset(stems(text))
    index = _index(question.clarifications)
    scored = [(_score(phrase.stems, said, index.weights), phrase) for phrase in index.phrases]
    best, phrase = max(scored, key=lambda pair: pair[0])
    return phrase.clarification if best > 0 else None


def _asks_about_input(text: str) -> bool:
    if _PLAN.search(text) and not _PRESUMPTION.search(text):
        return False
    if _COST.search(text) and not _SIZE.search(text):
        return False
    return _QUESTION.search(text) is not None


def _score(phrase: frozenset[str], said: frozenset[str], weights: Mapping[str, float]) -> float:
    """The weight of what was said of a phrase, or 0 when too much of the phrase is missing."""
    total = sum(weights[stem] for stem in phrase)
    heard = sum(weights[stem] for stem in phrase & said)
    enough = heard >= _COVERAGE * total and len(phrase & said) >= _STEMS_HEARD * len(phrase)
    return heard if enough else 0.0


@lru_cache(maxsize=256)
def _index(clarifications: tuple[Clarification, ...]) -> _Index:
    """Phrases as stems; a stem weighs less the more clarifications share it.

    A negation weighs half, for it also turns up in questions about something else.
    """
    phrases = tuple(
        _Phrase(clarification, frozenset(found))
        for clarification in clarifications
        for ask in clarification.ask
        if (found := stems(ask))
    )
    pairs = {(stem, phrase.clarification.id) for phrase in phrases for stem in phrase.stems}
    spread = Counter(stem for stem, _ in pairs)
    weights = {stem: 1.0 / count for stem, count in spread.items()}
    if _NEGATION in weights:
        weights[_NEGATION] /= 2
    return _Index(phrases, weights)
