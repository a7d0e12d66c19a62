"""Counted steps: they tell how a program grows, and change nothing else about it."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from question_bank.growth import EXPONENTIAL, GROWTHS, growth
from sandbox.harness.python_program import Answer, Program
from sandbox.harness.served import program
from tests.sandbox.complexity_corpus_slow import CORPUS
from tests.sandbox.labelled import Labelled

_PROJECT = Path(__file__).resolve().parents[2]
_SIZES = [*range(4, 15), *(2**i for i in range(4, 13)), *(3 * 2**i for i in range(3, 11))]
_STEPS_ENOUGH = 100_000


def call(source: str, *arguments: Any, counted: bool = True, **job: Any) -> Answer:
    asked = program(source) | {"count_operations": counted} | job
    return Program(asked).call(json.dumps(arguments))


def steps(source: str, *arguments: Any) -> int:
    answer = call(source, *arguments)
    assert answer.outcome == "ok", answer.text
    assert answer.operations is not None
    return answer.operations


def measured(function: Labelled) -> list[tuple[int, int]]:
    """Counts over growing sizes, until they are large or the recursion too deep."""
    running = Program(program(function.source) | {"count_operations": True})
    points: list[tuple[int, int]] = []
    for n in sorted(_SIZES):
        answer = running.call(json.dumps(function.arguments(n)))
        if answer.operations is None:
            assert "RecursionError" in answer.text, answer.text
            break
        points.append((n, answer.operations + 1))
        if answer.operations > _STEPS_ENOUGH:
            break
    return points


def test_the_corpus_has_about_sixty_functions_of_eight_growths() -> None:
    assert len({function.name for function in CORPUS}) == len(CORPUS) >= 60
    assert {function.growth for function in CORPUS} == {*GROWTHS, EXPONENTIAL}
    assert min(Counter(function.growth for function in CORPUS).values()) >= 4


def test_counts_tell_the_growth_of_nine_in_ten_functions() -> None:
    told = {function.name: growth(measured(function)) for function in CORPUS}
    wrong = {f.name: told[f.name] for f in CORPUS if told[f.name] != f.growth}
    assert len(wrong) <= 0.1 * len(CORPUS), wrong


@pytest.mark.parametrize("function", CORPUS, ids=lambda f: f.name)
def test_counting_changes_no_value(function: Labelled) -> None:
    arguments = function.arguments(9)
    plain = call(function.source, *arguments, counted=False)
    assert plain.outcome == "ok"
    assert call(function.source, *arguments).text == plain.text


def test_counts_do_not_depend_on_the_hash_seed() -> None:
    script = (
        "import json; from tests.sandbox.test_counting import CORPUS, steps; "
        "print(json.dumps([steps(f.source, *f.arguments(12)) for f in CORPUS]))"
    )
    counted = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=_PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(counted) == 1


def test_a_run_counts_each_call_by_itself() -> None:
    source = "def solution(n):\n    return sum(range(n))"
    running = Program(program(source) | {"count_operations": True})
    counts = [running.call(f"[{n}]").operations for n in (100, 5, 100)]
    assert counts[0] == counts[2]
    assert counts[0] != counts[1]


def test_making_arguments_is_not_counted() -> None:
    signature = {"params": [["list_node", "int"]], "returns": "int", "in_place": None}
    source = "def solution(head):\n    return head.val"
    counts = {call(source, [1] * n, signature=signature).operations for n in (1, 1000)}
    assert counts == {1}


def test_the_methods_of_an_object_count_together() -> None:
    source = """
class Pile:
    def __init__(self): self.__items = []
    def __grow(self, n): self.__items += [0] * n
    def push(self, n):
        self.__grow(n)
        return len(self.__items)
