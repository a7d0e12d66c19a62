"""Complexity claims: what counts as the candidate's own."""

import pytest

from question_bank.claims import own_claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("It is O(n log n) time and O(n) space.", [("n log n", "time"), ("n", "space")]),
        ("That runs in n squared", [("n^2", "time")]),
        ("this is linear", [("n", "time")]),
        ("oh of end", [("n", "time")]),
        ("O of n, since every visit is read once", [("n", "time")]),
        ("o n time", [("n", "time")]),
        ("constant extra memory", [("1", "space")]),
        ("O(1) space", [("1", "space")]),
        ("quadratic", [("n^2", "time")]),
        ("n times m in the worst case", [("n m", "time")]),
        ("logarithmic", [("log n", "time")]),
        ("two to the n", [("2^n", "time")]),
        ("It is O(n\u00b2)", [("n^2", "time")]),
        ("", []),
    ],
)
def test_a_claim_is_normalised(text: str, claims: list[tuple[str, str]]) -> None:
    assert [(each.cost, each.resource) for each in own_claims(text)] == claims


@pytest.mark.parametrize(
    "text",
    [
        "That is better than quadratic.",
        "The brute force would be n squared.",
        "It is not linear.",
        "instead of n log n",
        "if I sorted it could be n log n",
        "Hold on a second please",
        "I go on and one by one",
        "on the other hand",
        "oh one more thing",
        "a linear search through the list",
    ],
)
def test_what_is_only_mentioned_is_no_claim(text: str) -> None:
    assert own_claims(text) == ()


def test_a_contrast_keeps_the_own_half() -> None:
    claims = own_claims("Brute force is n squared, but mine is n log n")
    assert [each.cost for each in claims] == ["n log n"]
