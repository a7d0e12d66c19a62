"""Freezing keeps the few inputs that notice what the written cases miss, and nothing doubtful."""

from __future__ import annotations

import json

import pytest

from question_bank import freezing
from question_bank.checkers import check
from question_bank.errors import BankErrors
from question_bank.schema import Unordered
from tests.question_bank.conftest import Draft

ACCEPTED = "solutions/accepted/counts.py"
GENERATED = "tests/generated.jsonl"
CASES = "tests/cases.yaml"
HALVES = ("two-halves", "three-halves", "repeats-and-halves", "heaviest")


@pytest.fixture(autouse=True)
def fewer_inputs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freezing, "INPUTS", 400)


def without(draft: Draft, *ids: str) -> None:
    """Remove hidden cases of the draft."""
    path = draft.path / CASES
    lines = path.read_text().splitlines(keepends=True)
    kept = [line for line in lines if not any(f"id: {name}," in line for name in ids)]
    assert len(kept) == len(lines) - len(ids)
    path.write_text("".join(kept))


def test_cases_that_notice_everything_need_no_help(draft: Draft) -> None:
    frozen = draft.freeze(seed=1)
    assert frozen.kept == ("scale-2000",)
    assert frozen.survivors == ("drops_equal_halves.js",)
    assert frozen.size_bytes == (draft.path / GENERATED).stat().st_size


def test_an_input_is_kept_for_what_the_written_cases_miss(draft: Draft) -> None:
    draft.edit("question.yaml", "caught_by: [two-halves]", "caught_by: [half-alone]")
    draft.edit("question.yaml", "tests: [half-alone, two-halves]", "tests: [half-alone]")
    without(draft, *HALVES)
    frozen = draft.freeze(seed=1)
    (small, _) = frozen.kept
    (case, _) = draft.open().frozen().cases
    assert case.id == small
    (weights, load) = case.record["args"]
    assert weights.count(load / 2) == 2
    assert frozen.survivors == ("drops_equal_halves.js",)


def test_a_frozen_case_holds_its_seed_and_the_answer(draft: Draft) -> None:
    draft.freeze(seed=4)
    head, large = (draft.path / GENERATED).read_text().splitlines()
    assert json.loads(head) == {"seed": 4}
    folder = draft.open()
    (args,) = folder.large_inputs(4).values()
    record = json.loads(large)
    assert record["args"] == list(args)
    assert check(Unordered(), args, folder.oracle()(*args), record["expect"]) is None


def test_a_mutant_said_to_be_equivalent_is_not_waited_for(draft: Draft) -> None:
    counted = draft.freeze(seed=1).counted
    (draft.path / "tests/equivalent.yaml").write_text(
        'equivalent:\n  - {mutant: "counts.py:9:18 < -> <=", reason: "for the sake of this test"}\n'
    )
    assert draft.freeze(seed=1).counted == counted - 1


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("oracle.py", "== load", "> load", "counts.py and the oracle differ on "),
        (
            ACCEPTED,
            "pairs = []\n",
            "pairs = [][len(weights) // 99 :]\n    assert len(weights) < 99\n",
            "counts.py on scale-2000: exception",
        ),
        (ACCEPTED, "load - light\n", "load - light + (load == 101)\n", "counts.py fails digits: "),
    ],
)
def test_what_is_doubtful_is_not_frozen(
    draft: Draft, file: str, old: str, new: str, told: str
) -> None:
    draft.edit(file, old, new)
    with pytest.raises(BankErrors, match=told):
        draft.freeze(seed=1)
    assert not (draft.path / GENERATED).exists()


def test_without_a_reference_nothing_is_frozen(draft: Draft) -> None:
    (draft.path / ACCEPTED).unlink()
    with pytest.raises(BankErrors, match="there is no accepted Python solution"):
        draft.freeze(seed=1)
