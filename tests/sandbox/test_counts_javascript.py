"""Counted steps of JavaScript programs grow as the programs' cost does, and are always the same."""

from dataclasses import replace

import pytest

from question_bank.growth import growth
from sandbox.client import Sandbox
from sandbox.contract import Json, Language, Outcome, Signature
from tests.sandbox.attacks import PATIENT
from tests.sandbox.runner_process import collect, request

pytestmark = pytest.mark.anyio

_SIZES = (32, 64, 128, 256, 512, 1024)
_PROGRAMS = [
    (
        "two_sum",
        "n",
        """const solution = (a, t) => {
      const seen = new Map();
      for (let i = 0; i < a.length; i++) {
        if (seen.has(t - a[i])) return [seen.get(t - a[i]), i];
        seen.set(a[i], i);
      }
      return [];
    };""",
    ),
    ("nothing", "1", "const solution = (a) => a;"),
    (
        "binary_search",
        "log n",
        """const solution = (a) => {
      let low = 0, high = a.length;
      while (low < high) {
        const mid = (low + high) >> 1;
        if (mid < 99999) low = mid + 1;
        else high = mid;
      }
      return low;
    };""",
    ),
    (
        "loops",
        "n^2",
        "const solution = (a) => { let c = 0; for (const x of a) for (const y of a) c += "
        "x < y; return c; };",
    ),
    (
        "empty_loop",
        "n",
        "const solution = (a) => { let i = 0; while (i++ < a.length); return i; };",
    ),
    (
        "callbacks",
        "n^2",
        "const solution = (a) => { let c = 0; a.forEach((x) => a.forEach((y) => { c += x "
        "< y; })); return c; };",
    ),
    (
        "recursion",
        "n",
        "const solution = (a, t, i = 0) => i < a.length ? a[i] + solution(a, t, i + 1) : 0;",
    ),
    (
        "generator",
        "n",
        "function* each(a) { yield* a; }\nconst solution = (a) => { let s = 0; for "
        "(const x of each(a)) s += x; return s; };",
    ),
    ("sort", "n log n", "const solution = (a) => a.sort((x, y) => x - y)[0];"),
    ("native_sort", "n log n", "const solution = (a) => a.map(String).sort()[0];"),
    (
        "includes",
        "n^2",
        "const solution = (a) => a.filter((x, i) => !a.slice(0, 3).includes(x) && "
        "a.includes(-x - 1)).length;",
    ),
    (
        "scan_in_steps",
        "n",
        """const solution = (a) => {
      const text = a.map((x) => (x % 2 ? 'a' : 'b')).join('');
      let count = 0;
      for (let i = text.indexOf('a'); i >= 0; i = text.indexOf('a', i + 1)) count++;
      return count;
    };""",
    ),
    (
        "shift",
        "n^2",
        "const solution = (a) => { let s = 0; while (a.length) s += a.shift(); return s; };",
    ),
    (
        "stack",
        "n",
        "const solution = (a) => { const s = [...a]; let t = 0; while (s.length) t += "
        "s.pop(); return t; };",
    ),
    (
        "slices",
        "n^2",
        "const solution = (a) => { let s = 0; for (; a.length; a = a.slice(1)) s += "
        "a[0]; return s; };",
    ),
    (
        "rest",
        "n^2",
        "const sum = ([x, ...rest]) => (rest.length ? x + sum(rest) : x);\nconst "
        "solution = (a) => sum(a);",
    ),
    ("spread", "n^2", "const solution = (a) => a.reduce((all, x) => [...all, x], []).length;"),
    (
        "object_spread",
        "n^2",
        "const solution = (a) => Object.keys(a.reduce((all, x) => ({ ...all, [x]: 1 }), "
        "{})).length;",
    ),
    ("concat", "n^2", "const solution = (a) => a.reduce((all, x) => all.concat(x), []).length;"),
    (
        "text",
        "n",
        "const solution = (a) => { let s = ''; for (const x of a) s += x % 10; return s.length; };",
    ),
    (
        "joined_text",
        "n",
        "const solution = (a) => a.map((x) => x % 10).join(' ').split(' ').length;",
    ),
    (
        "regex",
        "n",
        "const solution = (a) => a.map((x) => x % 10).join(' ').replace(/\\d/g, (d) => d "
        "+ d).length;",
    ),
    ("largest_each_time", "n^2", "const solution = (a) => a.map(() => Math.max(...a)).length;"),
    ("set", "n", "const solution = (a) => [...new Set(a)].length;"),
]


