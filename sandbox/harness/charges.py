"""The cost model of counting: how many elementary steps one call of a built-in takes.

A step is what takes constant time in the usual analysis: a hash look-up, an append, a comparison of
two numbers. Costs are worst cases and depend on sizes alone, so that counts do not depend on the
hash seed, and a callable that is not listed costs as much as all that it is given.
"""

import builtins
import math
import types
from collections import deque
from collections.abc import Callable
from typing import Any

# Functions of this module see builtins of their own.
globals()["__builtins__"] = dict(vars(builtins))

Charge = Callable[[Any, tuple[Any, ...]], int]
"""The cost of a call, from the object that a method is bound to (or `None`) and the arguments."""

_EMPTY: dict[str, str] = {}
_SIZED: tuple[type[Any], ...] = (
    list,
    tuple,
    dict,
    set,
    frozenset,
    str,
    bytes,
    bytearray,
    range,
    deque,
    type(_EMPTY.keys()),
    type(_EMPTY.values()),
    type(_EMPTY.items()),
)
_LISTS: tuple[type[Any], ...] = (list, tuple)
_SEQUENCES: tuple[type[Any], ...] = (list, tuple, str, bytes, bytearray)
_SCANNED: tuple[type[Any], ...] = (*_SEQUENCES, deque)
_UNCHANGING: tuple[type[Any], ...] = (str, tuple, bytes)
_HASHED: tuple[type[Any], ...] = (set, frozenset, dict)
_SHIFTED: tuple[type[Any], ...] = (list, bytearray)
_MAPS: tuple[type[Any], ...] = (dict,)
_LEAVES: tuple[type[Any], ...] = (str, bytes, bytearray, range)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# By qualified name: one step, whatever is given.
_ONE_STEP = _names(
    """
    abs bool breakpoint callable chr classmethod delattr dir divmod enumerate eval exec filter float
    getattr globals hasattr hash id input int isinstance issubclass iter len locals map next object
    ord pow print property range reversed round setattr slice staticmethod super type vars zip
    list.append list.__getitem__ list.__setitem__ list.__len__
    dict.get dict.items dict.keys dict.pop dict.popitem dict.setdefault dict.values
    dict.__contains__ dict.__getitem__ dict.__setitem__ dict.__delitem__ dict.__len__
    OrderedDict.move_to_end OrderedDict.pop OrderedDict.popitem OrderedDict.setdefault
    OrderedDict.items OrderedDict.keys OrderedDict.values
    set.add set.discard set.pop set.remove set.__contains__
    deque.append deque.appendleft deque.pop deque.popleft
    Random.choice Random.randint Random.randrange Random.random
    itemgetter attrgetter cache cmp_to_key lru_cache partial wraps namedtuple
    accumulate batched chain chain.from_iterable compress count cycle dropwhile filterfalse groupby
    islice pairwise repeat starmap takewhile tee zip_longest
    """
)


def size(value: Any) -> int:
    """How many parts a built-in container has; 0 for everything else."""
    return len(value) if isinstance(value, _SIZED) else 0


def sorting(count: int) -> int:
    """Steps of sorting so many items."""
    return int(count * math.log2(count + 1))


def everything(bound: Any, arguments: tuple[Any, ...]) -> int:
    """The size of all that takes part: the answer for what nobody has thought of."""
    return 1 + size(bound) + sum(map(size, arguments))


def scanning(value: Any) -> int:
    """Steps of `x in value`."""
    return 1 + len(value) if isinstance(value, _SCANNED) else 1


def comparing(left: Any, right: Any) -> int:
    """Steps of `left == right` beyond the first."""
    return min(size(left), size(right))


def combining(left: Any, right: Any, result: Any) -> int:
    """Steps of a binary operator beyond the first, when it made a container."""
    if isinstance(result, _SEQUENCES):
        return len(result)
    if isinstance(result, _HASHED):
        return size(left) + size(right)
    return 0


def extending(left: Any, right: Any) -> int:
    """Steps of `left += right` beyond the first: what cannot change is made anew."""
    if isinstance(left, _UNCHANGING):
        return len(left) + size(right)
    return size(right)


def shifting(value: Any, index: Any) -> int:
    """Steps of taking out or putting in at a place: all items after it move."""
    if not isinstance(value, _SHIFTED):
        return 1
    length = size(value)
    if isinstance(index, slice):
        return 1 + length - index.indices(length)[0]
    if not isinstance(index, int):
        return 1
    return 1 + max(0, length - index if index >= 0 else -index)


def of(function: Any) -> Charge | None:
    """How calls of a callable that is not the candidate's are charged; `None` is one step."""
    if not isinstance(function, _KINDS):
        return None
    name = _name(function)
    if name in _ONE_STEP or (isinstance(function, type) and issubclass(function, BaseException)):
        return None
    return _CHARGES.get(name, everything)


