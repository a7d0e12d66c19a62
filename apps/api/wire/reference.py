"""The reference part of docs/protocol.md, generated from the message classes."""

from __future__ import annotations

import inspect
import json
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from apps.api.domain.act import ActKind, StreamEndReason, Wording
from apps.api.domain.phase import Phase
from apps.api.domain.run import RunKind, Verdict
from apps.api.wire import rest
from apps.api.wire.client import AnyClientMessage
from apps.api.wire.envelope import CloseCode
from apps.api.wire.server import AnyServerMessage
from sandbox.contract import Language

PROTOCOL_PATH = Path(__file__).parents[3] / "docs" / "protocol.md"
BEGIN = "<!-- generated: python -m apps.api.wire.schema -->"
END = "<!-- end of generated part -->"
_VALUES = (Language, Phase, RunKind, Verdict, ActKind, StreamEndReason, Wording)
_BODIES = (
    rest.LobbyView,
    rest.SessionRequest,
    rest.SessionCreated,
    rest.TicketView,
    rest.SessionStatusView,
    rest.ErrorBody,
)


def with_reference(document: str) -> str:
    """`document` with the part between the markers made anew."""
    head, _, rest_of_it = document.partition(BEGIN)
    _, _, tail = rest_of_it.partition(END)
    return f"{head}{BEGIN}\n\n{reference()}\n{END}{tail}"


def reference() -> str:
    """Every message, close code and REST body in Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "### From the browser to the server\n"
    for message in _members(AnyClientMessage):
        yield from _message(message)
    yield "### From the server to the browser\n"
    for message in _members(AnyServerMessage):
        yield from _message(message)
    yield "### Close codes\n"
    yield f"{_first_paragraph(CloseCode)}\n"
    yield "| code | name |\n|---|---|"
    for code in CloseCode:
        yield f"| {code.value} | {code.name.lower().replace('_', ' ')} |"
    yield "\n### Values\n\n| type | values |\n|---|---|"
    for values in _VALUES:
        yield f"| {values.__name__} | {', '.join(f'`{value}`' for value in values)} |"
    yield "\n### REST bodies\n"
    for body in _BODIES:
        yield f"#### {body.__name__}\n\n{_first_paragraph(body)}\n"
        yield from _fields(TypeAdapter(body).json_schema(mode=_mode(body)))


def _members(union: Any) -> tuple[type[BaseModel], ...]:
    return typing.get_args(typing.get_args(union)[0])


def _message(message: type[BaseModel]) -> Iterator[str]:
    name = typing.get_args(message.model_fields["type"].annotation)[0]
    payload: Any = message.model_fields["payload"].annotation
    yield f"#### {name}\n\n{_first_paragraph(message)} {_first_paragraph(payload)}\n"
    yield from _fields(TypeAdapter[Any](payload).json_schema())


def _fields(schema: dict[str, Any]) -> Iterator[str]:
    properties: dict[str, Any] = schema.get("properties", {})
    if not properties:
        return
    required = set(schema.get("required", ()))
    yield "| field | type | |\n|---|---|---|"
    for name, field in properties.items():
        note = "" if name in required else f"default `{_literal(field.get('default'))}`"
        yield f"| `{name}` | {_type(field)} | {note} |"
    yield ""


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if "enum" in field:
        return " or ".join(f"`{value}`" for value in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field.get("type") == "array":
        return f"list of {_type(field.get('items', {}))}"
    return str(field.get("type", "any JSON"))


def _literal(value: object) -> str:
    return json.dumps(value)


def _first_paragraph(documented: Any) -> str:
    text = inspect.getdoc(documented) or ""
    return " ".join(text.split("\n\n")[0].split())


def _mode(body: type[BaseModel]) -> typing.Literal["validation", "serialization"]:
    return "validation" if body is rest.SessionRequest else "serialization"