def _input(size: int) -> list[Json]:
    return [index * 7919 % size for index in range(size)]


async def _counts(sandbox: Sandbox, source: str) -> list[int]:
    calls = [(_input(size), -5) for size in _SIZES]
    run = request(Language.JAVASCRIPT, source, *calls, limits=PATIENT)
    results = await collect(sandbox, replace(run, count_operations=True))
    assert [result.outcome for result in results] == [Outcome.OK] * len(_SIZES), results
    return [result.operations or 0 for result in results]


@pytest.mark.parametrize(
    ("shape", "source"), [program[1:] for program in _PROGRAMS], ids=[p[0] for p in _PROGRAMS]
)
async def test_counts_grow_as_the_cost_and_repeat(
    sandbox: Sandbox, shape: str, source: str
) -> None:
    counts = await _counts(sandbox, source)
    assert growth([*zip(_SIZES, counts, strict=True)]) == shape, counts
    assert await _counts(sandbox, source) == counts


async def test_making_the_arguments_and_the_value_costs_nothing(sandbox: Sandbox) -> None:
    nodes = ("list_node", "int")
    run = request(Language.JAVASCRIPT, "const solution = (x) => x;", (list(range(5000)),))
    signature = Signature((nodes,), nodes)
    (result,) = await collect(sandbox, replace(run, signature=signature, count_operations=True))
    assert result.value == list(range(5000))
    assert result.operations is not None
    assert result.operations < 5


async def test_the_steps_of_an_object_are_counted_together(sandbox: Sandbox) -> None:
    source = """class Thing {
      items = [];
      add(x) { this.items.push(x); }
      has(x) { return this.items.includes(x); }
    }"""
    signature = Signature((), "void")
    methods = {"add": Signature(("int",), "void"), "has": Signature(("int",), "bool")}
    counts: list[int] = []
    for size in (100, 200):
        steps: list[Json] = [["Thing", []]]
        for item in range(size):
            steps += [["add", [item]], ["has", [-1]]]
        run = request(Language.JAVASCRIPT, source, tuple(steps), limits=PATIENT)
        run = replace(
            run, entry="Thing", signature=signature, methods=methods, count_operations=True
        )
        (result,) = await collect(sandbox, run)
        assert result.outcome is Outcome.OK
        counts.append(result.operations or 0)
    assert 3.5 < counts[1] / counts[0] < 4.5


async def test_counting_changes_neither_values_nor_errors(sandbox: Sandbox) -> None:
    source = """function solution(x) {
      const { a, ...rest } = { ...x, c: [1, 2, 3].includes(2) };
      if (!a) throw new Error(`no a in ${JSON.stringify(rest)}`);
      return [rest, [...'ab'], Array.from({ length: 2 }, (_, i) => i), [3, 1, 2].sort()];
    }"""
    run = request(Language.JAVASCRIPT, source, ({"a": 1, "b": 2},), ({},))
    plain = await collect(sandbox, run)
    counted = await collect(sandbox, replace(run, count_operations=True))
    assert [result.value for result in counted] == [result.value for result in plain]
    assert (counted[1].error or "").splitlines()[0] == (plain[1].error or "").splitlines()[0]
    assert plain[0].operations is None
    assert counted[0].operations is not None
