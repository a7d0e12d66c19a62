"""Documents held against the JSON Schemas that describe the bank's files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Protocol, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from question_bank.errors import BankError, BankErrors, refuse
from question_bank.strict_yaml import Document, read_yaml

_HERE = Path(__file__).parent


def read_conforming(path: Path, schema: str) -> Document:
    """Read strict YAML that fits `<schema>.schema.json`.

    Raises:
        BankErrors: it cannot be read, or breaks the schema in these places.
    """
    try:
        document = read_yaml(path)
    except BankError as fault:
        raise BankErrors([fault]) from None
    refuse_nonconforming(document, schema)
    return document


def refuse_nonconforming(document: Document, schema: str) -> None:
    """Hold a document against `<schema>.schema.json`.

    Raises:
        BankErrors: it breaks the schema in these places.
    """
    refuse(
        [
            document.error(
                list(fault.absolute_path),
                _short(fault.message),
                _short(f"{fault.validator} {json.dumps(fault.validator_value)}"),
            )
            for fault in _validator(schema).iter_errors(document.value)
        ]
    )


def fields(document: Document) -> dict[str, Any]:
    """The top-level keys of a document that its schema has found to be a mapping."""
    return cast("dict[str, Any]", document.value)


class _Validator(Protocol):
    def iter_errors(self, instance: object) -> Iterator[ValidationError]: ...


@cache
def _validator(schema: str) -> _Validator:
    text = (_HERE / f"{schema}.schema.json").read_text(encoding="utf-8")
    return cast("_Validator", Draft202012Validator(json.loads(text)))


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:197]}..."
