"""The shipped bank holds every proof that needs no sandbox."""

from __future__ import annotations

from functools import cache

import pytest

from question_bank.folder import QuestionFolder
from question_bank.loader import load_bank, question_folders
from question_bank.schema import Difficulty, Unordered
from question_bank.validators import BANK, LOCAL

FOLDERS = {path.name: path for path in question_folders()}


@cache
def opened(slug: str) -> QuestionFolder:
    return QuestionFolder.open(FOLDERS[slug])


@pytest.mark.parametrize("proof", LOCAL)
@pytest.mark.parametrize("slug", FOLDERS)
def test_the_proof_holds(slug: str, proof: str) -> None:
    assert list(LOCAL[proof](opened(slug))) == []


def test_every_difficulty_is_there_and_one_answer_is_unordered() -> None:
    bank = load_bank()
    assert {question.difficulty for question in bank} == set(Difficulty)
    assert any(isinstance(question.checker, Unordered) for question in bank)
    assert all("general" in question.modes for question in bank)


def test_every_question_has_a_wording_of_its_own() -> None:
    assert list(BANK["originality"]([opened(slug) for slug in FOLDERS])) == []
