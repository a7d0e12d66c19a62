"""Inputs drawn by a question's gen.py; as a program, the digests of what it draws.

It loads nothing but the standard library, so that another interpreter starts in no time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from runpy import run_path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from sandbox.contract import Json


def author_function(path: Path, name: str) -> Callable[..., Json]:
    """One function of a file of author code, executed afresh; its result is as JSON has it."""
    function = run_path(str(path))[name]

    def called(*args: Any) -> Json:
        return json.loads(json.dumps(function(*args)))

    return called


def small_inputs(gen: Path, seed: int, count: int) -> list[tuple[Json, ...]]:
    """So many small inputs, one after the other from one seed."""
    small = author_function(gen, "small")
    rng = Random(seed)
    return [tuple(cast("list[Json]", small(rng))) for _ in range(count)]


def scaled_inputs(
    gen: Path, name: str, seed: int, sizes: Sequence[int]
) -> dict[int, tuple[Json, ...]]:
    """The worst-case input of each size, drawn by the function `name`."""
    scale = author_function(gen, name)
    return {size: tuple(cast("list[Json]", scale(size, Random(seed + size)))) for size in sizes}


def digests(gen: Path, name: str, seed: int, count: int, sizes: Sequence[int]) -> dict[str, str]:
    """For `small` and the function `name` a digest of all inputs that they draw."""
    drawn = {
        "small": small_inputs(gen, seed, count),
        name: list(scaled_inputs(gen, name, seed, sizes).items()),
    }
    return {each: sha256(json.dumps(inputs).encode()).hexdigest() for each, inputs in drawn.items()}


if __name__ == "__main__":
    path, function, *numbers = sys.argv[1:]
    seed, count, *sizes = map(int, numbers)
    print(json.dumps(digests(Path(path), function, seed, count, sizes)))
