"""Hidden cases that miss mutants, cases that notice nothing and false equivalents are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from question_bank.errors import BankErrors
from question_bank.mutation.equivalent import Equivalent, read_equivalents
from question_bank.mutation.score import Score
from question_bank.validators.hidden_cases import prove, score_faults
from tests.question_bank.conftest import Draft

pytestmark = pytest.mark.anyio
ACCEPTED = "solutions/accepted/counts.py"
CASES = "tests/cases.yaml"


async def faults(draft: Draft) -> list[str]:
    return await prove(draft.open(), draft.runner())


def claim(draft: Draft, *mutants: str) -> None:
    """Say of mutants that they are equivalent."""
    lines = [f'  - {{mutant: "{name}", reason: "said by this test"}}\n' for name in mutants]
    (draft.path / "tests/equivalent.yaml").write_text("equivalent:\n" + "".join(lines))


async def test_a_whole_draft_has_no_fault(draft: Draft) -> None:
    assert await faults(draft) == []


async def test_mutants_that_no_case_notices_are_found(draft: Draft) -> None:
    draft.edit(ACCEPTED, "    pairs = []\n", "    pairs = []\n    if load == 77: load = 78\n")
    found = await faults(draft)
    assert found[0].startswith("the hidden cases notice 7")
    assert found[0].endswith("less than 97%; these pass:")
    assert "  counts.py:7:16 77 -> 78" in found
    assert "  counts.py:7:16 77 -> 76" in found


def test_three_of_a_hundred_may_pass() -> None:
    assert score_faults(Score(100, ("m1", "m2", "m3"))) == []
    assert score_faults(Score(100, ("m1", "m2", "m3", "m4")))[1:] == [
        "  m1",
        "  m2",
        "  m3",
        "  m4",
    ]


async def test_a_mutant_that_a_case_notices_is_not_equivalent(draft: Draft) -> None:
    claim(draft, "counts.py:9:18 < -> <=")
    (fault,) = await faults(draft)
    assert fault.startswith("tests/equivalent.yaml:2: counts.py:9:18 < -> <= is not equivalent, ")
    assert fault.endswith(" notices it")


async def test_a_mutant_that_an_input_tells_apart_is_not_equivalent(draft: Draft) -> None:
    draft.edit(ACCEPTED, "    pairs = []\n", "    pairs = []\n    load += load == 15\n")
    claim(draft, "counts.py:7:21 15 -> 16")
    found = await faults(draft)
    assert any(
        fault.startswith("tests/equivalent.yaml:2: counts.py:7:21 15 -> 16 is not equivalent, it")
        for fault in found
    )


async def test_an_equivalent_mutant_does_not_count(draft: Draft) -> None:
    draft.edit(ACCEPTED, "if light < heavy and", "if 0 < light < heavy and")
    (before,) = (fault for fault in await faults(draft) if "notice" in fault)
    told = ["counts.py:9:12 0 -> -1", "counts.py:9:14 < -> <="]
    claim(draft, *told)
    after = [fault for fault in await faults(draft) if "notice" in fault]
    assert "less than 97%" in before
    assert after == []


async def test_a_mutant_that_does_not_exist_is_found(draft: Draft) -> None:
    claim(draft, "counts.py:1:1 x -> y")
    assert await faults(draft) == ["tests/equivalent.yaml:2: no mutant is counts.py:1:1 x -> y"]


async def test_a_mutant_named_twice_is_found(draft: Draft) -> None:
    claim(draft, *["counts.py:1:1 x -> y"] * 2)
    assert "tests/equivalent.yaml names a mutant twice" in await faults(draft)


@pytest.mark.parametrize(("doc", "expected"), [("", ["idle"]), (", doc: true", [])])
async def test_a_case_that_notices_nothing_is_found_unless_it_documents(
    draft: Draft, doc: str, expected: list[str]
) -> None:
    """Only mutants that are wrong on every sample are wrong at this case."""
    idle = f"  - {{id: idle, args: [[33], 44], expect: []{doc}}}\n"
    draft.edit(CASES, "hidden:\n", f"hidden:\n{idle}")
    assert await faults(draft) == [
        f"the case {name} notices nothing; drop it or mark it doc: true" for name in expected
    ]


async def test_a_reference_that_fails_is_found(draft: Draft) -> None:
    draft.edit(ACCEPTED, "counts[light] >= 2", "True")
    (fault,) = await faults(draft)
    assert fault.startswith("counts.py fails half-alone: ")


async def test_a_question_without_a_reference_is_found(draft: Draft) -> None:
    (draft.path / ACCEPTED).unlink()
    assert await faults(draft) == [
        "there is no accepted Python solution whose mutants could be killed"
    ]


def test_equivalent_mutants_are_read_with_their_lines(draft: Draft) -> None:
    assert read_equivalents(draft.path) == []
    claim(draft, "a.py:1:2 x -> y", "a.py:3:4 < -> <=")
    reason = "said by this test"
    assert read_equivalents(draft.path) == [
        Equivalent("a.py:1:2 x -> y", reason, 2),
        Equivalent("a.py:3:4 < -> <=", reason, 3),
    ]


@pytest.mark.parametrize(
    "record",
    ['{mutant: "a.py:1:2 x -> y"}', '{mutant: "everything", reason: "said by this test"}'],
)
def test_an_equivalent_without_a_reason_or_a_place_is_refused(tmp_path: Path, record: str) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/equivalent.yaml").write_text(f"equivalent:\n  - {record}\n")
    with pytest.raises(BankErrors):
        read_equivalents(tmp_path)
