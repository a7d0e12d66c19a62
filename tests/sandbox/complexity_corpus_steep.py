"""Labelled functions beyond quadratic growth."""

from tests.sandbox.labelled import Labelled, distinct, matrix, number, numbers, one_letter

QUADRATIC_WITH_LOGARITHM = [
    Labelled(
        "sorted_rows",
        "n^2 log n",
        matrix,
        "def solution(m):\n    return [sorted(row)[0] for row in m]",
    ),
    Labelled(
        "sorted_after_each",
        "n^2 log n",
        numbers,
        "def solution(a):\n    return max(sorted([x ^ y for y in a])[0] for x in a)",
    ),
    Labelled(
        "heap_of_pairs",
        "n^2 log n",
        numbers,
        """
import heapq
def solution(a):
    heap = []
    for x in a:
        for y in a: heapq.heappush(heap, x - y)
    return heap[0]
""",
    ),
    Labelled(
        "third_by_bisection",
        "n^2 log n",
        distinct,
        """
def solution(a):
    a, found = sorted(a), 0
    for i, x in enumerate(a):
        for y in a:
            low, high = 0, len(a)
            while low < high:
                middle = (low + high) // 2
                if a[middle] < x + y - len(a): low = middle + 1
                else: high = middle
            found += low < len(a)
    return found
""",
    ),
]

CUBIC = [
    Labelled(
        "triples",
        "n^3",
        distinct,
        """
def solution(a):
    n, found = len(a), 0
    for i in range(n):
        for j in range(i):
            for k in range(j):
                if a[i] + a[j] + a[k] < 0: found += 1
    return found
""",
    ),
    Labelled(
        "product",
        "n^3",
        matrix,
        """
def solution(m):
    turned = list(zip(*m))
    return [[sum(x * y for x, y in zip(row, column)) for column in turned] for row in m]
""",
    ),
    Labelled(
        "sum_of_every_slice",
        "n^3",
        numbers,
        """
def solution(a):
    best = 0
    for i in range(len(a)):
        for j in range(i, len(a)): best = max(best, sum(a[i : j + 1]))
    return best
""",
    ),
    Labelled(
        "palindromes_by_slice",
        "n^3",
        one_letter,
        """
def solution(s):
    pieces = (s[i:j] for j in range(len(s) + 1) for i in range(j))
    return sum(piece == piece[::-1] for piece in pieces)
""",
    ),
    Labelled(
        "distances",
        "n^3",
        matrix,
        """
def solution(d):
    span = range(len(d))
    for k in span:
        for i in span:
            for j in span: d[i][j] = min(d[i][j], d[i][k] + d[k][j])
    return d[-1]
""",
    ),
]

EXPONENTIAL = [
    Labelled(
        "steps",
        "2^n",
        number,
        "def solution(n):\n    return 1 if n < 2 else solution(n - 1) + solution(n - 2)",
    ),
    Labelled(
        "take_or_leave",
        "2^n",
        distinct,
        """
def solution(a):
    def best(i, room):
        if room < 0: return -10**9
        if i == len(a): return 0
        return max(best(i + 1, room), a[i] + best(i + 1, room))
    return best(0, 1)
""",
    ),
    Labelled(
        "subsets",
        "2^n",
        distinct,
        """
def solution(a):
    found = [[]]
    for x in a: found += [part + [x] for part in found]
    return len(found)
""",
    ),
    Labelled(
        "bit_masks",
        "2^n",
        distinct,
        """
def solution(a):
    return max(sum(x for i, x in enumerate(a) if mask >> i & 1) for mask in range(1 << len(a)))
""",
    ),
]
