"""A question survives as a JSON document."""

from __future__ import annotations

import json
from typing import Any

from question_bank.document import question_from_json, question_to_json
from question_bank.loader import load_bank
from question_bank.schema import Close, Exact, Question
from tests.question_bank.conftest import Draft


def through_json(question: Question) -> Question:
    document: dict[str, Any] = json.loads(json.dumps(question_to_json(question)))
    return question_from_json(document)


def test_every_question_of_the_bank_comes_back_equal() -> None:
    for question in load_bank():
        assert through_json(question) == question


def test_every_checker_comes_back_equal(draft: Draft) -> None:
    for spelling, checker in [("exact", Exact()), ("float, abs: 0.5, rel: 0.25", Close(0.5, 0.25))]:
        draft.edit("question.yaml", "checker: {kind: unordered}", f"checker: {{kind: {spelling}}}")
        question = draft.open().question
        assert question.checker == checker
        assert through_json(question) == question
        draft.edit("question.yaml", f"checker: {{kind: {spelling}}}", "checker: {kind: unordered}")


def test_an_integer_written_for_a_float_is_a_float_after_every_reading(draft: Draft) -> None:
    draft.edit("question.yaml", '{name: load, type: "int"}', '{name: load, type: "float"}')
    question = draft.open().question
    assert isinstance(question.samples[0].args[1], float)
    document: dict[str, Any] = json.loads(json.dumps(question_to_json(question)))
    document["samples"][0]["args"][1] = 17
    assert isinstance(question_from_json(document).samples[0].args[1], float)
