"""Questions as requests to the sandbox, with the names that each language has."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from question_bank.loader import load_question, question_folders
from question_bank.names import camel_case, method_name, pascal_case
from question_bank.requests import run_request
from question_bank.schema import Calls, Question
from sandbox.contract import Json, Lane, Language, Limits, RunRequest
from tests.question_bank.signatures import class_of, method

RING = class_of(
    "RingBuffer",
    method("push", "bool", value="str"),
    method("drop_oldest", "optional<int>"),
    capacity="int",
)
LIFE: tuple[Json, ...] = (["RingBuffer", [2]], ["push", ["drop_oldest"]], ["drop_oldest", []])
SPELT = {
    Language.PYTHON: ("push", "drop_oldest"),
    Language.JAVASCRIPT: ("push", "dropOldest"),
    Language.TYPESCRIPT: ("push", "dropOldest"),
    Language.JAVA: ("push", "dropOldest"),
    Language.CPP: ("push", "dropOldest"),
    Language.GO: ("Push", "DropOldest"),
}


@cache
def any_question() -> Question:
    return load_question(question_folders()[0])


def requested(question: Question, language: Language, *calls: tuple[Json, ...]) -> RunRequest:
    return run_request(question, "run", language, "source", calls, Lane.SUBMIT, "ada")


@pytest.mark.parametrize("language", Language)
def test_methods_and_steps_have_the_names_of_the_language(language: Language) -> None:
    question = replace(any_question(), signature=RING, checker=Calls())
    run = requested(question, language, LIFE, LIFE[:1])
    push, drop = SPELT[language]
    assert list(run.methods or {}) == [push, drop]
    assert run.calls == (
        (["RingBuffer", [2]], [push, ["drop_oldest"]], [drop, []]),
        (["RingBuffer", [2]],),
    )
    assert run.entry == "RingBuffer"


@pytest.mark.parametrize("language", Language)
def test_a_function_is_called_as_its_cases_say(language: Language) -> None:
    question = any_question()
    args = [case.args for case in question.samples]
    run = requested(question, language, *args)
    assert (run.methods, run.entry, run.calls) == (None, "solution", tuple(args))
    assert run.limits == question.limits


def test_limits_may_be_others_than_the_questions() -> None:
    limits = Limits(cpu_ms=7)
    run = run_request(
        any_question(), "run", Language.GO, "", [], Lane.RUN, "ada", limits=limits,
        count_operations=True,
    )  # fmt: skip
    assert run.limits == limits
    assert run.count_operations


@pytest.mark.parametrize(
    ("name", "camel", "pascal"),
    [
        ("load", "load", "Load"),
        ("max_load", "maxLoad", "MaxLoad"),
        ("k", "k", "K"),
        ("top_2_of_n", "top2OfN", "Top2OfN"),
    ],
)
def test_names_are_respelt(name: str, camel: str, pascal: str) -> None:
    assert (camel_case(name), pascal_case(name)) == (camel, pascal)
    assert method_name(Language.PYTHON, name) == name
