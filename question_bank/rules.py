"""What a whole list, matrix or tree keeps, as constraints promise it."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from question_bank.schema import Rule
from question_bank.values import as_list
from sandbox.contract import Json


def broken_rule(rule: Rule, value: Json) -> str | None:
    """Why a value that fits its type breaks the rule; None when it keeps it."""
    items, unfit = as_list(value), f"is nothing that could be {rule}"
    if items is None:
        return unfit
    try:
        return None if _KEEPS[rule](items) else f"is not {rule}"
    except (TypeError, IndexError):
        return unfit


def _sorted(items: list[Any]) -> bool:
    return all(a <= b for a, b in pairwise(items))


def _increasing(items: list[Any]) -> bool:
    return all(a < b for a, b in pairwise(items))


def _distinct(items: list[Any]) -> bool:
    texts = [json.dumps(item, sort_keys=True) for item in items if item is not None]
    return len(set(texts)) == len(texts)


def _rectangular(rows: list[Any]) -> bool:
    return len({len(row) for row in rows}) <= 1


def _search_tree(levels: list[Any]) -> bool:
    """Every value lies strictly between the values that its ancestors allow."""
    open_places: deque[tuple[Any, Any]] = deque([(None, None)])
    for value in levels:
        low, high = open_places.popleft()
        if value is None:
            continue
        if (low is not None and value <= low) or (high is not None and value >= high):
            return False
        open_places += [(low, value), (value, high)]
    return True


_KEEPS: dict[Rule, Callable[[list[Any]], bool]] = {
    Rule.SORTED: _sorted,
    Rule.INCREASING: _increasing,
    Rule.DISTINCT: _distinct,
    Rule.RECTANGULAR: _rectangular,
    Rule.SEARCH_TREE: _search_tree,
}
