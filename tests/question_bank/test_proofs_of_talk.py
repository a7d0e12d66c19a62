"""The proofs of what interviewer and candidate say find the fault they are there for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from question_bank.validators import hint_leaks, paraphrases, transcript
from tests.question_bank.conftest import Draft

SHEET = "question.yaml"
PARAPHRASES = "tests/paraphrases.yaml"
TRANSCRIPT = "tests/transcript.yaml"


def test_a_whole_draft_has_no_fault(draft: Draft) -> None:
    for proof in (hint_leaks, paraphrases, transcript):
        assert list(proof.prove(draft.open())) == []


def test_a_rung_that_earlier_rungs_have_freed_is_found(draft: Draft) -> None:
    draft.edit(SHEET, '  - "distinct weight"\n', "")
    assert list(hint_leaks.prove(draft.open())) == [
        "every forbidden phrase of rung 4 stands in an earlier rung"
    ]


@pytest.mark.parametrize("name", [PARAPHRASES, TRANSCRIPT])
def test_a_missing_file_is_found(draft: Draft, name: str) -> None:
    (draft.path / name).unlink()
    proof = paraphrases if name == PARAPHRASES else transcript
    (fault,) = proof.prove(draft.open())
    assert f"{name}:1: the file is missing" in fault


def test_too_few_paraphrases_are_found_however_they_are_spelt(draft: Draft) -> None:
    draft.edit(PARAPHRASES, "Do you want me to return the actual weights?", "Use indices?")
    draft.edit(PARAPHRASES, "Should I return all pairs or just one of them?", "use, INDICES")
    draft.edit(SHEET, "return indices", "use the indices")
    assert list(paraphrases.prove(draft.open())) == [
        "output-form: 9 different paraphrases, 10 are needed"
    ]


def test_a_clarification_that_nobody_asks_for_is_found(draft: Draft) -> None:
    draft.edit(SHEET, "id: same-weight", "id: equal-weights")
    found = list(paraphrases.prove(draft.open()))
    assert "there is no clarification same-weight" in found
    assert "equal-weights: 0 different paraphrases, 10 are needed" in found


def test_a_copied_trigger_phrase_is_found(draft: Draft) -> None:
    line = draft.edit(PARAPHRASES, "Does the depot list come pre-sorted?", "Order of the weights?")
    assert list(paraphrases.prove(draft.open())) == [
        f"tests/paraphrases.yaml:{line}: 'Order of the weights?' is a trigger phrase of order"
    ]


def test_a_paraphrase_that_leads_elsewhere_is_found(draft: Draft) -> None:
    line = draft.edit(PARAPHRASES, "Does the depot list come pre-sorted?", "How many parcels?")
    assert list(paraphrases.prove(draft.open())) == [
        f"tests/paraphrases.yaml:{line}: 'How many parcels?' of order matches size"
    ]


def test_one_in_ten_paraphrases_may_lead_nowhere_and_no_more(draft: Draft) -> None:
    path = draft.path / PARAPHRASES
    lines = path.read_text().splitlines()
    texts = [n for n, line in enumerate(lines) if line.startswith("  - ")]
    lost = len(texts) // 10
    for allowed in (lost, lost + 1):
        for number in texts[:allowed]:
            lines[number] = f'  - "Is the moon {number} made of cheese?"'
        path.write_text("\n".join(lines) + "\n")
        found = list(paraphrases.prove(draft.open()))
        assert (found == []) == (allowed == lost)
    assert found[0] == f"{lost + 1} of {len(texts)} paraphrases match nothing, more than one in ten"
    assert len(found) == lost + 2


@pytest.mark.parametrize("milestone", ["brute", "key-insight"])
def test_a_milestone_that_every_question_needs_is_found(draft: Draft, milestone: str) -> None:
    draft.edit(SHEET, f"- id: {milestone}\n    say", "- id: something\n    say")
    assert list(transcript.prove(draft.open())) == [f"there is no milestone {milestone}"]


def test_a_milestone_that_is_never_said_is_found(draft: Draft) -> None:
    draft.edit(TRANSCRIPT, "must have two of the same, a single", "must have 2 of them, a single")
    draft.edit(TRANSCRIPT, "A weight of half the load needs", "A weight of 50 percent needs")
    draft.edit(TRANSCRIPT, "lone parcel of half the load", "lone parcel of 50 percent")
    (fault,) = transcript.prove(draft.open())
    assert fault.startswith("the transcript never says the milestone equal-halves: ")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("the time is linear", "the time is quadratic", "time that the transcript claims is n^2"),
        ("the time is linear", "the time is fine", "time that the transcript claims is nothing"),
        ("extra space is O(n)", "extra space is O(n^2)", "space that the transcript claims is n^2"),
    ],
)
def test_a_claim_that_the_question_refuses_is_found(
    draft: Draft, old: str, new: str, fault: str
) -> None:
    draft.edit(TRANSCRIPT, old, new)
    (found,) = transcript.prove(draft.open())
    assert fault in found


def test_the_last_claim_counts(drafts: Callable[[str], Draft]) -> None:
    draft = drafts("badge-gate-peak")
    draft.edit(TRANSCRIPT, '  - "Sorting', '  - "That is quadratic."\n  - "Sorting')
    assert list(transcript.prove(draft.open())) == []
