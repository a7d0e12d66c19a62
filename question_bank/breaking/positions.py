"""Where a value stands in arguments, and the same arguments with another value there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from question_bank.constraints import CALLS
from question_bank.schema import Param, Signature
from question_bank.values import as_list, as_map
from sandbox.contract import Json

Keys: TypeAlias = tuple[int | str, ...]
_STEP = re.compile(r"\[(\*|\d+)\]|\.(n|edges)(?=$|[.\[])")
_ROOT = re.compile(r"[a-z]\w*(?:\.[a-z]\w*)?")


def positions(signature: Signature, path: str, args: Sequence[Json]) -> list[Keys]:
    """The keys that lead to every value which a constraint's path reaches."""
    for root, found in _roots(signature, args).items():
        if path == root or path.startswith((f"{root}[", f"{root}.n", f"{root}.edges")):
            for index, attribute in _STEP.findall(path[len(root) :]):
                found = [at for keys in found for at in _inside(args, keys, index or attribute)]
            return found
    return []


def arguments(signature: Signature, args: Sequence[Json]) -> Iterator[tuple[Keys, Param]]:
    """The keys of every argument, of a class question those of all steps."""
    if not signature.is_class:
        yield from (((at,), param) for at, param in enumerate(signature.params))
        return
    params = {method.name: method.params for method in signature.methods}
    for index, step in enumerate(args):
        name, _ = as_list(step) or []
        listed = params[str(name)] if index else signature.params
        yield from (((index, 1, at), param) for at, param in enumerate(listed))


def value_at(args: Json, keys: Keys) -> Json:
    """The value to which the keys lead."""
    for key in keys:
        items, entries = as_list(args), as_map(args)
        args = items[int(key)] if items is not None else (entries or {})[str(key)]
    return args


def with_value(args: Json, keys: Keys, value: Json) -> Json:
    """The same arguments, with another value where the keys lead."""
    if not keys:
        return value
    first, *rest = keys
    items, entries = as_list(args), as_map(args)
    if items is not None:
        at = int(first)
        return [*items[:at], with_value(items[at], tuple(rest), value), *items[at + 1 :]]
    entries = entries or {}
    name = str(first)
    return {**entries, name: with_value(entries[name], tuple(rest), value)}


def _roots(signature: Signature, args: Sequence[Json]) -> dict[str, list[Keys]]:
    """Where each path of a constraint begins, the longest names first."""
    roots: dict[str, list[Keys]] = {}
    for keys, param in arguments(signature, args):
        names = [param.name]
        if signature.is_class:
            name, _ = as_list(args[int(keys[0])]) or []
            names = [f"{name}.{param.name}"] if keys[0] else [param.name]
            names.append(f"{CALLS}.{param.name}")
        for name in names:
            roots.setdefault(name, []).append(keys)
    if signature.is_class:
        roots[CALLS] = [()]
    return dict(sorted(roots.items(), key=lambda root: -len(root[0])))


def _inside(args: Sequence[Json], keys: Keys, step: str) -> Iterator[Keys]:
    value = value_at(list(args), keys)
    items, entries = as_list(value), as_map(value)
    if entries is not None and step in entries:
        yield (*keys, step)
    elif entries is not None and "cycle_at" in entries:
        yield from _inside(args, (*keys, "items"), step)
    elif entries is not None and step == "*":
        yield from ((*keys, key) for key in entries)
    elif items is not None:
        indices = range(len(items)) if step == "*" else [int(step)] if step.isdigit() else []
        yield from ((*keys, at) for at in indices if at < len(items) and items[at] is not None)
