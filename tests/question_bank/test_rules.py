"""Rules of whole lists, matrices and trees."""

from __future__ import annotations

import pytest

from question_bank.rules import broken_rule
from question_bank.schema import Rule
from sandbox.contract import Json

KEPT: list[tuple[Rule, Json]] = [
    (Rule.SORTED, []),
    (Rule.SORTED, [1, 1, 2]),
    (Rule.SORTED, ["a", "b"]),
    (Rule.SORTED, [[1, 5], [1, 6], [2, 0]]),
    (Rule.INCREASING, [-1, 0, 7]),
    (Rule.DISTINCT, [[1], [2], []]),
    (Rule.DISTINCT, [{"a": 1}, {"a": 2}]),
    (Rule.DISTINCT, [1, None, 2, None]),
    (Rule.RECTANGULAR, []),
    (Rule.RECTANGULAR, [[], []]),
    (Rule.RECTANGULAR, [[1, 2], [3, 4]]),
    (Rule.RECTANGULAR, ["ab", "cd"]),
    (Rule.SEARCH_TREE, []),
    (Rule.SEARCH_TREE, [5, 3, 8, 1, 4, None, 9]),
    (Rule.SEARCH_TREE, [5, None, 7, 6, 9]),
]


@pytest.mark.parametrize(("rule", "value"), KEPT)
def test_a_value_that_keeps_a_rule(rule: Rule, value: Json) -> None:
    assert broken_rule(rule, value) is None


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (Rule.SORTED, [2, 1]),
        (Rule.INCREASING, [1, 1]),
        (Rule.DISTINCT, ["a", "b", "a"]),
        (Rule.DISTINCT, [{"a": 1, "b": 2}, {"b": 2, "a": 1}]),
        (Rule.RECTANGULAR, [[1], [2, 3]]),
        (Rule.SEARCH_TREE, [5, 6]),
        (Rule.SEARCH_TREE, [5, 3, 8, None, 6]),
        (Rule.SEARCH_TREE, [5, 3, 3]),
        (Rule.SEARCH_TREE, [5, 5]),
    ],
)
def test_a_value_that_breaks_a_rule(rule: Rule, value: Json) -> None:
    assert broken_rule(rule, value) == f"is not {rule}"


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (Rule.SORTED, {"items": [1, 2], "cycle_at": 0}),
        (Rule.SORTED, "abc"),
        (Rule.SORTED, [{"a": 1}, {"b": 2}]),
        (Rule.INCREASING, [1, None, 2]),
        (Rule.RECTANGULAR, [1, 2]),
        (Rule.SEARCH_TREE, [None, 1]),
    ],
)
def test_a_value_to_which_a_rule_means_nothing(rule: Rule, value: Json) -> None:
    assert broken_rule(rule, value) == f"is nothing that could be {rule}"
