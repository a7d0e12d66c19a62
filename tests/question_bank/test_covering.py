"""Few cases are chosen that kill all that can be killed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from question_bank.mutation.covering import cover

PRICES = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 9}


@pytest.mark.parametrize(
    ("killers", "chosen"),
    [
        ({}, ""),
        ({"m1": ""}, ""),
        ({"m1": "a", "m2": ""}, "a"),
        ({"m1": "ab", "m2": "bc", "m3": "b"}, "b"),
        ({"m1": "ab", "m2": "ab"}, "a"),
        ({"m1": "de", "m2": "e"}, "e"),
        ({"m1": "ab", "m2": "cd"}, "ac"),
    ],
)
def test_the_cover_is_small_and_cheap(killers: Mapping[str, str], chosen: str) -> None:
    assert cover(killers, PRICES.__getitem__) == set(chosen)


def test_what_the_greedy_choice_makes_needless_is_given_up() -> None:
    """`e` kills most, but `a` and `d` are needed anyway and kill all that it does."""
    killers = {"m1": "ae", "m2": "ae", "m3": "de", "m4": "de", "m5": "a", "m6": "d"}
    assert cover(killers, PRICES.__getitem__) == {"a", "d"}


def test_every_program_that_can_be_killed_is() -> None:
    killers = {f"m{n}": {str(n % 7), str(n % 5), str(n % 3)} for n in range(100)}
    chosen = cover(killers, int)
    assert all(chosen & found for found in killers.values())
    assert len(chosen) < 7
