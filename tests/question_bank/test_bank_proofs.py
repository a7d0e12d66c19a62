"""The proofs of the bank as a whole find the fault they are there for."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from question_bank.folder import QuestionFolder
from question_bank.schema import Difficulty
from question_bank.validators import mode_coverage, originality
from tests.question_bank.conftest import Draft

EVERY_MODE = dict.fromkeys(mode_coverage.MODES, 1.0)


@pytest.fixture
def folder(draft: Draft) -> QuestionFolder:
    return draft.open()


def bank(folder: QuestionFolder, counts: dict[Difficulty, int]) -> list[QuestionFolder]:
    """So many questions of each difficulty, offered in every mode."""
    return [
        replace(folder, question=replace(folder.question, difficulty=difficulty, modes=EVERY_MODE))
        for difficulty, count in counts.items()
        for _ in range(count)
    ]


def test_a_bank_with_enough_questions_has_no_fault(folder: QuestionFolder) -> None:
    assert list(mode_coverage.prove(bank(folder, mode_coverage.FEWEST))) == []


def test_a_mode_with_too_few_hard_questions_is_found(folder: QuestionFolder) -> None:
    questions = bank(folder, mode_coverage.FEWEST)
    questions[-1] = bank(folder, {Difficulty.EASY: 1})[0]
    found = list(mode_coverage.prove(questions))
    assert "meta has 5 hard questions, at least 6 are needed" in found
    assert len(found) == len(mode_coverage.MODES)


def test_a_mode_that_is_gone_is_found(
    folder: QuestionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mode_coverage, "MODES", {*mode_coverage.MODES, "initech"})
    found = list(mode_coverage.prove(bank(folder, mode_coverage.FEWEST)))
    assert found == ["the mode initech does not exist"]


def test_questions_with_a_wording_of_their_own_have_no_fault(
    drafts: Callable[[str], Draft],
) -> None:
    folders = [drafts(slug).open() for slug in ("badge-gate-peak", "pair-of-parcels")]
    assert list(originality.prove(folders)) == []


SHARED = "Tell me, which of These; would you want to LOOK at first?"


@pytest.mark.parametrize("text", [SHARED, "tell me which of these would you want to look at"])
def test_eight_shared_words_in_a_row_are_found_whatever_stands_between(
    drafts: Callable[[str], Draft], text: str
) -> None:
    one, other = drafts("badge-gate-peak"), drafts("pair-of-parcels")
    one.edit("question.yaml", "When can the number of people inside change?", SHARED)
    other.edit("statement.md", "A cargo bike", f"{text} A cargo bike")
    (fault,) = originality.prove([one.open(), other.open()])
    assert fault == (
        "pair-of-parcels, statement: 'tell me which of these would you want' stands in"
        " badge-gate-peak, rung 1"
    )


def test_seven_shared_words_are_no_copy(drafts: Callable[[str], Draft]) -> None:
    one, other = drafts("badge-gate-peak"), drafts("pair-of-parcels")
    one.edit("question.yaml", "When can the number of people inside change?", SHARED)
    other.edit("statement.md", "A cargo bike", "Tell me which of these would you. A cargo bike")
    assert list(originality.prove([one.open(), other.open()])) == []


def test_forty_questions_are_held_against_each_other_in_a_second(folder: QuestionFolder) -> None:
    words = (f"word{number}" for number in range(10**9))
    questions = [
        replace(folder.question, slug=f"q{n}", statement=" ".join(next(words) for _ in range(2500)))
        for n in range(40)
    ]
    started = time.process_time()
    list(originality.prove([replace(folder, question=each) for each in questions]))
    assert time.process_time() - started < 1
