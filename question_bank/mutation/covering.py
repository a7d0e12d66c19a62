"""The smallest set of cases that kills everything which any of them kills."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping


def cover(killers: Mapping[str, Collection[str]], price: Callable[[str], int]) -> set[str]:
    """A few cases of which each program with killers has one; greedy, the cheaper among equals."""
    chosen: set[str] = set()
    alive: dict[str, set[str]] = {name: set(cases) for name, cases in killers.items() if cases}
    while alive:
        kills = Counter(case for cases in alive.values() for case in cases)
        best = min(kills, key=lambda case: (-kills[case], price(case), case))
        chosen.add(best)
        alive = {name: cases for name, cases in alive.items() if best not in cases}
    for case in sorted(chosen, key=lambda case: (-price(case), case)):
        rest = chosen - {case}
        if all(rest & set(cases) for cases in killers.values() if cases):
            chosen = rest
    return chosen
