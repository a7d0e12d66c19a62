"""Right and wrong answers, and answers that nobody would give in good faith."""

from __future__ import annotations

import math
from typing import Any

import pytest

from question_bank.checkers import check
from question_bank.schema import Close, DeclarativeChecker, Exact, Unordered
from sandbox.contract import Json

NEAR = Close(abs=1e-6, rel=1e-3)


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("checker", "expected", "actual"),
    [
        (Exact(), 1, 1),
        (Exact(), None, None),
        (Exact(), "a", "a"),
        (Exact(), [[1, 2], []], [[1, 2], []]),
        (Exact(), {"a": [1]}, {"a": [1]}),
        (Exact(), 2.0, 2),
        (Exact(), 0.0, -0.0),
        (Exact(), [1.0, 2.5], [1, 2.5]),
        (Unordered(), [], []),
        (Unordered(), [1, 2, 2], [2, 1, 2]),
        (Unordered(), [[1, 2], [3, 4]], [[3, 4], [1, 2]]),
        (Unordered(), [{"a": 1}, {"b": 2}], [{"b": 2}, {"a": 1}]),
        (Unordered(), [1.0, 2.0], [2, 1]),
        (Unordered(), [None, "NoneType", True, 1], [1, True, None, "NoneType"]),
        (Unordered(), 7, 7),
        (NEAR, 1000.0, 1000.9),
        (NEAR, 0.0, 1e-7),
        (NEAR, [1.0, "x"], [1.0000001, "x"]),
    ],
)
def test_a_right_answer_has_no_reason(
    checker: DeclarativeChecker, expected: Json, actual: object
) -> None:
    assert check(checker, (), expected, actual) is None


@pytest.mark.parametrize(
    ("checker", "expected", "actual", "reason"),
    [
        (Exact(), 1, True, "expected 1, got true"),
        (Exact(), True, 1, "expected true, got 1"),
        (Exact(), 1, 1.0, "expected 1, got 1.0"),
        (Exact(), 1, "1", "expected 1, got '1'"),
        (Exact(), 1, None, "got null"),
        (Exact(), None, 0, "expected null"),
        (Exact(), 1.0, True, "got true"),
        (Exact(), 1.0, math.nan, "got nan"),
        (Exact(), [1], 1, "expected a list"),
        (Exact(), [1, 2], [1], "expected 2 items, got 1"),
        (Exact(), [1, [2]], [1, [3]], "item 1: item 0: expected 2, got 3"),
        (Exact(), {"a": 1}, {"b": 1}, "keys"),
        (Exact(), {"a": 1}, {"a": 2}, "key 'a': expected 1"),
        (Exact(), {"a": 1}, [["a", 1]], "expected a map"),
        (Exact(), "a", "A", "expected 'a', got 'A'"),
        (Unordered(), [1, 2, 2], [1, 1, 2], "item 1 is not expected"),
        (Unordered(), [1, 2], [1], "expected 2 items"),
        (Unordered(), [1], [True], "item 0"),
        (Unordered(), [1], [1.0], "item 0"),
        (Unordered(), [[1, 2]], [[2, 1]], "item 0"),
        (Unordered(), [1], {"0": 1}, "expected a list"),
        (Unordered(), [1], None, "expected a list"),
        (Unordered(), [[1]], [[[1]]], "item 0"),
        (NEAR, 1.0, 1.1, "expected 1.0, got 1.1"),
        (NEAR, 1.0, math.inf, "got inf"),
        (NEAR, 1.0, math.nan, "got nan"),
        (NEAR, 1, 1.0, "expected 1, got 1.0"),
    ],
)
def test_a_wrong_answer_has_a_reason(
    checker: DeclarativeChecker, expected: Json, actual: object, reason: str
) -> None:
    assert reason in (check(checker, (), expected, actual) or "")


@pytest.mark.parametrize("checker", [Exact(), Unordered(), NEAR], ids=repr)
@pytest.mark.parametrize(
    "expected", [1, 1.5, "a", None, True, [1, 2], [[1, 2]], [1.5], {"a": 1}], ids=repr
)
def test_no_junk_raises_or_passes(checker: DeclarativeChecker, expected: Json) -> None:
    junk: list[object] = [
        nested(50_000),
        [nested(50_000), nested(50_000)],
        {"a": nested(50_000)},
        10**5000,
        [10**5000, -(10**5000)],
        math.nan,
        [math.nan, math.nan],
        -math.inf,
        "x" * 100_000,
        "\ud800",
        b"bytes",
        {1: 2},
        {"a": {1, 2}},
        object(),
        (1, 2),
    ]
    for actual in junk:
        assert check(checker, (), expected, actual) is not None


def test_a_reason_is_short_whatever_was_returned() -> None:
    reason = check(Unordered(), (), ["a"], ["b" * 100_000])
    assert reason is not None
    assert len(reason) < 200


def test_a_long_unordered_answer_is_compared_in_one_pass() -> None:
    expected: list[Json] = [[n, n + 1] for n in range(50_000)]
    assert check(Unordered(), (), expected, expected[::-1]) is None
