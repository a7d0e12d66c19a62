"""Labelled functions up to quadratic growth, and all of them together."""

from tests.sandbox.complexity_corpus import FAST
from tests.sandbox.complexity_corpus_steep import CUBIC, EXPONENTIAL, QUADRATIC_WITH_LOGARITHM
from tests.sandbox.labelled import (
    Labelled,
    ascending,
    distinct,
    intervals,
    letters,
    matrix,
    number,
    numbers,
    one_letter,
    pair,
    star,
)

LINEARITHMIC = [
    Labelled("sort", "n log n", numbers, "def solution(a):\n    a.sort()\n    return a[0]"),
    Labelled(
        "sort_by_key",
        "n log n",
        numbers,
        "def solution(a):\n    return sorted(a, key=lambda x: (x % 3, -x))[-1]",
    ),
    Labelled(
        "merge_intervals",
        "n log n",
        intervals,
        """
def solution(spans):
    out = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]: out[-1][1] = max(end, out[-1][1])
        else: out.append([start, end])
    return len(out)
""",
    ),
    Labelled(
        "merge_sort",
        "n log n",
        numbers,
        """
def solution(a):
    if len(a) <= 1: return a
    half = len(a) // 2
    left, right, out = solution(a[:half]), solution(a[half:]), []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] < right[j]: out.append(left[i]); i += 1
        else: out.append(right[j]); j += 1
    return out + left[i:] + right[j:]
""",
    ),
    Labelled(
        "heap_of_all",
        "n log n",
        numbers,
        """
import heapq
def solution(a):
    heap, out = [], []
    for x in a: heapq.heappush(heap, (-x, x))
    while heap: out.append(heapq.heappop(heap)[1])
    return out[0]
""",
    ),
    Labelled(
        "piles",
        "n log n",
        ascending,
        """
from bisect import bisect_left
def solution(a):
    tails = []
    for x in a:
        at = bisect_left(tails, x)
        tails[at:at + 1] = [x]
    return len(tails)
""",
    ),
    Labelled(
        "doubling_inside",
        "n log n",
        number,
        """
def solution(n):
    steps = 0
    for _ in range(n):
        reach = 1
        while reach < n:
            reach *= 2
            steps += 1
    return steps
""",
    ),
    Labelled(
        "cheapest_path",
        "n log n",
        star,
        """
import heapq
def solution(n, edges):
    near = {node: [] for node in range(n)}
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    done, heap = set(), [(0, 0)]
    while heap:
        cost, node = heapq.heappop(heap)
        if node in done: continue
        done.add(node)
        for other in near[node]:
            if other not in done: heapq.heappush(heap, (cost + 1, other))
    return len(done)
""",
    ),
    Labelled(
        "most_common",
        "n log n",
        distinct,
        "from collections import Counter\ndef solution(a):\n    return Counter(a).most_common()[0]",
    ),
]

QUADRATIC = [
    Labelled(
        "all_pairs",
        "n^2",
        distinct,
        """
def solution(a):
    return sum(1 for i in range(len(a)) for j in range(i) if a[i] + a[j] < 0)
""",
    ),
    Labelled(
        "seen_in_a_list",
        "n^2",
        distinct,
        """
def solution(a):
    seen = []
    for x in a:
        if x not in seen: seen.append(x)
    return len(seen)
""",
    ),
    Labelled(
        "pop_front",
        "n^2",
        numbers,
        "def solution(a):\n    t = 0\n    while a: t ^= a.pop(0)\n    return t",
    ),
    Labelled(
        "insert_front",
        "n^2",
        numbers,
        "def solution(a):\n    out = []\n    for x in a: out.insert(0, x)\n    return out",
    ),
    Labelled(
        "delete_front",
        "n^2",
        numbers,
        "def solution(a):\n    while len(a) > 1: del a[0]\n    return a",
    ),
    Labelled(
        "cut_front",
        "n^2",
        numbers,
        "def solution(a):\n    return 0 if not a else a[0] + solution(a[1:])",
    ),
    Labelled(
        "text_by_pieces",
        "n^2",
        letters,
        "def solution(s):\n    out = ''\n    for c in s: out += c\n    return out",
    ),
    Labelled(
        "tuple_by_pieces",
        "n^2",
        numbers,
        "def solution(a):\n    out = ()\n    for x in a: out = out + (x,)\n    return len(out)",
    ),
    Labelled(
        "count_each",
        "n^2",
        distinct,
        "def solution(a):\n    return [x for x in a if a.count(x) > 1]",
    ),
    Labelled(
        "set_anew",
        "n^2",
        distinct,
        "def solution(a):\n    return [x for x in a if x + 1 not in set(a)]",
    ),
    Labelled(
        "sum_of_lists",
        "n^2",
        numbers,
        "def solution(a):\n    return len(sum([[x] for x in a], []))",
    ),
    Labelled(
        "largest_of_prefix",
        "n^2",
        numbers,
        "def solution(a):\n    return [max(a[: i + 1]) for i in range(len(a))][-1]",
    ),
    Labelled(
        "intersection_by_list",
        "n^2",
        pair,
        "def solution(a, b):\n    return [x for x in a if x in b]",
    ),
    Labelled(
        "rotation",
        "n^2",
        numbers,
        """
from collections import deque
def solution(a):
    ring = deque(a)
    for _ in a: ring.rotate(len(a) // 2)
    return ring[0]
""",
    ),
    Labelled(
        "around_each_centre",
        "n^2",
        one_letter,
        """
def solution(s):
    best = 0
    for centre in range(len(s)):
        width = 0
        while centre - width >= 0 and centre + width < len(s):
            if s[centre - width] != s[centre + width]: break
            width += 1
        best = max(best, width)
    return best
""",
    ),
    Labelled(
        "edit_table",
        "n^2",
        lambda n: ["a" * n, "b" * n],
        """
def solution(a, b):
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(row[-1] + 1, above[j] + 1, above[j - 1] + (x != y)))
        above = row
    return above[-1]
""",
    ),
    Labelled(
        "cells",
        "n^2",
        matrix,
        "def solution(m):\n    return sum(sum(row) for row in m) + len([x for r in m for x in r])",
    ),
]

CORPUS = [
    *FAST,
    *LINEARITHMIC,
    *QUADRATIC,
    *QUADRATIC_WITH_LOGARITHM,
    *CUBIC,
    *EXPONENTIAL,
]
