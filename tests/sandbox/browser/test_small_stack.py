"""A worker's stack is small: what programs do with deep recursion and long chains all the same."""

from typing import Any

import pytest

from sandbox.contract import Signature
from tests.sandbox.browser.driver import Driver, Result

_NODES = ("list_node", "int")


def _run(sandbox: Driver, source: str, *calls: list[Any], **types: Any) -> list[Result]:
    return sandbox.run("python", source, *calls, wall_ms=20_000, **types)


def test_recursion_through_a_cache_goes_as_deep_as_any(sandbox: Driver) -> None:
    source = """
import functools, sys
@functools.cache
def count(n): return 0 if n == 0 else 1 + count(n - 1)
@functools.lru_cache(maxsize=2)
def last(n): return n
def solution(n):
    if n > 1000: sys.setrecursionlimit(10 * n)
    return [count(n), [last(x) for x in (1, 2, 1, 3, 2)], last.cache_info()]
"""
    few, endless, many = _run(sandbox, source, [900], [-1], [20_000])
    assert few.value == [900, [1, 2, 1, 3, 2], [1, 4, 2, 2]]
    assert many.value[0] == 20_000
    assert endless.outcome == "exception"
    assert "RecursionError" in (endless.error or "")


def test_recursion_without_a_cache_has_the_limit_of_a_box(sandbox: Driver) -> None:
    source = "def solution(n):\n    return 0 if n == 0 else 1 + solution(n - 1)"
    results = _run(sandbox, source, [900], [1100], [900])
    assert [result.outcome for result in results] == ["ok", "exception", "ok"]


@pytest.mark.parametrize(
    "recursive",
    [
        "max(solution(n - 1) for _ in (1,))",
        "sorted([1], key=lambda _: solution(n - 1))[0]",
        "str(Deep(n - 1))",
        "Deep(n - 1) == 1",
    ],
)
def test_recursion_through_builtins_ends_as_an_error_and_not_the_interpreter(
    sandbox: Driver, recursive: str
) -> None:
    source = f"""
import sys
sys.setrecursionlimit(10 ** 6)
class Deep:
    def __init__(self, n): self.n = n
    def __str__(self): return str(solution(self.n))
    def __eq__(self, other): return solution(self.n)
def solution(n):
    if n == 0: return 0
    found = {recursive}
    return 0
"""
    deep, endless, after = _run(sandbox, source, [100], [300_000], [100])
    assert (deep.outcome, after.outcome) == ("ok", "ok"), deep
    assert endless.outcome == "exception", endless
    assert "RecursionError" in (endless.error or "")


def test_long_lists_are_freed_wherever_they_are_dropped(sandbox: Driver) -> None:
    source = """
def solution(head):
    copy, node = None, head
    while node:
        copy, node = ListNode(node.val, copy), node.next
    same = copy.val == head.val
    return head
"""
    count = 20_000
    values = list(range(count))
    results = _run(sandbox, source, [values], [values], signature=Signature((_NODES,), _NODES))
    assert [result.outcome for result in results] == ["ok", "ok"], results[0].error
    assert results[1].value == values


def test_a_tree_that_is_a_chain_is_freed_too(sandbox: Driver) -> None:
    source = """
def solution(n):
    root = None
    for i in range(n): root = TreeNode(i, left=root) if i % 2 else TreeNode(i, right=root)
    return n
"""
    assert [result.value for result in _run(sandbox, source, [20_000], [20_000])] == [20_000] * 2


def test_chains_of_a_programs_own_are_freed_up_to_a_length(sandbox: Driver) -> None:
    source = """
class Link:
    def __init__(self, next): self.next = next
def solution(n):
    chain, nested = None, None
    for i in range(n): chain, nested = Link(chain), [nested]
    return n
"""
    assert [result.value for result in _run(sandbox, source, [2_500])] == [2_500]
