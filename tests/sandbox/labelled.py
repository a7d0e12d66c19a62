"""What a labelled function is, and inputs of a size for it: worst cases, the same on every run."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Arguments = Callable[[int], list[Any]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A program whose `solution` grows as `growth` says over the inputs of `arguments`."""

    name: str
    growth: str
    arguments: Arguments
    source: str


def number(n: int) -> list[Any]:
    return [n]


def numbers(n: int) -> list[Any]:
    chance = random.Random(n)
    return [[chance.randrange(1, 10 * n) for _ in range(n)]]


def distinct(n: int) -> list[Any]:
    items = list(range(n))
    random.Random(n).shuffle(items)
    return [items]


def ascending(n: int) -> list[Any]:
    return [list(range(n))]


def absent(n: int) -> list[Any]:
    """A sorted list and a target beyond its end."""
    return [list(range(n)), n + 1]


def pair(n: int) -> list[Any]:
    return [list(range(0, 2 * n, 2)), list(range(1, 2 * n, 2))]


def letters(n: int) -> list[Any]:
    chance = random.Random(n)
    return ["".join(chance.choice("abcdefghij") for _ in range(n))]


def one_letter(n: int) -> list[Any]:
    return ["a" * n]


def words(n: int) -> list[Any]:
    chance = random.Random(n)
    return [["".join(chance.choice("abcde") for _ in range(6)) for _ in range(n)]]


def matrix(n: int) -> list[Any]:
    """n x n, so that looking at every cell takes n * n steps."""
    return [[[(row * column) % 7 for column in range(n)] for row in range(n)]]


def intervals(n: int) -> list[Any]:
    chance = random.Random(n)
    starts = [chance.randrange(5 * n) for _ in range(n)]
    return [[[start, start + chance.randrange(1, 9)] for start in starts]]


def star(n: int) -> list[Any]:
    return [n, [[0, node] for node in range(1, n)]]


def chain(n: int) -> list[Any]:
    return [n, [[node, node + 1] for node in range(n - 1)]]
