"""The expressions of the constraint language."""

from __future__ import annotations

import pytest

from question_bank.comparisons import comparison, refuse_misspelt_comparison
from sandbox.contract import Json

BESIDE: dict[str, Json] = {
    "k": 3,
    "words": ["a", "bc"],
    "pair": [4, [5, 6]],
    "by_name": {"x": 1},
    "map": {"n": 4, "edges": []},
}


@pytest.mark.parametrize(
    ("expr", "value"),
    [
        ("v == 3", 3),
        ("1 <= v <= k", 2),
        ("v != k", 2),
        ("len(v) <= k", "abc"),
        ("len(v) == len(by_name)", {"y": 2}),
        ("v[0] < v[1] < 10", [1, 2]),
        ("v > -5", -4.5),
        ("len(words) < v[0]", [3]),
        ("len(pair[1]) == 2", None),
        ("pair[0] > v", 3),
        ("0 <= v < map.n", 3),
    ],
)
def test_a_comparison_that_holds(expr: str, value: Json) -> None:
    refuse_misspelt_comparison(expr, BESIDE)
    assert comparison(expr).holds(value, BESIDE)


@pytest.mark.parametrize(
    ("expr", "value"),
    [
        ("v == 3", 4),
        ("1 <= v <= k", 4),
        ("1 <= v <= k", 0),
        ("v[0] < 10", []),
        ("v[0] < 10", 5),
        ("v < 10", "a"),
        ("v < 10", None),
        ("len(v) < 10", 5),
        ("len(words[0]) > 9", None),
        ("words < 10", 1),
        ("v < map.n", 4),
        ("v < words.n", 0),
    ],
)
def test_a_comparison_that_fails_or_has_nothing_to_compare(expr: str, value: Json) -> None:
    assert not comparison(expr).holds(value, BESIDE)


@pytest.mark.parametrize(
    "expr",
    ["", "v", "v <", "v + 1 < 2", "v < 1.5", "v in words", "v is k", "not v < 1", "v < 1 or v > 2",
     "v[-1] < 2", "v[k] < 2", "v[0][1] < 2", "len(v, v) < 1", "sum(v) < 1", "V < 1", "v.m < 1",
     "'a' < v", "v < True", "v < (yield)", "v < z", "len(z) < 1", "v\n<"],
)  # fmt: skip
def test_anything_else_is_refused(expr: str) -> None:
    with pytest.raises(ValueError, match="is n"):
        refuse_misspelt_comparison(expr, BESIDE)
