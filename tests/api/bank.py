"""Questions to hold interviews about: one of the bank, and one full of marked secrets."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from question_bank.codegen import starters
from question_bank.document import question_from_json, question_to_json
from question_bank.grammar import parse_type
from question_bank.loader import QUESTIONS, load_bank, load_question
from question_bank.schema import Param, Question, Signature
from sandbox.contract import Language

BADGE_GATE = "badge-gate-peak"
QUESTION_ID = UUID(int=7)

HIDDEN_ARGUMENT = "zqhiddenarg"
LOCKED_HINTS = ("zqrungone", "zqrungtwo", "zqrungthree")
SECRETS = (
    HIDDEN_ARGUMENT,
    "zqhiddenname",
    *LOCKED_HINTS,
    "zqpitfall",
    "zqleakphrase",
    "zqgoodanswer",
    "zqunasked",
    "zqmilestone",
)
"""Every one stands where no candidate may see it; hints only until they are released."""

DOUBLING = {
    Language.PYTHON: "def solution(word):\n    return word + word\n",
    Language.JAVASCRIPT: "function solution(word) { return word + word; }\n",
}


@cache
def bank() -> tuple[Question, ...]:
    """The whole bank."""
    return tuple(load_bank())


@cache
def badge_gate() -> Question:
    """A real question of the bank."""
    return load_question(QUESTIONS / BADGE_GATE)


@cache
def canary(version: int = 1) -> Question:
    """Double a word: a tiny question whose every secret is a marked word.

    Its weight makes it the easy question that general mode always picks.
    """
    document: dict[str, Any] = question_to_json(badge_gate())
    return question_from_json(document | _public(version) | _secret())


def _public(version: int) -> dict[str, Any]:
    signature = Signature("solution", (Param("word", parse_type("str")),),
                          parse_type("str"))  # fmt: skip
    return {
        "slug": "double-word",
        "version": version,
        "title": "Double Word",
        "difficulty": "easy",
        "modes": {"general": 1e12},
        "statement": "Return the word twice, without a gap.",
        "signature": {
            "kind": "function",
            "name": "solution",
            "params": [{"name": "word", "type": "str"}],
            "returns": "str",
        },
        "starters": {key.value: text for key, text in starters(signature, list(DOUBLING)).items()},
        "constraints": [],
        "complexity": {
            "size": "length of the word n",
            "target": {"time": "n", "space": "n"},
            "accepted": {"time": ["n"], "space": ["n"]},
            "brute": {"time": "n^2"},
        },
        "samples": [
            {"id": "short", "args": ["ab"], "expect": "abab"},
            {"id": "one letter", "args": ["x"], "expect": "xx"},
        ],
    }


def _secret() -> dict[str, Any]:
    hidden = {
        "id": "zqhiddenname",
        "args": [HIDDEN_ARGUMENT],
        "expect": HIDDEN_ARGUMENT + HIDDEN_ARGUMENT,
    }
    return {
        "hidden": [hidden, {"id": "zqhiddenname-2", "args": [""], "expect": ""}],
        "hints": [
            {"level": rung, "cost": 2 * rung, "when": ["asked"], "text": f"The {word} step."}
            for rung, word in enumerate(LOCKED_HINTS, start=1)
        ],
        "clarifications": [
            {"id": "empty", "ask": ["empty word"], "answer": "The word may be empty."},
            {"id": "case", "ask": ["upper case letters"], "answer": "A zqunasked fact."},
        ],
        "milestones": [
            {"id": "brute", "say": ["letter by letter"]},
            {"id": "key-insight", "say": ["zqmilestone", "concatenate"]},
        ],
        "pitfalls": [
            {"id": "p", "solution": "p.py", "caught_by": ["zqhiddenname"], "probe": "zqpitfall?"}
        ],
        "followups": [
            {"id": "longer", "when": "solved_early", "text": "And a thousand times?",
             "good": ["zqgoodanswer"]}
        ],
        "rubric_overrides": {},
        "forbidden_leaks": ["zqleakphrase"],
    }  # fmt: skip
