"""Every outcome of a JavaScript program, by a program that deserves it."""

import pytest

from tests.sandbox.browser.driver import Driver

_PROGRAMS = """
const programs = {
  nan: () => NaN,
  infinity: () => [-Infinity],
  method: () => ({ size() { return 1; } }),
  set: () => new Set([1]),
  instance: () => new (class Node {})(),
  cycle: () => { const list = []; list.push(list); return list; },
  deep: () => { let list = []; for (let i = 0; i < 10000; i++) list = [list]; return list; },
  bigint: () => 10n,
  thrown: () => { throw new TypeError("no such thing"); },
  thrownValue: () => { throw { code: 7 }; },
  rejected: () => Promise.reject(new Error("refused")),
  uncaught: () => new Promise(() => setTimeout(() => { throw new Error("later"); })),
  recursion: () => programs.recursion(),
  hugeResult: () => "x".repeat(2 ** 21),
  hugeString: () => "x".repeat(2 ** 29),
  flood: () => { for (;;) console.log("flood"); },
  swallowedFlood: () => { for (let i = 0; i < 1e6; i++) try { console.log(i); } catch {} },
};
const solution = (name) => programs[name]();
"""


@pytest.mark.parametrize(
    "source",
    [
        "function solution(a, b) { return a + b; }",
        "const solution = (a, b) => a + b;",
        "export function solution(a, b) { return a + b; }",
        "export default function solution(a, b) { return a + b; }",
        "module.exports = { solution(a, b) { return a + b; } };",
        "async function solution(a, b) { await null; return a + b; }",
        "total = 0; function solution(a, b) { total = a + b; return total; }",
    ],
)
def test_a_solution_may_be_defined_in_any_usual_way(sandbox: Driver, source: str) -> None:
    assert [r.value for r in sandbox.run("javascript", source, [1, 2], [3, 4])] == [3, 7]


def test_values_come_back_as_plain_json(sandbox: Driver) -> None:
    source = """function solution() {
      return [undefined, , 0.5, -0, "é\\ud800", { a: 1, b: undefined }, new Int32Array([1, 2])];
    }"""
    expected = [None, None, 0.5, 0, "é\ud800", {"a": 1}, [1, 2]]
    assert sandbox.value("javascript", source) == expected
    assert sandbox.value("javascript", "function solution() {}") is None


def test_each_call_gets_its_own_arguments(sandbox: Driver) -> None:
    source = "function solution(list) { list.push(9); return list.length; }"
    results = sandbox.run("javascript", source, [[1]], [[1]])
    assert [result.value for result in results] == [2, 2]


def test_the_console_shows_what_was_printed_in_each_call(sandbox: Driver) -> None:
    source = """function solution(n) {
      console.log("n is", n, [n, "a"]);
      console.error(new Map([[1, { b: new Set([2]) }]]));
      return n;
    }"""
    first, second = sandbox.run("javascript", source, [1], [2])
    assert first.stdout == "n is 1 [1, 'a']\nMap(1) { 1 => { b: Set(1) { 2 } } }\n"
    assert second.stdout.startswith("n is 2 ")


@pytest.mark.parametrize(
    ("program", "outcome", "error"),
    [
        ("nan", "exception", "solution returned NaN, which is not JSON"),
        ("infinity", "exception", "solution returned -Infinity, which is not JSON"),
        ("method", "exception", "solution returned a value of type function, which is not JSON"),
        ("set", "exception", "solution returned a value of type Set, which is not JSON"),
        ("instance", "exception", "solution returned a value of type Node, which is not JSON"),
        ("cycle", "exception", "solution returned a value that contains itself"),
        ("deep", "exception", "solution returned a value that is nested too deeply"),
        ("bigint", "exception", "solution returned a value of type bigint"),
        ("thrown", "exception", "TypeError: no such thing\n    at "),
        ("thrownValue", "exception", "Uncaught { code: 7 }"),
        ("rejected", "exception", "Error: refused\n    at "),
        ("uncaught", "exception", "Error: later\n    at "),
        ("recursion", "exception", "RangeError: Maximum call stack size exceeded\n    at "),
        ("hugeResult", "output_limit", "solution returned more than 1 MB"),
        ("hugeString", "memory_limit", "RangeError: Invalid string length"),
        ("flood", "output_limit", "The call wrote more than 64 KB"),
        ("swallowedFlood", "output_limit", "The call wrote more than 64 KB"),
    ],
)
def test_what_goes_wrong_is_named(sandbox: Driver, program: str, outcome: str, error: str) -> None:
    [result] = sandbox.run("javascript", _PROGRAMS, [program])
    assert (result.outcome, result.value) == (outcome, None)
    assert (result.error or "").startswith(error)
    assert (result.error or "").count("    at ") <= 10
    assert len(result.stdout) <= 64 * 1024


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("function solution() {\n  return 1 +;\n}", "solution.js:2\n  return 1 +;\nSyntaxError: "),
        ("export function solution() {\n  return 1 +;\n}", "solution.js:2\n  return 1 +;\n"),
        ("function solution() {\n  return 1;", "solution.js:2\n  return 1;\nSyntaxError: "),
        ("function other() {}", "solution.js defines no function named solution"),
        ("export const other = 1;", "solution.js defines no function named solution"),
    ],
)
def test_a_program_that_does_not_compile_names_its_line(
    sandbox: Driver, source: str, error: str
) -> None:
    results = sandbox.run("javascript", source, [], [])
    assert [result.outcome for result in results] == ["compile_error"] * 2
    assert (results[0].error or "").startswith(error)


def test_an_error_at_the_top_level_is_an_exception_of_every_call(sandbox: Driver) -> None:
    source = 'const parts = JSON.parse("{");\nfunction solution() {}'
    results = sandbox.run("javascript", source, [], [])
    assert [result.outcome for result in results] == ["exception"] * 2
    assert (results[1].error or "").endswith("    at <top level> (solution.js:1:20)")


def test_endless_calls_end_and_the_others_are_not_disturbed(sandbox: Driver) -> None:
    source = """
    const spin = async () => { for (;;) await null; };
    function solution(name) {
      console.log("starting", name);
      if (name === "loop") for (;;) {}
      if (name === "microtasks") return spin();
      if (name === "never") return new Promise(() => {});
      return name;
    }"""
    names = ["a", "loop", "b", "microtasks", "never", "c"]
    results = sandbox.run("javascript", source, *([name] for name in names), wall_ms=200)
    assert [result.value for result in results] == ["a", None, "b", None, None, "c"]
    ended = [result for result in results if result.outcome == "time_limit"]
    assert [result.stdout for result in ended] == [
        f"starting {name}\n" for name in ("loop", "microtasks", "never")
    ]
    assert all(200 <= result.wall_ms < 2000 for result in ended)


def test_an_endless_top_level_ends_every_call(sandbox: Driver) -> None:
    results = sandbox.run("javascript", "for (;;) {}\nfunction solution() {}", [], [])
    assert [result.outcome for result in results] == ["time_limit"] * 2
    assert 800 <= results[0].wall_ms < 2000


def test_growing_without_end_is_stopped_and_everything_works_after(sandbox: Driver) -> None:
    """The frame's process is short of memory maps for a while, too short for an interpreter."""
    source = "function solution() { const all = []; for (;;) all.push(new Float64Array(1e5)); }"
    for result in sandbox.run("javascript", source, [], []):
        assert result.outcome in {"memory_limit", "time_limit"}
    assert sandbox.value("javascript", "function solution() { return 1; }") == 1
    assert [sandbox.value("python", "def solution(): return 1") for _ in range(3)] == [1, 1, 1]
