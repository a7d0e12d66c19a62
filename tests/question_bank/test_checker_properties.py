"""What holds for every answer, however odd: generated values held against the checkers."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from question_bank.checkers import check
from question_bank.schema import (
    Calls,
    Close,
    DeclarativeChecker,
    Exact,
    InPlace,
    Unordered,
    UnorderedDeep,
)
from question_bank.values import as_list, as_map
from sandbox.contract import Json

PLAIN = (Exact(), Unordered(), UnorderedDeep(), Close(abs=1e-9, rel=1e-9), InPlace("x"))
PREFIX = InPlace("x", prefix=True)
ANY_ORDER = InPlace("x", any_order=True)

TEXTS = st.text() | st.text(st.characters(categories=["Cs", "Mn", "Zl", "Cc"]), max_size=4)
INTS = st.integers(-3, 3) | st.integers(-(2**53) + 1, 2**53 - 1)
FLOATS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.0, -0.0, 1.0])
SCALARS = st.none() | st.booleans() | INTS | FLOATS | TEXTS


def nested(scalars: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=12,
    )


def as_written(value: Any) -> Any:
    """What a case holds: two halves of a letter that meet in JSON are one."""
    return json.loads(json.dumps(value))


EXPECTED = nested(SCALARS).map(as_written)
LISTS = st.lists(EXPECTED, max_size=5)
JUNK = nested(
    SCALARS
    | st.floats()
    | st.integers(min_value=-(10**400), max_value=10**400)
    | st.sampled_from([10**4000, math.nan, -math.inf, b"bytes", (1, 2), {1, 2}, {1: 2}, object()])
)
slowly = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


@slowly
@given(expected=EXPECTED, actual=JUNK, data=st.data())
def test_every_answer_is_judged_by_a_short_reason_or_none(
    expected: Json, actual: object, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, 3))
    pair: list[Json] = [count, [expected] * count]
    for checker in (*PLAIN, ANY_ORDER):
        assert_total(checker, expected, actual)
    for changed in (PREFIX, InPlace("x", prefix=True, any_order=True)):
        assert_total(changed, pair, actual)
        assert_total(changed, pair, [count, actual])
    assert_total(Calls(), [None, expected], actual, (["C", []], ["m", []]))
    assert_total(Calls(), [None, expected], [None, actual], (["C", []], ["m", []]))


def assert_total(
    checker: DeclarativeChecker, expected: Json, actual: object, steps: tuple[Json, ...] = ()
) -> None:
    reason = check(checker, steps, expected, actual)
    assert reason is None or (reason.isascii() and 0 < len(reason) < 600), reason


@slowly
@given(expected=EXPECTED)
def test_the_expected_answer_is_right(expected: Json) -> None:
    for checker in (*PLAIN, ANY_ORDER):
        assert check(checker, (), expected, as_written(expected)) is None


@slowly
@given(items=LISTS, data=st.data())
def test_any_order_is_right_where_order_is_free(items: list[Any], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(items))
    for checker in (Unordered(), UnorderedDeep(), ANY_ORDER):
        assert check(checker, (), items, shuffled) is None
    count = len(items)
    behind = data.draw(st.lists(JUNK, max_size=2))
    free = InPlace("x", prefix=True, any_order=True)
    assert check(free, (), [count, items], [count, [*shuffled, *behind]]) is None
    assert check(PREFIX, (), [count, items], [count, [*items, *behind]]) is None


@slowly
@given(expected=EXPECTED, data=st.data())
def test_the_order_of_inner_lists_is_free_to_any_depth(expected: Json, data: st.DataObject) -> None:
    def shuffled(value: Json) -> Json:
        items, entries = as_list(value), as_map(value)
        if items is not None:
            return data.draw(st.permutations([*map(shuffled, items)]))
        if entries is not None:
            return {key: shuffled(item) for key, item in entries.items()}
        return value

    assert check(UnorderedDeep(), (), expected, shuffled(expected)) is None


@slowly
@given(expected=st.lists(INTS | TEXTS, max_size=5), actual=st.lists(INTS | TEXTS, max_size=5))
def test_unordered_agrees_with_sorting(expected: list[Any], actual: list[Any]) -> None:
    same = sorted(map(repr, expected)) == sorted(map(repr, actual))
    for checker in (Unordered(), UnorderedDeep(), ANY_ORDER):
        assert (check(checker, (), expected, actual) is None) is same


@slowly
@given(expected=LISTS.filter(bool), data=st.data())
def test_one_scalar_of_another_type_is_wrong(expected: list[Any], data: st.DataObject) -> None:
    """Wherever it stands, `True` is not 1, 1 is not `"1"`, and no number is NaN."""
    place = data.draw(st.integers(0, len(expected) - 1))
    here = data.draw(INTS | st.booleans() | FLOATS)
    other = data.draw(st.sampled_from([math.nan, str(here), [here], None, {"0": here}]))
    if isinstance(here, bool):
        other = int(here)
    elif data.draw(st.booleans()) and here in (0, 1):
        other = bool(here)
    wanted = [*expected[:place], here, *expected[place:]]
    given_back = [*expected[:place], other, *expected[place:]]
    for checker in PLAIN:
        assert check(checker, (), wanted, given_back) is not None, checker
    calls: list[Json] = [[f"m{index}", []] for index in range(len(wanted))]
    reason = check(Calls(), calls, wanted, given_back)
    assert (reason or "").startswith(f"call {place}, m{place}: ")


@slowly
@given(number=FLOATS.filter(lambda each: abs(each) < 1e300), near=st.floats(-1, 1))
def test_close_is_as_wide_as_its_tolerance(number: float, near: float) -> None:
    for checker, width in ((Close(0.5, 0.0), 0.5), (Close(0.0, 0.25), abs(number) * 0.25)):
        assert check(checker, (), [number], [number + near * width * 0.999]) is None
        beyond = number + (width * 1.001 + math.ulp(number) * 2)
        assert check(checker, (), [number], [beyond]) is not None


@pytest.mark.parametrize("depth", [400, 100_000])
def test_a_deep_answer_to_a_deep_question_is_judged(depth: int) -> None:
    deep: Any = 1
    for _ in range(depth):
        deep = [deep, deep]
    for checker in (*PLAIN, ANY_ORDER):
        assert check(checker, (), [[1], [2]], deep) is not None
    assert check(Calls(), (["C", []], ["m", []]), [None, [1]], [None, deep]) is not None
