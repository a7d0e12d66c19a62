"""Examples that the server's checkers share with the web app's preview of them.

`apps/web/src/question/shared-examples.test.ts` holds the browser's to the same files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from question_bank.checkers import check
from question_bank.document import read_checker, read_signature
from question_bank.schema import AnyOf
from question_bank.signatures import input_mismatch

HERE = Path(__file__).parent
ANSWERS: list[dict[str, Any]] = json.loads((HERE / "answers.json").read_text())
INPUTS: list[dict[str, Any]] = json.loads((HERE / "inputs.json").read_text())


@pytest.mark.parametrize("example", ANSWERS, ids=lambda each: each["what"])
def test_an_answer_is_right_or_has_its_reason(example: dict[str, Any]) -> None:
    checker = read_checker(example["checker"])
    assert not isinstance(checker, AnyOf)
    expected, actual = json.loads(example["expected"]), json.loads(example["actual"])
    assert check(checker, example.get("steps", ()), expected, actual) == example["reason"]


@pytest.mark.parametrize("example", INPUTS, ids=lambda each: each["reason"] or "fits")
def test_an_input_fits_or_has_its_reason(example: dict[str, Any]) -> None:
    signature = read_signature(example["signature"])
    assert input_mismatch(signature, example["args"]) == example["reason"]


def test_every_declarative_checker_has_examples_of_both_kinds() -> None:
    seen = {(each["checker"]["kind"], each["reason"] is None) for each in ANSWERS}
    kinds = ("exact", "unordered", "unordered_deep", "float", "in_place", "calls")
    assert seen == {(kind, right) for kind in kinds for right in (True, False)}
