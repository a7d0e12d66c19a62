"""The promises about a question's input, held against arguments."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from question_bank.schema import Constraint, Signature
from question_bank.values import as_list, as_map, describe, mismatch
from sandbox.contract import Json

_PATH = re.compile(r"(?P<param>[a-z][a-z0-9_]*)(?P<steps>(\[(\*|\d+)\])*)")
_TERM = re.compile(r"v\[\d+\]|len\(v\)|-?\d+")
_COMPARE: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


class ConstraintSpellingError(ValueError):
    """A constraint names an unknown parameter or is not written in the constraint language."""


def violation(
    signature: Signature, constraints: Sequence[Constraint], args: Sequence[Json]
) -> str | None:
    """The first reason why these arguments are no legal input; None when they are one."""
    if len(args) != len(signature.params):
        return f"{len(args)} arguments for {len(signature.params)} parameters"
    for param, value in zip(signature.params, args, strict=True):
        if (bad := mismatch(value, param.type)) is not None:
            return f"{param.name}{bad}"
    by_name = {param.name: value for param, value in zip(signature.params, args, strict=True)}
    for constraint in constraints:
        for place, value in _places(constraint.path, by_name):
            if (bad := _broken(constraint, value)) is not None:
                return f"{place} {bad}"
    return None


def refuse_misspelt(signature: Signature, constraint: Constraint) -> None:
    """Check the constraint itself.

    Raises:
        ConstraintSpellingError: it could never be evaluated.
    """
    match = _PATH.fullmatch(constraint.path)
    names = [param.name for param in signature.params]
    if match is None or match["param"] not in names:
        raise ConstraintSpellingError(f"the path {constraint.path!r} leads to none of {names}")
    if constraint.expr is not None:
        _comparison(constraint.expr)


def _places(path: str, by_name: dict[str, Json]) -> Iterator[tuple[str, Json]]:
    """Every value that the path leads to, with its own path; a missing index leads nowhere."""
    match = _PATH.fullmatch(path)
    assert match is not None, path
    found = [(match["param"], by_name[match["param"]])]
    for step in re.findall(r"\[(\*|\d+)\]", match["steps"]):
        found = [deeper for place, value in found for deeper in _inside(place, value, step)]
    yield from found


def _inside(place: str, value: Json, step: str) -> list[tuple[str, Json]]:
    items, entries = as_list(value), as_map(value)
    if entries is not None and step == "*":
        return [(f"{place}[{key!r}]", item) for key, item in entries.items()]
    if items is None:
        return []
    chosen = range(len(items)) if step == "*" else range(int(step), min(int(step) + 1, len(items)))
    return [(f"{place}[{index}]", items[index]) for index in chosen]


def _broken(constraint: Constraint, value: Json) -> str | None:
    if constraint.length is not None:
        low, high = constraint.length
        size = _size(value)
        return None if low <= size <= high else f"has length {size}, not {low} to {high}"
    if constraint.range is not None:
        least, most = constraint.range
        inside = isinstance(value, int | float) and least <= value <= most
        return None if inside else f"is {describe(value)}, not {least} to {most}"
    assert constraint.expr is not None, constraint.path
    return None if _comparison(constraint.expr).holds(value) else f"breaks {constraint.expr}"


def _size(value: Json) -> int:
    items, entries = as_list(value), as_map(value)
    sized = items if items is not None else entries if entries is not None else value
    return len(sized) if isinstance(sized, list | dict | str) else 0


@dataclass(frozen=True, slots=True)
class _Comparison:
    """`v[0] < v[1] <= 9` as its terms and the tests between neighbours."""

    terms: tuple[str, ...]
    tests: tuple[Callable[[float, float], bool], ...]

    def holds(self, value: Json) -> bool:
        numbers = [_number(term, value) for term in self.terms]
        pairs = zip(self.tests, numbers, numbers[1:], strict=False)
        return all(a is not None and b is not None and test(a, b) for test, a, b in pairs)


@cache
def _comparison(expr: str) -> _Comparison:
    """Comparisons of whole numbers, `v[i]` and `len(v)` are the whole language."""
    try:
        tree = ast.parse(expr, mode="eval").body
    except SyntaxError:
        raise ConstraintSpellingError(f"{expr!r} is not a comparison") from None
    if not isinstance(tree, ast.Compare) or not all(type(each) in _COMPARE for each in tree.ops):
        raise ConstraintSpellingError(f"{expr!r} is not a comparison such as 'v[0] < v[1]'")
    terms = tuple(ast.unparse(term) for term in (tree.left, *tree.comparators))
    for term in terms:
        if not _TERM.fullmatch(term):
            raise ConstraintSpellingError(f"{term!r} is not v[i], len(v) or a number")
    return _Comparison(terms, tuple(_COMPARE[type(each)] for each in tree.ops))


def _number(term: str, value: Json) -> float | None:
    if term == "len(v)":
        return _size(value)
    if not term.startswith("v"):
        return int(term)
    items, index = as_list(value) or [], int(term[2:-1])
    number = items[index] if index < len(items) else None
    return number if isinstance(number, int | float) else None
