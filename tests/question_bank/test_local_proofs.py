"""Each proof that needs no sandbox finds the fault it is there for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from question_bank.validators import (
    clarification_answers,
    generators,
    hint_leaks,
    offered_modes,
    statement_text,
)
from tests.question_bank.conftest import Draft

SHEET = "question.yaml"


def test_a_whole_draft_has_no_fault(draft: Draft) -> None:
    draft.freeze(seed=1)
    folder = draft.open()
    for proof in (statement_text, hint_leaks, clarification_answers, offered_modes, generators):
        assert list(proof.prove(folder)) == []


def test_a_hidden_input_in_the_statement_is_found(draft: Draft) -> None:
    draft.edit("statement.md", "A cargo bike", "With [3, 5, 3,\n5, 3] at hand, a cargo bike")
    assert list(statement_text.prove(draft.open())) == [
        "the statement contains an input of the hidden case repeated-weights"
    ]


def test_a_typed_sample_in_the_statement_is_found(draft: Draft) -> None:
    draft.edit("statement.md", "A cargo bike", "For [20, 1, 7] and more, a cargo bike")
    (fault,) = statement_text.prove(draft.open())
    assert "types the sample lighter-first" in fault


def test_text_inputs_are_found_whatever_quotes_they_have(
    drafts: Callable[[str], Draft],
) -> None:
    draft = drafts("shortest-clip-with-all-tags")
    draft.edit("statement.md", "An editor", "Take ['Goal', 'goal']. An editor")
    (fault,) = statement_text.prove(draft.open())
    assert "capital-letter" in fault


def test_a_locked_rung_that_no_phrase_catches_is_found(draft: Draft) -> None:
    draft.edit(SHEET, "A hash map with a count per weight tells", "A clever thing tells")
    draft.edit(SHEET, "whether the partner weight is there", "whether the other one is there")
    assert list(hint_leaks.prove(draft.open())) == ["no forbidden phrase catches rung 3"]


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (SHEET, "Pick one parcel in your head.", "Use a hash map.", "rung 1 says 'hash map'"),
        ("statement.md", "A cargo bike", "By hash maps, a cargo bike", "the statement says"),
        (SHEET, "The weights come in", "Two pointers aside, they come in", "clarification order"),
        (SHEET, "Walk me through that.", "Is a hash set of use?", "the probe of equal-halves-lost"),
        ("tests/cases.yaml", "5 + 12 and", "By complements, 5 + 12 and", "sample two-pairs says"),
    ],
)
def test_a_leak_in_an_open_text_is_found(
    draft: Draft, file: str, old: str, new: str, fault: str
) -> None:
    draft.edit(file, old, new)
    (found,) = hint_leaks.prove(draft.open())
    assert fault in found


def test_a_phrase_that_leads_elsewhere_is_found(draft: Draft) -> None:
    draft.edit(SHEET, '      - "already sorted"', '      - "no parcels"')
    faults = list(clarification_answers.prove(draft.open()))
    assert "order: the phrase 'no parcels' matches no-pair" in faults


def test_a_phrase_that_leads_nowhere_is_found(draft: Draft) -> None:
    draft.edit(SHEET, '      - "already sorted"', '      - "big o complexity of it"')
    (fault,) = clarification_answers.prove(draft.open())
    assert "matches nothing" in fault


@pytest.mark.parametrize("phrase", ["the weight", "what is it"])
def test_a_vague_phrase_is_found(draft: Draft, phrase: str) -> None:
    draft.edit(SHEET, '      - "already sorted"', f'      - "{phrase}"')
    faults = list(clarification_answers.prove(draft.open()))
    assert any(f"the phrase '{phrase}' is too vague" in fault for fault in faults), faults


def test_a_number_that_no_constraint_says_is_found(draft: Draft) -> None:
    draft.edit(SHEET, "Up to 20000 parcels", "Up to 25000 parcels")
    (fault,) = clarification_answers.prove(draft.open())
    assert fault == "size: the answer says 25000, which no constraint says"


def test_an_unknown_mode_is_found(draft: Draft) -> None:
    draft.edit(SHEET, "  microsoft: 0.7", "  initech: 0.7")
    (fault,) = offered_modes.prove(draft.open())
    assert "the mode initech does not exist" in fault


GEN = "gen.py"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("def small(rng):", "import time\n\n\ndef small(rng):", "gen.py imports time"),
        ("def small(rng):", "from os import path\n\n\ndef small(rng):", "gen.py imports os"),
        ("rng.randint(1, 9)", "rng.randint(0, 9)", "is 0, not 1 to 1000000"),
        ("load // 2, load - load // 2", "1, 1", "is not what gen.py makes of the seed 1"),
    ],
)
def test_a_bad_generator_is_found(draft: Draft, old: str, new: str, fault: str) -> None:
    draft.freeze(seed=1)
    draft.edit(GEN, old, new)
    assert any(fault in found for found in generators.prove(draft.open()))


def test_a_generator_that_ignores_its_seed_is_found(draft: Draft) -> None:
    draft.freeze(seed=1)
    draft.edit(GEN, "rng.randint(1, 9)", "SystemRandom().randint(1, 9)")
    draft.edit(GEN, "\n\n\ndef small", "\n\nfrom random import SystemRandom\n\n\ndef small")
    assert list(generators.prove(draft.open())) == ["small() gives different inputs for one seed"]


def test_a_worst_case_that_breaks_a_constraint_is_found(draft: Draft) -> None:
    draft.freeze(seed=1)
    draft.edit(GEN, "weights[-3:] =", "weights[0] -= load * (size == 48)\n    weights[-3:] =")
    found = list(generators.prove(draft.open()))
    assert len(found) == 1
    assert found[0].startswith("scale() of size 48: ")


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        (
            "rng.randint(2, 16)",
            "rng.choice([len(t) for t in {'x' * n for n in range(2, 17)}])",
            "small",
        ),
        ("700_000, 900_000", "700_000 + hash('a') % 99_999, 900_000", "scale"),
    ],
)
def test_a_generator_that_depends_on_hashes_is_found(
    draft: Draft, old: str, new: str, name: str
) -> None:
    draft.freeze(seed=1)
    draft.edit(GEN, old, new)
    found = list(generators.prove(draft.open()))
    assert f"{name}() gives other inputs under another PYTHONHASHSEED" in found


SPIN = """\
def spin():
    for _ in range(10**4):
        pass


