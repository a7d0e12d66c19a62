"""Keeps ordinary programs away from the end of a browser worker's stack, which cannot be caught.

CPython measures its own stack, which is large; the browser's, which is 0.5 to 1 MB, it cannot see.
Calls between Python functions need none of it. Two things do that interview programs do often.
"""

import functools
import sys
from collections.abc import Callable
from typing import Any

_ABSENT = object()
_make_key: Callable[..., Any] = vars(functools)["_make_key"]
_limit, _set_limit = sys.getrecursionlimit, sys.setrecursionlimit


def cached(
    function: Callable[..., Any],
    maxsize: int | None,
    typed: bool,
    cache_info: Callable[..., Any],
) -> Callable[..., Any]:
    """`functools._lru_cache_wrapper`, so that recursion through it stays among Python functions.

    Its own frames do not count towards the recursion limit, as those of the original in C do not.
    """
    values: dict[Any, Any] = {}
    hits = misses = 0

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        nonlocal hits, misses
        key = _make_key(args, kwargs, typed)
        value = values.get(key, _ABSENT)
        if value is _ABSENT:
            misses += 1
            _set_limit(_limit() + 1)
            try:
                value = function(*args, **kwargs)
            finally:
                _lower_limit()
            _store(values, key, value, maxsize)
            return value
        hits += 1
        if maxsize is not None:
            values[key] = values.pop(key)
        return value

    def clear() -> None:
        nonlocal hits, misses
        values.clear()
        hits = misses = 0

    surface: Any = wrapper
    surface.cache_info = lambda: cache_info(hits, misses, maxsize, len(values))
    surface.cache_clear = clear
    return wrapper


def _lower_limit() -> None:
    try:
        _set_limit(_limit() - 1)
    except RecursionError:
        # Nobody lowers it below the depth that a program has reached.
        return


def _store(values: dict[Any, Any], key: Any, value: Any, maxsize: int | None) -> None:
    if maxsize == 0:
        return
    if maxsize is not None and key not in values and len(values) >= maxsize:
        del values[next(iter(values))]
    values[key] = value


def free_gently(kind: type, *links: str) -> None:
    """Let a chain of nodes be freed one by one instead of each inside the one before it."""
    waiting: list[Any] = []
    freeing = False

    def free(node: Any) -> None:
        nonlocal freeing
        held = node.__dict__
        for link in links:
            waiting.append(held.pop(link, None))
        if freeing:
            return
        freeing = True
        try:
            while waiting:
                waiting.pop()
        finally:
            freeing = False

    surface: Any = kind
    surface.__del__ = free