"""
    job: dict[str, Any] = {"entry": "Pile", "methods": {}}
    few = call(source, ["Pile", []], ["push", [10]], **job)
    many = call(source, ["Pile", []], ["push", [10]], ["push", [500]], **job)
    assert (few.text, many.text) == ("[null,10]", "[null,10,510]")
    assert few.operations is not None
    assert many.operations is not None
    assert many.operations > few.operations + 500


def test_recursion_goes_as_deep_as_without_counting() -> None:
    source = "def solution(n):\n    return 0 if n == 0 else 1 + solution(n - 1)"
    for counted in (True, False):
        assert call(source, 900, counted=counted).text == "900"


@pytest.mark.parametrize(
    "body",
    [
        "return [1 // x for x in a]",
        "b = a[1:]\n    b[0:1] = [0]\n    return 1 // b[0]",
        "for x in a:\n        c = x + len(sorted(a, key=lambda y: 1 // y))\n    return c",
        "def __inner(*, k): return k // 0\n    return __inner(k=3)",
        "del a[7]",
        "a += 5\n    return a",
        "return a == a and a.index(9)",
    ],
)
def test_tracebacks_show_the_lines_of_the_source(body: str) -> None:
    source = f'def solution(a):\n    """What it does."""\n    {body}\n'
    plain = call(source, [0, 1], counted=False)
    counted = call(source, [0, 1])
    assert plain.outcome == counted.outcome == "exception"
    assert _without_carets(counted.text) == _without_carets(plain.text)


def _without_carets(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip(" ~^")]


def test_what_does_not_compile_is_told_as_without_counting() -> None:
    for source in ("def solution(:", "return 1", "x = 1\ndef f():\n    nonlocal x\n", "x\0"):
        plain, counted = call(source, counted=False), call(source)
        assert plain.outcome == "compile_error"
        assert counted == plain


def test_the_usual_forms_of_a_program_survive() -> None:
    source = '''
from __future__ import annotations
import dataclasses, functools

slice = print = None

@dataclasses.dataclass(order=True)
class Point:
    """A place."""
    x: int = 0
    tags: dict[str, list[int]] = dataclasses.field(default_factory=dict)

class Child(Point):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.x += 1

@functools.lru_cache(maxsize=None)
def squared(n: list[int] | int) -> int:
    "Documented."
    return n ** 2

def walk(n):
    yield from ([n] if n == 0 else (*walk(n - 1), n))

def solution(text):
    first, *rest = text
    match rest:
        case [_, *more] if (size := len(more)) > 1: found = size
        case _: found = 0
    (a, b, _), c = [rest, {**dict(k=1)}]
    rest[0:0] = first * 2
    del rest[0], rest[-1:]
    local = 3
    names = sorted(locals())
    total = {x: y for x in walk(3) for y in walk(x) if y % 2 if x}
    return [
        Child(3).x, Point.__doc__, squared.__doc__, squared(5), found, a, b, c, rest, total,
        "local" in names, 1 < len(rest) < 99, not (first in rest), Point.__annotations__["tags"],
        [*map(str, range(3))], "%s-%s" % (1, 2), sorted({1, 2} & {2}), f"{len(text):>3}",
        max(rest, default=0),
    ]
'''
    plain = call(source, "abcd", counted=False)
    assert plain.outcome == "ok", plain.text
    assert call(source, "abcd").text == plain.text


@pytest.mark.parametrize(
    ("dear", "cheap"),
    [
        ("return 7 in list(range(n)), a.pop(0)", "return 7 in range(n), a.pop()"),
        ("return a == a[:]", "return a is a"),
        ("return ''.join(map(str, a))", "return ''.join(map(str, a[:3]))"),
        ("return sorted(x for x in a)", "return next(x for x in a)"),
        ("return set(a) | {1}", "return {a[0]} | {1}"),
        ("import copy; return copy.deepcopy([a])", "import copy; return copy.copy([a])"),
        ("import heapq; return heapq.nlargest(3, a)", "import heapq; return heapq.heappop(a)"),
        (
            "from collections import deque; return deque(a)",
            "from collections import deque; deque()",
        ),
        ("a.insert(0, 1)", "a.insert(n, 1)"),
        ("b = [0] * n; b += iter(a)", "b = [0] * 3; b += iter(a[:3])"),
        ("c, *d = iter(a)", "c = iter(a)"),
    ],
)
def test_work_inside_builtins_is_counted(dear: str, cheap: str) -> None:
    template = (
        "ready = {{n: list(range(n)) for n in (1000, 2000)}}\n"
        "def work(a, n):\n    {}\n"
        "def solution(n):\n    work(ready[n], n)\n"
    )
    sources = [template.format(body) for body in (dear, cheap)]
    grown = [steps(source, 2000) - steps(source, 1000) for source in sources]
    assert grown[0] >= 1000
    assert grown[1] < 20


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("collections.defaultdict(int)", "a[5] = 7; a.pop(5), a.get(1), a.setdefault(2, 0)"),
        ("collections.Counter()", "a[5] = 7; a.pop(5), a.get(1), a.items()"),
        ("Pile()", "a.append(3); a.pop()"),
    ],
)
def test_an_inherited_method_costs_what_it_costs_its_origin(kind: str, body: str) -> None:
    source = (
        "import collections\nclass Pile(list):\n    def __setitem__(self, _, item):\n"
        "        super().append(item)\n"
        f"ready = {{n: {kind} for n in (10, 2000)}}\n"
        "for n, a in ready.items():\n    for i in range(n): a[i] = i\n"
        f"def solution(n):\n    a = ready[n]\n    {body}\n"
    )
    assert steps(source, 10) == steps(source, 2000) < 20


def test_a_program_that_forges_its_count_still_answers_with_a_number() -> None:
    source = "def solution(n):\n    _dryrun_tick.__self__._count = {}\n    return n"
    for forged in ("-5", "10 ** 30"):
        operations = call(source.format(forged), 1).operations
        assert operations is not None
        assert 0 <= operations < 2**64
