"""A question's folder as its authors see it: the question, its solutions and its author code."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from runpy import run_path
from typing import Any

from question_bank.case_files import Frozen, read_cases_yaml, read_generated
from question_bank.drawing import author_function, scaled_inputs, small_inputs
from question_bank.loader import SUFFIXES, load_question
from question_bank.schema import Question
from sandbox.contract import Json, Language


class Claim(StrEnum):
    """What a solution's folder says will happen to it."""

    ACCEPTED = "accepted"
    WRONG_ANSWER = "wrong_answer"
    TIME_LIMIT_EXCEEDED = "time_limit_exceeded"


@dataclass(frozen=True, slots=True)
class Solution:
    """One program with a claimed verdict."""

    name: str
    language: Language
    source: str


@dataclass(frozen=True, slots=True)
class QuestionFolder:
    """The folder of one question that loads.

    `oracle` and `generate` import the authors' code into this process: the bank's own files are
    trusted, a candidate's never come here.
    """

    path: Path
    question: Question

    @classmethod
    def open(cls, path: Path, *, with_frozen: bool = True) -> QuestionFolder:
        """Load the question of a folder; raises BankErrors as `load_question` does."""
        return cls(path, load_question(path, with_frozen=with_frozen))

    def solutions(self, claim: Claim) -> list[Solution]:
        """The solutions under one claim, by file name."""
        files = sorted((self.path / "solutions" / claim).glob("*"))
        return [
            Solution(file.name, SUFFIXES[file.suffix], file.read_text(encoding="utf-8"))
            for file in files
            if file.suffix in SUFFIXES
        ]

    def reference(self) -> Solution | None:
        """The accepted Python solution that comes first by file name."""
        accepted = self.solutions(Claim.ACCEPTED)
        return next((each for each in accepted if each.language is Language.PYTHON), None)

    def documenting(self) -> set[str]:
        """The hidden cases that document a rule and need not catch anything."""
        _, hidden = read_cases_yaml(self.path / "tests" / "cases.yaml")
        return {case.id for case in hidden if "doc" in case.record}

    def frozen(self) -> Frozen:
        """The frozen large cases; raises BankErrors when the file is damaged."""
        return read_generated(self.path / "tests" / "generated.jsonl")

    def oracle(self) -> Callable[..., Json]:
        """The slow, independent solution, from the arguments of a case to its expectation.

        It works on values as JSON writes them: a linked list is a list, a tree its levels.
        """
        signature = self.question.signature
        if not signature.is_class:
            return author_function(self.path / "oracle.py", signature.name)
        made = run_path(str(self.path / "oracle.py"))[signature.name]
        return lambda *steps: _live(made, steps)

    def small_inputs(self, seed: int, count: int) -> list[tuple[Json, ...]]:
        """Seeded small inputs from gen.py."""
        return small_inputs(self.path / "gen.py", seed, count)

    def large_inputs(self, seed: int) -> dict[str, tuple[Json, ...]]:
        """The worst-case inputs that `perf` names, by case id."""
        perf = self.question.perf
        scaled = self._scaled(seed, perf.sizes)
        return {name: scaled[size] for name, size in zip(perf.case_ids, perf.sizes, strict=True)}

    def ladder_inputs(self, seed: int) -> dict[int, tuple[Json, ...]]:
        """The worst-case inputs of the sizes at which steps are counted."""
        return self._scaled(seed, self.question.perf.ladder)

    def _scaled(self, seed: int, sizes: Sequence[int]) -> dict[int, tuple[Json, ...]]:
        return scaled_inputs(self.path / "gen.py", self.question.perf.gen, seed, sizes)


def _live(made: Callable[..., Any], steps: tuple[Any, ...]) -> Json:
    """What each step of one object's life returns; null for the construction."""
    (_, first), *rest = json.loads(json.dumps(steps))
    alive = made(*first)
    answers = [None, *(getattr(alive, name)(*args) for name, args in rest)]
    return json.loads(json.dumps(answers))
