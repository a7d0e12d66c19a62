"""Comparisons such as `v[0] < v[1] <= len(words)`, the expressions of the constraint language."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache

from question_bank.values import as_list, as_map
from sandbox.contract import Json

VALUE = "v"
_NAME = r"[a-z]\w*"
_TERM = re.compile(
    rf"(?P<number>-?\d+)|(?P<size>len\()?(?P<name>{_NAME})"
    r"(?P<nodes>\.n)?(?:\[(?P<index>\d+)\])?(?(size)\))"
)
_COMPARE: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A chain of terms and the tests between neighbours."""

    terms: tuple[str, ...]
    tests: tuple[Callable[[float, float], bool], ...]

    def holds(self, value: Json, beside: Mapping[str, Json]) -> bool:
        """Whether it is true of `v`, the value itself, and the arguments beside it by name."""
        numbers = [_number(term, {**beside, VALUE: value}) for term in self.terms]
        pairs = zip(self.tests, numbers, numbers[1:], strict=False)
        return all(a is not None and b is not None and test(a, b) for test, a, b in pairs)


def refuse_misspelt_comparison(expr: str, beside: Collection[str]) -> None:
    """Check a comparison itself.

    Raises:
        ValueError: it is none, or names what is neither `v` nor an argument beside it.
    """
    for term in comparison(expr).terms:
        match = _TERM.fullmatch(term)
        if match is not None and match["name"] and match["name"] not in {*beside, VALUE}:
            names = ", ".join([VALUE, *beside])
            raise ValueError(f"{match['name']!r} in {expr!r} is none of {names}")


@cache
def comparison(expr: str) -> Comparison:
    """Read comparisons of whole numbers, `v`, `v[i]`, `len(v)` and the same of other arguments.

    A graph's number of nodes is `roads.n`.

    Raises:
        ValueError: it is not written in this language.
    """
    try:
        tree = ast.parse(expr, mode="eval").body
    except SyntaxError:
        raise ValueError(f"{expr!r} is not a comparison") from None
    if not isinstance(tree, ast.Compare) or not all(type(each) in _COMPARE for each in tree.ops):
        raise ValueError(f"{expr!r} is not a comparison such as 'v[0] < v[1]'")
    terms = tuple(ast.unparse(term) for term in (tree.left, *tree.comparators))
    for term in terms:
        if not _TERM.fullmatch(term):
            raise ValueError(f"{term!r} is not v, v[i], len(v), an argument or a number")
    return Comparison(terms, tuple(_COMPARE[type(each)] for each in tree.ops))


def _number(term: str, names: Mapping[str, Json]) -> float | None:
    match = _TERM.fullmatch(term)
    assert match is not None, term
    if match["number"]:
        return int(match["number"])
    value = names[match["name"]]
    if match["nodes"]:
        value = (as_map(value) or {}).get("n")
    if match["index"]:
        items, index = as_list(value) or [], int(match["index"])
        value = items[index] if index < len(items) else None
    if match["size"]:
        items, entries = as_list(value), as_map(value)
        sized = items if items is not None else entries if entries is not None else value
        return len(sized) if isinstance(sized, list | dict | str) else None
    return value if isinstance(value, int | float) else None
