"""What `python -m sandbox run` is given: calls and types as JSON, or a clear complaint."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Mapping
from typing import Any, cast

from sandbox.contract import Json, Signature, ValueType

_ATOMS = frozenset(("int", "float", "bool", "str", "char", "void", "graph"))
_PARTS = {"list": 1, "optional": 1, "list_node": 1, "tree_node": 1, "map": 2}
_SIGNATURE = '{"params": [TYPE, ...], "returns": TYPE, "in_place": INDEX or null}'
_TYPE = f'one of {", ".join(sorted(_ATOMS))}, or a list such as ["list", "int"]'


class BadFile(Exception):
    """A file or an option does not hold what it should; the text says what that is."""


def read_calls(path: pathlib.Path) -> tuple[tuple[Json, ...], ...]:
    """Read a file of calls.

    Raises:
        BadFile: it is no JSON list of argument lists.
    """
    calls = _parse(path.name, _text_of(path))
    if not _is_list(calls) or not all(_is_list(call) for call in calls):
        example = "a JSON list of argument lists, such as [[1, 2], [3, 4]]"
        raise BadFile(f"{path.name}: expected {example}")
    return tuple(tuple(call) for call in calls)


def read_signature(option: str) -> Signature:
    """Read a signature from a file or from the option itself.

    Raises:
        BadFile: it is none.
    """
    return _signature("--signature", _file_or_json("--signature", option))


def read_methods(option: str) -> dict[str, Signature]:
    """Read the signatures of a class's methods from a file or from the option itself.

    Raises:
        BadFile: they are none.
    """
    methods = _file_or_json("--methods", option)
    if not isinstance(methods, dict):
        raise BadFile(f'--methods: expected a JSON object {{"NAME": {_SIGNATURE}, ...}}')
    named = cast("dict[str, Any]", methods)
    return {name: _signature(f"--methods: {name}", one) for name, one in named.items()}


def check_calls(
    calls: tuple[tuple[Json, ...], ...],
    signature: Signature | None,
    methods: Mapping[str, Signature] | None,
) -> None:
    """Hold calls against the types that they should have.

    Raises:
        BadFile: a call has another number of arguments, or is no list of steps.
    """
    for index, call in enumerate(calls):
        place = f"call {index}"
        if methods is None:
            _check_count(place, call, signature)
            continue
        for step, types in zip(call, _types_of_steps(place, call, signature, methods), strict=True):
            name, arguments = cast("list[Any]", step)
            _check_count(f"{place}, {name}", arguments, types)


def _types_of_steps(
    place: str,
    call: tuple[Json, ...],
    constructor: Signature | None,
    methods: Mapping[str, Signature],
) -> list[Signature | None]:
    if not call or not all(map(_is_step, call)):
        example = 'steps ["name", [arguments]], of which the first constructs the object'
        raise BadFile(f"{place}: expected {example}")
    names = [str(cast("list[Any]", step)[0]) for step in call]
    if unknown := set(names[1:]) - set(methods):
        raise BadFile(f"{place}: --methods has no {', '.join(sorted(unknown))}")
    return [constructor, *(methods[name] for name in names[1:])]


def _check_count(place: str, arguments: Any, signature: Signature | None) -> None:
    if signature is not None and len(arguments) != len(signature.params):
        wanted = len(signature.params)
        raise BadFile(f"{place}: {len(arguments)} arguments where the signature has {wanted}")


def _is_step(step: Json) -> bool:
    parts = cast("list[Any]", step)
    return _is_list(step) and len(parts) == 2 and isinstance(parts[0], str) and _is_list(parts[1])


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _file_or_json(name: str, option: str) -> Any:
    if option.lstrip()[:1] in ("{", "["):
        return _parse(name, option)
    return _parse(option, _text_of(pathlib.Path(option)))


def _text_of(path: pathlib.Path) -> str:
    try:
        return path.read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(str(error)) from None


def _parse(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadFile(f"{name}: not JSON: {error}") from None


def _signature(name: str, body: Any) -> Signature:
    wanted = {"params", "returns"}
    if not isinstance(body, dict) or not wanted <= body.keys() <= wanted | {"in_place"}:
        raise BadFile(f"{name}: expected {_SIGNATURE}")
    fields = cast("dict[str, Any]", body)
    if not _is_list(fields["params"]):
        raise BadFile(f"{name}: expected {_SIGNATURE}")
    params = tuple(_type(f"{name}: params", param) for param in fields["params"])
    in_place = fields.get("in_place")
    if in_place is not None and in_place not in range(len(params)):
        raise BadFile(f"{name}: in_place is the index of a parameter, not {in_place!r}")
    return Signature(params, _type(f"{name}: returns", fields["returns"]), in_place)


def _type(name: str, body: Any) -> ValueType:
    if isinstance(body, str) and body in _ATOMS:
        return body
    match body:
        case [str(kind), *parts] if _PARTS.get(kind) == len(parts) or (kind == "tuple" and parts):
            return (kind, *(_type(name, part) for part in parts))
        case _:
            raise BadFile(f"{name}: {json.dumps(body)} is no type; expected {_TYPE}")
