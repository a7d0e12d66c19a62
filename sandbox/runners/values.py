"""Strict reading of what a candidate's program returned.

The bytes come from hostile code: whatever is not a plain, finite, shallow JSON value is refused
with a text that names it.
"""

import json
from typing import cast

from sandbox.contract import Json

MAX_DEPTH = 500


class NotJson(Exception):
    """The program returned something that is not JSON; the text names it."""


class _Constant(ValueError):
    """JSON text holds NaN or an infinity."""


def _refuse(name: str) -> Json:
    raise _Constant(name)


def read_value(text: bytes) -> Json:
    """Parse one returned value.

    Integers have at most 4300 digits, numbers are finite, strings are valid Unicode, and nothing
    is nested deeper than `MAX_DEPTH`.

    Raises:
        NotJson: it is anything else.
    """
    try:
        value = cast("Json", json.loads(text.decode(), parse_constant=_refuse))
    except _Constant as constant:
        raise NotJson(str(constant)) from None
    except RecursionError:
        raise NotJson("a value that is nested too deeply") from None
    except ValueError:
        raise NotJson("a value that cannot be read") from None
    if text.count(b"[") + text.count(b"{") > MAX_DEPTH:
        _check_depth(value)
    if b"\\ud" in text.lower():
        _check_unicode(value)
    if b"e" in text or b"E" in text:
        _check_finite(value)
    return value


def _check_depth(value: Json) -> None:
    level: list[Json] = [value]
    for _ in range(MAX_DEPTH):
        parts = [part for container in level for part in _parts(container)]
        level = [part for part in parts if isinstance(part, list | dict)]
        if not level:
            return
    raise NotJson("a value that is nested too deeply")


def _parts(value: Json) -> list[Json]:
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, list):
        return value
    return []


def _check_unicode(value: Json) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise NotJson("a string with half a surrogate pair") from None


def _check_finite(value: Json) -> None:
    """A number such as 1e999 overflows to infinity while it is read."""
    try:
        json.dumps(value, allow_nan=False)
    except ValueError:
        raise NotJson("a number that is not finite") from None


_CONTROL = {code: "\N{REPLACEMENT CHARACTER}" for code in range(32) if chr(code) not in "\t\n\r"}
_CONTROL[127] = "\N{REPLACEMENT CHARACTER}"


def clean_text(text: bytes) -> str:
    """Decode what a program printed; control characters, escapes among them, are replaced."""
    return text.decode("utf-8", "replace").translate(_CONTROL)
