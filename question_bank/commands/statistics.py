"""`stats`: what the bank has of each topic, difficulty, mode and language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from question_bank.loader import load_modes
from question_bank.schema import Difficulty, Question
from sandbox.contract import Language


def statistics(questions: Sequence[Question]) -> str:
    """Tables as text: topics by difficulty, modes by difficulty, languages."""
    topics = sorted({topic for each in questions for topic in each.topics})
    modes = [mode.slug for mode in load_modes()]
    parts = [
        _table("topic", [(name, _with_topic(questions, name)) for name in topics]),
        _table("mode", [(name, _in_mode(questions, name)) for name in modes]),
        _table("language", [(each.value, _in_language(questions, each)) for each in Language]),
        _table("all", [("questions", list(questions))]),
    ]
    return "\n\n".join(parts)


def _with_topic(questions: Iterable[Question], topic: str) -> list[Question]:
    return [each for each in questions if topic in each.topics]


def _in_mode(questions: Iterable[Question], mode: str) -> list[Question]:
    return [each for each in questions if each.modes.get(mode, 0) > 0]


def _in_language(questions: Iterable[Question], language: Language) -> list[Question]:
    return [each for each in questions if language in each.starters]


def _table(title: str, rows: Sequence[tuple[str, list[Question]]]) -> str:
    head = f"{title:24}" + "".join(f"{each.value:>8}" for each in Difficulty) + f"{'all':>8}"
    return "\n".join([head, *(_row(name, chosen) for name, chosen in rows)])


def _row(name: str, chosen: list[Question]) -> str:
    counts = [sum(each.difficulty is difficulty for each in chosen) for difficulty in Difficulty]
    return f"{name:24}" + "".join(f"{count:8}" for count in [*counts, len(chosen)])
