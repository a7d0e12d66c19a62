"""Where the types of a signature stand, and which of these places hold integers beyond 32 bits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from question_bank.grammar import VOID, Atom, Scalar, ValueType, parts
from question_bank.schema import Checker, Constraint, InPlace, Param, Signature
from question_bank.values import as_list, as_map
from sandbox.contract import Json

_INT = Scalar(Atom.INT)
_MOST = 2**31 - 1


class Place(NamedTuple):
    """A parameter of a function, constructor or method; without a `param`, what it returns."""

    owner: str
    param: str | None = None


Wide = frozenset[Place]
"""The places whose `int` needs 64 bits."""


def typed_places(signature: Signature) -> dict[Place, ValueType]:
    """The type of every place."""
    found = {Place(signature.name, param.name): param.type for param in signature.params}
    found[Place(signature.name)] = signature.returns
    for method in signature.methods:
        found |= {Place(method.name, param.name): param.type for param in method.params}
        found[Place(method.name)] = method.returns
    return found


def wide_places(
    signature: Signature,
    checker: Checker,
    constraints: Iterable[Constraint],
    cases: Iterable[tuple[Sequence[Json], Json]],
) -> Wide:
    """The places where a constraint allows, or a case has, an integer beyond 32 bits.

    A case is its arguments, or steps, and its expectation; all fit the signature.
    """
    types = typed_places(signature)
    allowed = {
        place
        for each in constraints
        if _allows_wide(each)
        for place in _roots(signature, each.path)
    }
    seen = {
        place
        for args, expect in cases
        for place, value in _values(signature, checker, args, expect)
        if _is_wide(value)
    }
    return frozenset(
        place for place in allowed | seen if _INT in (types[place], *parts(types[place]))
    )


def _allows_wide(constraint: Constraint) -> bool:
    return constraint.range is not None and max(map(abs, constraint.range)) > _MOST


def _roots(signature: Signature, path: str) -> Iterator[Place]:
    """The parameters that a constraint's path begins with."""
    owner, _, param = path.partition("[")[0].rpartition(".")
    for place in typed_places(signature):
        owners = {place.owner, "calls"} if owner else {signature.name}
        if place.param == param and (owner or place.owner) in owners:
            yield place


def _values(
    signature: Signature, checker: Checker, args: Sequence[Json], expect: Json
) -> Iterator[tuple[Place, Json]]:
    """What a case has at each place."""
    if not signature.is_class:
        yield from _given(signature.name, signature.params, args)
        yield from _answered(signature, checker, expect)
        return
    params = {method.name: method.params for method in signature.methods}
    params[signature.name] = signature.params
    for step, answer in zip(args, as_list(expect) or [], strict=True):
        name, values = as_list(step) or []
        yield from _given(str(name), params[str(name)], as_list(values) or [])
        yield Place(str(name)), answer


def _given(
    owner: str, params: Sequence[Param], args: Sequence[Json]
) -> Iterator[tuple[Place, Json]]:
    for param, value in zip(params, args, strict=True):
        yield Place(owner, param.name), value


def _answered(signature: Signature, checker: Checker, expect: Json) -> Iterator[tuple[Place, Json]]:
    returned = Place(signature.name)
    if not isinstance(checker, InPlace):
        yield returned, expect
        return
    changed = Place(signature.name, checker.param)
    if signature.returns == VOID:
        yield changed, expect
    else:
        yield from zip((returned, changed), as_list(expect) or [], strict=True)


def _is_wide(value: Json) -> bool:
    if isinstance(value, int):
        return abs(value) > _MOST
    entries = as_map(value)
    return any(map(_is_wide, as_list(value) or [] if entries is None else entries.values()))