def _name(function: Any) -> str:
    """The qualified name; a built-in method that a type inherits has the name of its origin."""
    name: str = function.__qualname__
    if name in _ONE_STEP or name in _CHARGES or not isinstance(function, _INHERITED):
        return name
    simple: str = function.__name__
    kinds = type(function.__self__).__mro__
    origin = next((kind for kind in kinds if simple in kind.__dict__), None)
    return name if origin is None else f"{origin.__qualname__}.{simple}"


_INHERITED = (types.BuiltinFunctionType, types.MethodWrapperType)
_KINDS = (
    type,
    types.BuiltinFunctionType,
    types.FunctionType,
    types.MethodType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.MethodWrapperType,
)


def _of_arguments(_: Any, arguments: tuple[Any, ...]) -> int:
    return 1 + sum(map(size, arguments))


def _of_best(_: Any, arguments: tuple[Any, ...]) -> int:
    """`max(items)` looks at all items, `max(a, b)` at two."""
    return 1 + (size(arguments[0]) if len(arguments) == 1 else len(arguments))


def _of_text(_: Any, arguments: tuple[Any, ...]) -> int:
    """Numbers are short: their digits do not count, or a loop of `str(i)` would seem to grow."""
    return 1 + _whole_size(arguments)


def _of_sorted(_: Any, arguments: tuple[Any, ...]) -> int:
    return 1 + sum(sorting(size(argument)) for argument in arguments)


def _of_sort(bound: Any, arguments: tuple[Any, ...]) -> int:
    return 1 + sorting(size(bound) + sum(map(size, arguments)))


def _of_sum(_: Any, arguments: tuple[Any, ...]) -> int:
    """Lists that are summed up are copied again and again."""
    items = arguments[0] if arguments else ()
    steps = 1 + size(items)
    if len(arguments) == 2 and isinstance(arguments[1], _LISTS) and size(items):
        grown = size(arguments[1])
        for part in items:
            grown += size(part)
            steps += grown
    return steps


def _of_join(bound: Any, arguments: tuple[Any, ...]) -> int:
    parts = arguments[0] if arguments else ()
    if not isinstance(parts, _LISTS):
        return everything(bound, arguments)
    return 1 + len(parts) * (1 + size(bound)) + sum(map(size, parts))


def _of_heap(_: Any, arguments: tuple[Any, ...]) -> int:
    return 1 + (size(arguments[0]).bit_length() if arguments else 0)


def _of_largest(_: Any, arguments: tuple[Any, ...]) -> int:
    count, items = (*arguments, 0, 0)[:2]
    return 1 + size(items) * (int(count).bit_length() if isinstance(count, int) else 1)


def _of_pop(bound: Any, arguments: tuple[Any, ...]) -> int:
    return shifting(bound, arguments[0]) if arguments else 1


def _of_insert(bound: Any, arguments: tuple[Any, ...]) -> int:
    return shifting(bound, arguments[0] if arguments else 0)


def _of_rotate(bound: Any, arguments: tuple[Any, ...]) -> int:
    count = arguments[0] if arguments else 1
    return 1 + (min(abs(count), size(bound)) if isinstance(count, int) else 0)


def _of_common(bound: Any, _: tuple[Any, ...]) -> int:
    return 1 + sorting(size(bound))


def _of_intersection(bound: Any, arguments: tuple[Any, ...]) -> int:
    return 1 + min([size(part) for part in (bound, *arguments)])


def _of_whole(_: Any, arguments: tuple[Any, ...]) -> int:
    return 1 + _whole_size(arguments)


def _whole_size(value: Any) -> int:
    """How many parts there are in all containers of a value, each container counted once."""
    pending: list[Any] = [value]
    total, seen = 0, set[int]()
    while pending:
        part = pending.pop()
        if not isinstance(part, _SIZED):
            continue
        total += len(part)
        if isinstance(part, _LEAVES) or id(part) in seen:
            continue
        seen.add(id(part))
        pending.extend(part.values() if isinstance(part, _MAPS) else part)
    return total


_CHARGES: dict[str, Charge] = {
    "list.pop": _of_pop,
    "list.insert": _of_insert,
    "list.sort": _of_sort,
    "sorted": _of_sorted,
    "max": _of_best,
    "min": _of_best,
    "sum": _of_sum,
    "str": _of_text,
    "repr": _of_text,
    "format": _of_text,
    "str.format": _of_text,
    "str.join": _of_join,
    "deque.rotate": _of_rotate,
    "set.intersection": _of_intersection,
    "Counter.most_common": _of_common,
    "nlargest": _of_largest,
    "nsmallest": _of_largest,
    "deepcopy": _of_whole,
    **dict.fromkeys(("insort", "insort_left", "insort_right"), _of_arguments),
    **dict.fromkeys(("heappush", "heappop", "heapreplace", "heappushpop"), _of_heap),
    **dict.fromkeys(("bisect", "bisect_left", "bisect_right"), _of_heap),
    **dict.fromkeys(
        (
            *("list.extend", "deque.extend", "deque.extendleft", "str.startswith", "str.endswith"),
            *("set.update", "dict.update", "Counter.update", "Counter.subtract", "dict.fromkeys"),
        ),
        _of_arguments,
    ),
}
