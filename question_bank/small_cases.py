"""Seeded small inputs with the answers of the oracle."""

from __future__ import annotations

import json

from question_bank.folder import QuestionFolder
from question_bank.schema import Case
from question_bank.signatures import answer_type
from question_bank.values import normalise


def small_cases(folder: QuestionFolder, seed: int, count: int) -> list[Case]:
    """The different ones among `count` small inputs; an id names the place in the stream."""
    question, oracle = folder.question, folder.oracle()
    seen: set[str] = set()
    cases: list[Case] = []
    for index, args in enumerate(folder.small_inputs(seed, count)):
        if (written := json.dumps(args)) not in seen:
            seen.add(written)
            answer = answer_type(question.signature, question.checker, args)
            cases.append(Case(f"small-{index}", args, normalise(oracle(*args), answer)))
    return cases
