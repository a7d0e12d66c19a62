"""Labelled functions up to linear growth; `complexity_corpus_slow` and `_steep` have the others."""

from tests.sandbox.labelled import (
    Labelled,
    absent,
    ascending,
    chain,
    distinct,
    letters,
    number,
    numbers,
    one_letter,
    pair,
    words,
)

CONSTANT = [
    Labelled("middle", "1", numbers, "def solution(a):\n    return a[len(a) // 2] if a else None"),
    Labelled("formula", "1", number, "def solution(n):\n    return n * (n + 1) * (2 * n + 1) // 6"),
    Labelled(
        "ends_of_a_text",
        "1",
        letters,
        "def solution(s):\n    return s[:2] == s[-2:] or s.startswith('ab')",
    ),
    Labelled(
        "fixed_alphabet",
        "1",
        letters,
        """
def solution(s):
    table = {chr(97 + i): i for i in range(26)}
    return table[s[0]] + table[s[-1]]
""",
    ),
    Labelled(
        "parity_class",
        "1",
        number,
        """
class Even:
    def __init__(self, n): self.n = n
    def __bool__(self): return self.n % 2 == 0
def solution(n):
    return 1 if Even(n) else 2
""",
    ),
]

LOGARITHMIC = [
    Labelled(
        "halving",
        "log n",
        number,
        "def solution(n):\n    k = 0\n    while n:\n        n //= 2\n        k += 1\n    return k",
    ),
    Labelled(
        "search_loop",
        "log n",
        absent,
        """
def solution(a, t):
    low, high = 0, len(a)
    while low < high:
        middle = low + (high - low) // 2
        if a[middle] < t: low = middle + 1
        else: high = middle
    return low
""",
    ),
    Labelled(
        "search_recursive",
        "log n",
        absent,
        """
def solution(a, t):
    def look(low, high):
        if low >= high: return low
        middle = (low + high) // 2
        return look(middle + 1, high) if a[middle] < t else look(low, middle)
    return look(0, len(a))
""",
    ),
    Labelled(
        "bisect",
        "log n",
        absent,
        "from bisect import bisect_right\ndef solution(a, t):\n    return bisect_right(a, t) - 1",
    ),
    Labelled(
        "power_by_squaring",
        "log n",
        number,
        """
def solution(n):
    def power(e):
        if e == 0: return 1
        half = power(e // 2)
        square = half * half % 10007
        return square * 3 % 10007 if e % 2 else square
    return power(n)
""",
    ),
    Labelled(
        "one_heap_step",
        "log n",
        ascending,
        "import heapq\ndef solution(a):\n    heapq.heappush(a, -1)\n    return heapq.heappop(a)",
    ),
]

LINEAR = [
    Labelled("total", "n", numbers, "def solution(a):\n    return sum(a) / len(a)"),
    Labelled("spread", "n", numbers, "def solution(a):\n    return max(a) - min(a)"),
    Labelled("reversed", "n", letters, "def solution(s):\n    return s[::-1] == s"),
    Labelled("membership", "n", absent, "def solution(a, t):\n    return t in a"),
    Labelled("tuple_of", "n", numbers, "def solution(a):\n    return len({*a, *a}) + len((*a,))"),
    Labelled(
        "lambda_over_map", "n", numbers, "def solution(a):\n    return sum(map(lambda x: x * x, a))"
    ),
    Labelled(
        "builtin_over_map", "n", numbers, "def solution(a):\n    return len(list(map(str, a)))"
    ),
    Labelled(
        "any_of_a_generator", "n", numbers, "def solution(a):\n    return any(x < 0 for x in a)"
    ),
    Labelled(
        "seen_before",
        "n",
        distinct,
        """
def solution(a):
    seen = set()
    for x in a:
        if x in seen: return x
        seen.add(x)
    return -1
""",
    ),
    Labelled(
        "complements",
        "n",
        distinct,
        """
class Solution:
    def find(self, a, t):
        at = {}
        for i, x in enumerate(a):
            if t - x in at: return [at[t - x], i]
            at[x] = i
        return []
def solution(a): return Solution().find(a, -5)
""",
    ),
    Labelled(
        "two_pointers",
        "n",
        ascending,
        """
def solution(a):
    i, j, best = 0, len(a) - 1, 0
    while i < j:
        best = max(best, (j - i) * min(a[i], a[j]))
        if a[i] < a[j]: i += 1
        else: j -= 1
    return best
""",
    ),
    Labelled(
        "window",
        "n",
        one_letter,
        """
def solution(s):
    last, start, best = {}, 0, 0
    for end, c in enumerate(s):
        if last.get(c, -1) >= start: start = last[c] + 1
        last[c] = end
        best = max(best, end - start + 1)
    return best
""",
    ),
    Labelled(
        "stack",
        "n",
        ascending,
        """
def solution(a):
    waiting, out = [], [-1] * len(a)
    for i, x in enumerate(a):
        while waiting and a[waiting[-1]] < x: out[waiting.pop()] = x
        waiting.append(i)
    return out
""",
    ),
    Labelled(
        "counts",
        "n",
        letters,
        "from collections import Counter\ndef solution(s):\n    return Counter(s)['a'] > 1",
    ),
    Labelled(
        "groups",
        "n",
        words,
        """
from collections import defaultdict
def solution(w):
    groups = defaultdict(list)
    for word in w: groups[''.join(sorted(word))].append(word)
    return len(groups)
""",
    ),
    Labelled(
        "memoised",
        "n",
        number,
        """
import functools
def solution(n):
    @functools.cache
    def ways(i): return 1 if i < 2 else (ways(i - 1) + ways(i - 2)) % 97
    return ways(n)
""",
    ),
    Labelled(
        "queue",
        "n",
        chain,
        """
from collections import deque
def solution(n, edges):
    near = [[] for _ in range(n)]
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    far, queue = [0] + [-1] * (n - 1), deque([0])
    while queue:
        node = queue.popleft()
        for other in near[node]:
            if far[other] < 0:
                far[other] = far[node] + 1
                queue.append(other)
    return max(far)
""",
    ),
    Labelled(
        "merge",
        "n",
        pair,
        """
def solution(a, b):
    out, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    out.extend(a[i:])
    out += b[j:]
    return out
""",
    ),
    Labelled(
        "running_totals",
        "n",
        numbers,
        "from itertools import accumulate\ndef solution(a):\n    return list(accumulate(a))[-1]",
    ),
    Labelled(
        "generator_function",
        "n",
        numbers,
        """
def odd(a):
    for x in a:
        if x % 2: yield x
def solution(a):
    first, *rest = odd([1, *a])
    return first + len(rest)
""",
    ),
]
FAST = [*CONSTANT, *LOGARITHMIC, *LINEAR]
