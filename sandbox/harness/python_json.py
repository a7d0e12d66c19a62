"""JSON text of values that a candidate's program has made, and what to say when there is none.

Works with the C functions behind `json` alone: a program may patch the module, its classes and the
builtins, and changes nothing here.
"""

import builtins
import json
import json.scanner
from collections.abc import Callable, Collection
from typing import Any

# Functions of this module see builtins of their own.
globals()["__builtins__"] = dict(vars(builtins))

MAX_DEPTH = 500

_CONSTANTS = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
_name_of: Callable[[type], str] = vars(type)["__name__"].__get__


class Misfit(Exception):
    """The program is not, or has returned, what it should; the text tells the candidate."""


class _NoJson(Exception):
    """A part of a value that JSON cannot express."""


def type_name(value: object) -> str:
    """Name a value's type, whatever its metaclass says."""
    return _name_of(type(value))


def read(text: str) -> Any:
    """Parse JSON text of our own."""
    return _scan(text, 0)[0]


def write(value: object) -> str:
    """The JSON text of a value; tuples are lists, keys become strings.

    Raises:
        Misfit: it has none; the text goes on after "returned".
    """
    try:
        return "".join(_pieces(value, 0))
    except (_NoJson, TypeError, ValueError, RecursionError):
        raise Misfit(f"{_what_is_wrong(value)}, which is not JSON") from None


def check_depth(value: object) -> None:
    """Refuse containers that stand in each other beyond `MAX_DEPTH` levels, or in themselves.

    Raises:
        Misfit: as `write` does, without its recursion.
    """
    layer = [value]
    for _ in range(MAX_DEPTH):
        inner = {id(part): part for holder in layer for part in _parts(holder) if _parts(part)}
        if not inner:
            return
        layer = [*inner.values()]
    raise Misfit(f"{_what_is_wrong(value)}, which is not JSON")


def _what_is_wrong(value: object) -> str:
    pending: list[tuple[object, tuple[int, ...]]] = [(value, ())]
    while pending:
        part, holders = pending.pop()
        if id(part) in holders:
            return "a value that contains itself"
        if len(holders) > MAX_DEPTH:
            return "a value that is nested too deeply"
        if problem := _problem(part):
            return problem
        within = (*holders, id(part))
        pending.extend((inner, within) for inner in _parts(part))
    return "a value that cannot be read"


def _problem(part: Any) -> str | None:
    """Name a value that JSON cannot express, whatever its parts are."""
    if _is(part, float):
        return _CONSTANTS.get(float.__repr__(part))
    if _is(part, int):
        return _too_long(part)
    if _is(part, dict):
        for key in part:
            if not (key is None or _is(key, (str, int, float))):
                return f"a dict with a key of type {type_name(key)}"
        return None
    if part is None or _is(part, (str, list, tuple)):
        return None
    return f"a value of type {type_name(part)}"


def _too_long(number: int) -> str | None:
    try:
        int.__repr__(number)
    except ValueError:
        return "an integer of more than 4300 digits"
    return None


def _parts(holder: Any) -> Collection[object]:
    if _is(holder, (list, tuple)):
        return holder
    return holder.values() if _is(holder, dict) else ()


def _is(value: object, kind: type | tuple[type, ...]) -> bool:
    """Whether a value really is of a type; what it says of its `__class__` does not count."""
    return issubclass(type(value), kind)


def _refuse(_: object) -> object:
    raise _NoJson


_scan = vars(json.scanner)["c_make_scanner"](json.JSONDecoder())
_pieces = vars(json.encoder)["c_make_encoder"](
    None,
    _refuse,
    vars(json.encoder)["c_encode_basestring_ascii"],
    None,
    ":",
    ",",
    False,
    False,
    False,
)
