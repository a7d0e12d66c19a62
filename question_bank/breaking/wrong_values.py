"""Values that differ from a value in one place."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.values import as_list, as_map
from sandbox.contract import Json


def truncated(value: Json) -> Iterator[Json]:
    """The list or text without its last part; nothing for what has no parts."""
    items = as_list(value)
    if items:
        yield items[:-1]
    if isinstance(value, str) and value:
        yield value[:-1]


def changed(value: Json, slack: float) -> Iterator[Json]:
    """The value with its first part and with its last part changed, numbers beyond `slack`."""
    items, entries = as_list(value), as_map(value)
    if items is not None:
        for at in dict.fromkeys((0, len(items) - 1)) if items else ():
            for other in changed(items[at], slack):
                yield [*items[:at], other, *items[at + 1 :]]
        if not items:
            yield [0]
    elif entries is not None:
        for key in list(entries)[:1]:
            for other in changed(entries[key], slack):
                yield {**entries, key: other}
    else:
        yield _other(value, slack)


def _other(value: Json, slack: float) -> Json:
    match value:
        case None:
            return 0
        case bool():
            return not value
        case int():
            return value + 1
        case float():
            return value + 1 + 2 * slack * (1 + abs(value))
        case str():
            return ("b" if value[:1] == "a" else "a") + value[1:]
        case _:
            return None