def small(rng):
    spin()
"""


def test_a_slow_generator_is_found(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    draft.freeze(seed=1)
    draft.edit(GEN, "def small(rng):\n", SPIN)
    monkeypatch.setattr(generators, "MOST_SECONDS", 0.02)
    (fault,) = generators.prove(draft.open())
    assert re.fullmatch(r"small\(\) takes \d\.\d s for 200 inputs, more than 0.02 s", fault)


def test_a_moment_of_a_busy_machine_is_no_slow_generator(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft.freeze(seed=1)
    taken = iter([9.0, 0.1, 0.1])

    def seconds(_: object) -> float:
        return next(taken)

    monkeypatch.setattr(generators, "_seconds", seconds)
    assert list(generators.prove(draft.open())) == []


def test_missing_frozen_cases_are_found(draft: Draft) -> None:
    (fault,) = generators.prove(draft.open())
    assert "generated.jsonl is missing" in fault


def test_frozen_cases_beyond_the_size_are_found(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generators, "MAX_BYTES", 2_000)
    draft.freeze(seed=1)
    (fault,) = generators.prove(draft.open())
    assert "bytes, more than 2000" in fault


def test_freezing_again_with_the_same_seed_changes_nothing(draft: Draft) -> None:
    target = draft.path / "tests" / "generated.jsonl"
    draft.freeze(seed=5)
    once = target.read_bytes()
    draft.freeze(seed=5)
    assert target.read_bytes() == once
    draft.freeze(seed=6)
    assert target.read_bytes() != once
