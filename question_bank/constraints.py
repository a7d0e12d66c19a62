"""The promises about a question's input, held against arguments."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from question_bank.comparisons import comparison, refuse_misspelt_comparison
from question_bank.rules import broken_rule
from question_bank.schema import Constraint, Param, Signature
from question_bank.signatures import input_mismatch
from question_bank.values import as_list, as_map, describe
from sandbox.contract import Json

CALLS = "calls"
_NAMES = re.compile(r"[a-z]\w*(\.[a-z]\w*)?")
_STEP = re.compile(r"\[(\*|\d+)\]|\.(n|edges)")
_STEPS = re.compile(rf"({_STEP.pattern})*")
_Found = list[tuple[str, Json]]


class ConstraintSpellingError(ValueError):
    """A constraint names an unknown parameter or is not written in the constraint language."""


def violation(
    signature: Signature, constraints: Sequence[Constraint], args: Sequence[Json]
) -> str | None:
    """The first reason why these arguments are no legal input; None when they are one."""
    if (bad := input_mismatch(signature, args)) is not None:
        return bad
    for constraint in constraints:
        for place, value, beside in _places(signature, constraint.path, args):
            if (bad := _broken(constraint, value, beside)) is not None:
                return f"{place} {bad}"
    return None


def refuse_misspelt(signature: Signature, constraint: Constraint) -> None:
    """Check the constraint itself.

    Raises:
        ConstraintSpellingError: it could never be evaluated.
    """
    path, known = constraint.path, _roots(signature)
    root = _root(path, known)
    if root not in known or not _STEPS.fullmatch(path, len(root)):
        raise ConstraintSpellingError(f"the path {path!r} leads to none of {', '.join(known)}")
    beside = [param.name for param in known[root]]
    try:
        if constraint.expr is not None:
            refuse_misspelt_comparison(constraint.expr, beside)
        if constraint.matches is not None:
            re.compile(constraint.matches)
    except (ValueError, re.error) as fault:
        raise ConstraintSpellingError(str(fault)) from None


def _root(path: str, known: Collection[str]) -> str:
    """The known name that a path begins with; `.n` and `.edges` may be its end, or a step."""
    match = _NAMES.match(path)
    names = "" if match is None else match[0]
    return names if names in known else names.partition(".")[0]


def _roots(signature: Signature) -> dict[str, tuple[Param, ...]]:
    """Where a path may begin, and the parameters that stand beside it.

    Of a class: a parameter of the constructor, `method.param`, the number of `calls`, and
    `calls.param`, the list of all values of parameters of that name in the order of the calls.
    """
    roots = {param.name: signature.params for param in signature.params}
    for method in signature.methods:
        for param in method.params:
            roots[f"{method.name}.{param.name}"] = method.params
            roots[f"{CALLS}.{param.name}"] = ()
    return {**roots, CALLS: ()} if signature.is_class else roots


def _places(
    signature: Signature, path: str, args: Sequence[Json]
) -> Iterator[tuple[str, Json, Mapping[str, Json]]]:
    """Every value that a path leads to, with its own path and the arguments beside it."""
    root = _root(path, _roots(signature))
    for name, value, beside in _begin(signature, root, args):
        found: _Found = [(name, value)]
        for index, attribute in _STEP.findall(path[len(root) :]):
            found = [deeper for each in found for deeper in _inside(*each, index or attribute)]
        for place, reached in found:
            yield place, reached, beside


def _begin(
    signature: Signature, root: str, args: Sequence[Json]
) -> Iterator[tuple[str, Json, Mapping[str, Json]]]:
    if not signature.is_class:
        by_name = _by_name(signature.params, args)
        yield root, by_name[root], by_name
        return
    first, _, last = root.partition(".")
    if root == CALLS:
        yield CALLS, list(args), {}
    elif first == CALLS:
        yield root, [values[last] for _, values in _lives(signature, args) if last in values], {}
    else:
        for name, values in _lives(signature, args):
            if last and name == first:
                yield root, values[last], values
            elif not last and name == signature.name:
                yield root, values[first], values


def _lives(signature: Signature, args: Sequence[Json]) -> Iterator[tuple[str, dict[str, Json]]]:
    """The steps of a class question with their arguments by name."""
    params = {method.name: method.params for method in signature.methods}
    params[signature.name] = signature.params
    for step in args:
        name, values = as_list(step) or []
        yield str(name), _by_name(params[str(name)], as_list(values) or [])


def _by_name(params: Sequence[Param], args: Sequence[Json]) -> dict[str, Json]:
    return {param.name: value for param, value in zip(params, args, strict=True)}


def _inside(place: str, value: Json, step: str) -> _Found:
    """One step deeper; an index that is missing leads nowhere, a missing child is no value."""
    entries = as_map(value)
    if entries is not None and step in {"n", "edges"}:
        return [(f"{place}.{step}", entries[step])]
    if entries is not None and not _ends_in_cycle(entries):
        return [(f"{place}[{key!r}]", item) for key, item in entries.items()]
    items = as_list(value if entries is None else entries["items"])
    if items is None:
        return []
    chosen = range(len(items)) if step == "*" else range(int(step), min(int(step) + 1, len(items)))
    return [(f"{place}[{at}]", items[at]) for at in chosen if items[at] is not None]


def _broken(constraint: Constraint, value: Json, beside: Mapping[str, Json]) -> str | None:
    if constraint.length is not None:
        low, high = constraint.length
        size = length(value)
        return None if low <= size <= high else f"has length {size}, not {low} to {high}"
    if constraint.range is not None:
        least, most = constraint.range
        inside = isinstance(value, int | float) and least <= value <= most
        return None if inside else f"is {describe(value)}, not {least} to {most}"
    if constraint.rule is not None:
        return broken_rule(constraint.rule, value)
    if constraint.matches is not None:
        fits = isinstance(value, str) and re.fullmatch(constraint.matches, value) is not None
        return None if fits else f"is {describe(value)}, not {constraint.matches}"
    assert constraint.expr is not None, constraint.path
    return None if comparison(constraint.expr).holds(value, beside) else f"breaks {constraint.expr}"


def length(value: Json) -> int:
    """How many characters, items, entries or nodes a value has."""
    entries = as_map(value)
    if entries is not None and _ends_in_cycle(entries):
        return length(entries["items"])
    items = as_list(value)
    if items is not None:
        return sum(item is not None for item in items)
    return len(value) if isinstance(value, str | dict) else 0


def _ends_in_cycle(entries: Mapping[str, Json]) -> bool:
    """Whether these are a linked list's, and not those of a map or graph."""
    return set(entries) == {"items", "cycle_at"}
