"""Inputs that break one promise: too long, too short, out of range, or changed at random."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from random import Random
from string import ascii_lowercase

from question_bank.breaking.positions import Keys, positions, value_at, with_value
from question_bank.constraints import length
from question_bank.schema import Constraint, Signature
from question_bank.values import as_list, as_map
from sandbox.contract import Json

_PLACES = 2
_Args = Sequence[Json]


def aimed(signature: Signature, constraint: Constraint, args: _Args) -> Iterator[list[Json]]:
    """Just outside of a constraint's bounds, at one place and at all places at once."""
    places = positions(signature, constraint.path, args)
    for each in ([place] for place in places[:_PLACES]):
        yield from _outside(constraint, args, each)
    if len(places) > 1:
        yield from _outside(constraint, args, places)


def scrambled(
    constraints: Sequence[Constraint], args: _Args, rng: Random, changes: int
) -> list[Json]:
    """The arguments with a few random changes that leave most types as they are."""
    bounds = [bound for each in constraints for bound in each.range or each.length or ()]
    numbers = [0, 1, -1, *(int(bound) + off for bound in bounds for off in (-1, 0, 1))]
    changed: Json = list(args)
    for _ in range(changes):
        places = list(_everywhere(changed))
        keys = rng.choice(places)
        changed = with_value(changed, keys, _nudged(value_at(changed, keys), rng, numbers))
    return as_list(changed) or []


def _outside(constraint: Constraint, args: _Args, places: Sequence[Keys]) -> Iterator[list[Json]]:
    first = value_at(list(args), places[0])
    if constraint.range is not None and isinstance(first, int | float):
        for bound in (constraint.range[0] - 1, constraint.range[1] + 1):
            exact = int(bound) if isinstance(first, int) else float(bound)
            yield _everywhere_set(args, places, [exact] * len(places))
    if constraint.length is None:
        return
    low, high = constraint.length
    values = [value_at(list(args), place) for place in places]
    if low:
        yield _everywhere_set(args, places, [_cut(value, low - 1) for value in values])
    for ways in zip(*(_grown(value, high + 1) for value in values), strict=False):
        yield _everywhere_set(args, places, ways)


def _everywhere_set(args: _Args, places: Sequence[Keys], values: Sequence[Json]) -> list[Json]:
    changed: Json = list(args)
    for place, value in zip(places, values, strict=True):
        changed = with_value(changed, place, value)
    return as_list(changed) or []


def _cut(value: Json, size: int) -> Json:
    items, entries = as_list(value), as_map(value)
    if items is not None:
        return items[:size]
    if entries is not None and "items" in entries:
        return _cut(entries["items"], size)
    if entries is not None:
        return dict(islice(entries.items(), size))
    return value[:size] if isinstance(value, str) else value


def _grown(value: Json, size: int) -> Iterator[Json]:
    """Longer ones: the last part again and again, all parts over and over, or counted on."""
    items, entries = as_list(value), as_map(value)
    missing = size - length(value)
    if isinstance(value, str):
        yield value + (value[-1:] or "a") * missing
        yield "".join(islice(cycle(value or "ab"), size))
    elif entries is not None and "items" not in entries:
        part = next(iter(entries.values()), 0)
        yield {**entries, **{f"{_word(at)}": part for at in range(size)}}
    elif items:
        yield [*items, *[items[-1]] * missing]
        yield list(islice(cycle(items), size))
        yield [*items, *(_counted(items[-1], at + 1) for at in range(missing))]
        yield [_counted(items[0], at) for at in range(size)]
        chain = [None if at % 2 else _counted(items[0], at // 2) for at in range(2 * size - 1)]
        yield chain


def _counted(part: Json, count: int) -> Json:
    """The part with `count` added to its numbers, or a word of that number, as long if it can."""
    items = as_list(part)
    if items is not None:
        return [_counted(each, count) for each in items]
    if isinstance(part, str):
        return _spelt(count, len(part)) if count < 26 ** min(len(part), 8) else _word(count)
    return part + count if isinstance(part, int) and not isinstance(part, bool) else part


def _word(number: int) -> str:
    word = ascii_lowercase[number % 26]
    return _word(number // 26 - 1) + word if number >= 26 else word


def _spelt(number: int, width: int) -> str:
    """The number in letters as digits, `a` for zero."""
    return "".join(ascii_lowercase[number // 26**place % 26] for place in reversed(range(width)))


def _everywhere(value: Json) -> Iterator[Keys]:
    """The keys of every value inside, itself included."""
    yield ()
    items, entries = as_list(value), as_map(value)
    parts = enumerate(items) if items is not None else (entries or {}).items()
    for key, part in parts:
        yield from ((key, *keys) for keys in _everywhere(part))


def _nudged(value: Json, rng: Random, numbers: Sequence[int]) -> Json:
    items = as_list(value)
    match value:
        case bool():
            return not value
        case int() | float():
            return rng.choice([value - 1, value + 1, 2 * value, -value, rng.choice(numbers)])
        case str():
            at = rng.randint(0, len(value))
            odd = rng.choice("aAzZ0 -_.,()[]{}é*+/#")
            return rng.choice(
                [value[:at] + odd + value[at:], value[:at] + odd + value[at + 1 :],
                 value[:at] + value[at + 1 :], value[::-1], value[at:] + value[:at]]
            )  # fmt: skip
        case _:
            return value if not items else _reshaped(items, rng)


def _reshaped(items: list[Json], rng: Random) -> list[Json]:
    one, other = rng.randrange(len(items)), rng.randrange(len(items))
    swapped = list(items)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    return rng.choice(
        [swapped, items[::-1], items[:one] + items[one + 1 :], [*items, items[one]],
         [*items[:one], items[other], *items[one + 1 :]], items[:one]]
    )  # fmt: skip
