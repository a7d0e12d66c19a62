"""No two questions share a run of words: each has a wording of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from question_bank.folder import QuestionFolder
from question_bank.schema import Question

SHINGLE = 8
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def prove(folders: Sequence[QuestionFolder]) -> Iterator[str]:
    """Texts that share SHINGLE words in a row with a text of another question."""
    first: dict[tuple[str, ...], tuple[str, str]] = {}
    told: set[tuple[str, str, str, str]] = set()
    for question in (folder.question for folder in folders):
        own: dict[tuple[str, ...], tuple[str, str]] = {}
        for place, text in texts(question):
            for shingle in shingles(text):
                own.setdefault(shingle, (question.slug, place))
                other = first.get(shingle)
                if other is not None and (*other, question.slug, place) not in told:
                    told.add((*other, question.slug, place))
                    words = " ".join(shingle)
                    yield f"{question.slug}, {place}: {words!r} stands in {', '.join(other)}"
        first |= own


def texts(question: Question) -> Iterator[tuple[str, str]]:
    """Everything that is said or shown about a question, by its place."""
    yield "statement", question.statement
    yield from ((f"clarification {each.id}", each.answer) for each in question.clarifications)
    yield from ((f"rung {each.level}", each.text) for each in question.hints)
    yield from ((f"probe {each.id}", each.probe) for each in question.pitfalls)
    yield from ((f"follow-up {each.id}", each.text) for each in question.followups)
    yield from ((f"sample {each.id}", each.explain or "") for each in question.samples)


def shingles(text: str) -> Iterator[tuple[str, ...]]:
    """Every SHINGLE words in a row, in lower case."""
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    return (tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
