"""What ordinary Java programs get, in the real sandbox."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sandbox.client import Sandbox
from sandbox.contract import Outcome, Signature
from tests.sandbox.java_runs import INTS, JAVA, PATIENT, identity, solution, typed
from tests.sandbox.runner_process import collect, request

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    "source",
    [
        "class Solution { int solution(int a, int b) { return a * b; } }",
        "public class Solution { public int solution(int a, int b) { return a * b; } }",
        "class Solution { private static long solution(long a, long b) { return a * b; } }",
        "final class Solution { private Solution() {} Integer solution(Integer a, int b)"
        " { return a * b; } }",
        "class Tool { static int times(int a, int b) { return a * b; } }\n"
        "class Solution { int solution(int a, int b) { return Tool.times(a, b); } }",
        "package tasks.first;\nclass Solution { int solution(int a, int b) { return a * b; } }",
        "class Solution { int solution(int a) { return 0; } int solution(int a, int b)"
        " { return a * b; } }",
        "interface Times { default int solution(int a, int b) { return a * b; } }\n"
        "class Solution implements Times { public int solution(int x, int y)"
        " { return Times.super.solution(x, y); } }",
        "import java.math.BigInteger;\nclass Solution { BigInteger solution(BigInteger a,"
        " BigInteger b) { return a.multiply(b); } }",
        "record Pair(int a, int b) {}\nclass Solution { int solution(int a, int b)"
        " { Pair p = new Pair(a, b); return p.a() * p.b(); } }",
    ],
)
async def test_every_way_to_define_solution_works(sandbox: Sandbox, source: str) -> None:
    run = typed(source, Signature(("int", "int"), "int"), (2, 3), (4, 5))
    assert [result.value for result in await collect(sandbox, run)] == [6, 20]


async def test_collections_functions_and_streams_need_no_import(sandbox: Sandbox) -> None:
    body = (
        "Function<Integer, Integer> twice = n -> 2 * n; List<Integer> all = new ArrayList<>();"
        " for (int n : x) all.add(n);"
        " return all.stream().map(twice).collect(Collectors.toList());"
    )
    run = typed(solution(body, "int[] x"), Signature((INTS,), INTS), ([1, 2],))
    (result,) = await collect(sandbox, run)
    assert result.value == [2, 4], result


async def test_an_import_or_class_of_the_program_comes_before_those(sandbox: Sandbox) -> None:
    source = "class Optional { int held = 7; }\n" + solution("return new Optional().held;")
    (result,) = await collect(sandbox, request(JAVA, source, (1,)))
    assert result.value == 7, result


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (
            "clas Solution {}\n",
            "solution.java:1: error: class, interface, enum, or record expected\n"
            "clas Solution {}\n^",
        ),
        (
            "class Solution {\n    int solution(int x) { return x; }\n",
            "solution.java:2: error: reached end of file while parsing\n"
            "    int solution(int x) { return x; }\n"
            "                                     ^",
        ),
        (
            solution('int y = "a";\n        return z;'),
            "solution.java:3: error: incompatible types: String cannot be converted to int\n"
            '        int y = "a";\n'
            "                ^\n"
            "solution.java:4: error: cannot find symbol\n"
            "        return z;\n"
            "               ^\n"
            "  symbol:   variable z\n"
            "  location: class Solution",
        ),
        ("class Solution {}", "solution.java: class Solution defines no method named solution"),
        ("class Answer {}", "solution.java defines no class named Solution"),
        (
            "class Solution { int solution(int x, int y) { return x; } int solution(int x) "
            "{ return x; } }",
            "solution.java: class Solution defines more than one method named solution",
        ),
        (
            identity("Thread"),
            "solution.java: no value of the question can become a java.lang.Thread",
        ),
    ],
)
async def test_a_compile_error_shows_the_candidates_lines(
    sandbox: Sandbox, source: str, error: str
) -> None:
    results = await collect(sandbox, request(JAVA, source, (0,), (1,)))
    assert [(each.outcome, each.error) for each in results] == [(Outcome.COMPILE_ERROR, error)] * 2


async def test_compiling_is_timed_apart_and_once(sandbox: Sandbox) -> None:
    first, second = await collect(sandbox, request(JAVA, identity("int"), (1,), (2,)))
    assert first.compile_ms is not None
    assert first.compile_ms > 0
    assert second.compile_ms is None


async def test_compiling_has_a_limit_of_its_own(sandbox: Sandbox) -> None:
    bomb = "x"
    for _ in range(9):
        bomb = f"pair({bomb}, {bomb})"
    source = solution(f"return {bomb};").replace(
        "\n", " static <A, B> Map<A, B> pair(A a, B b) { return null; }\n", 1
    )
    run = request(JAVA, source, (1,), limits=replace(PATIENT, compile_ms=700))
    (result,) = await collect(sandbox, run)
    assert result.outcome is Outcome.COMPILE_ERROR
    assert result.error == "compiling took longer than 700 ms"


async def test_one_program_leaves_nothing_in_the_compiler_for_the_next(sandbox: Sandbox) -> None:
    user = solution("return Shared.held + new ListNode(x).val;")
    shared = "class Shared { static int held = 1; }\nclass ListNode { int val; ListNode(int x) {} }"
    (result,) = await collect(sandbox, request(JAVA, f"{user}\n{shared}", (5,)))
    assert result.value == 1, result
    (result,) = await collect(sandbox, request(JAVA, user, (5,)))
    assert "symbol:   variable Shared" in (result.error or "")
    own_list = "class List { int size() { return 3; } }\n" + solution("return new List().size();")
    plain = solution("List<Integer> all = new ArrayList<>(); all.add(x); return all;")
    for source, value in (
        (own_list, 3),
        (plain, [5]),
        (solution("return new ListNode(x).val;"), 5),
    ):
        (result,) = await collect(sandbox, request(JAVA, source, (5,)))
        assert result.value == value, result


async def test_a_runtime_error_holds_the_candidates_own_frames_and_lines(sandbox: Sandbox) -> None:
    source = (
        "class Solution {\n    int half(int[] x) {\n        return x[1] / 2;\n    }\n"
        "    int solution(int n) {\n        return half(new int[n]);\n    }\n}\n"
    )
    (result,) = await collect(sandbox, request(JAVA, source, (1,)))
    assert result.error == (
        "java.lang.ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1\n"
        "    at solution.java:3 (half)\n"
        "    at solution.java:6 (solution)"
    )


async def test_causes_and_static_initialisers_are_told(sandbox: Sandbox) -> None:
    body = 'throw new IllegalStateException("outer", new RuntimeException("inner"));'
    (result,) = await collect(sandbox, request(JAVA, solution(body), (1,)))
    assert result.error == (
        "java.lang.IllegalStateException: outer\n    at solution.java:3 (solution)\n"
        "Caused by: java.lang.RuntimeException: inner\n    at solution.java:3 (solution)"
    )
    source = "class Solution {\n    static int y = 1 / 0;\n    int solution(int x) { return y; }\n}"
    (result,) = await collect(sandbox, request(JAVA, source, (1,)))
    assert "java.lang.ArithmeticException: / by zero\n    at solution.java:2" in (
        result.error or ""
    )


async def test_prints_belong_to_their_call(sandbox: Sandbox) -> None:
    body = 'System.out.println("see é " + x); System.err.print(x); return null;'
    results = await collect(sandbox, request(JAVA, solution(body), (1,), (2,)))
    assert [result.stdout for result in results] == ["see é 1\n1", "see é 2\n2"]


@pytest.mark.parametrize(
    "end", ["for (;;) {}", "System.exit(0); return 1;", "throw new Error();", "return 1;"]
)
async def test_what_was_printed_before_the_end_still_counts(sandbox: Sandbox, end: str) -> None:
    body = f'System.out.print("so far"); {end}'
    (result,) = await collect(sandbox, request(JAVA, solution(body), (1,)))
    assert result.stdout == "so far", result


async def test_static_state_lasts_within_a_run_and_an_objects_within_a_call(
    sandbox: Sandbox,
) -> None:
    source = (
        "class Solution { static int all; int own;"
        " int[] solution(int x) { return new int[] {++all, ++own}; } }"
    )
    for _ in range(2):
        results = await collect(sandbox, request(JAVA, source, (0,), (0,)))
        assert [result.value for result in results] == [[1, 1], [2, 1]]


async def test_calls_go_on_after_one_that_was_killed(sandbox: Sandbox) -> None:
    source = solution('while (x > 0) {}\n        return "done";')
    results = await collect(sandbox, request(JAVA, source, (0,), (1,), (0,)))
    assert [result.outcome for result in results] == [
        Outcome.OK,
        Outcome.TIME_LIMIT,
        Outcome.OK,
    ]


async def test_recursion_may_be_deep(sandbox: Sandbox) -> None:
    source = (
        "class Solution {\n    int depth(int n, long a, String b) {\n        long c = a * n;\n"
        "        return n == 0 ? b.length() : 1 + depth(n - 1, c, b);\n    }\n"
        '    int solution(int n) { return depth(n, 3, ""); }\n}\n'
    )
    run = request(JAVA, source, (100_000,), (1 << 30,), (100_000,), limits=PATIENT)
    deep, endless, again = await collect(sandbox, run)
    assert (deep.value, again.value) == (100_000, 100_000)
    assert endless.outcome is Outcome.EXCEPTION
    assert (endless.error or "").startswith("java.lang.StackOverflowError\n    at solution.java:4")


async def test_memory_that_a_program_may_use_is_there_for_it(sandbox: Sandbox) -> None:
    body = "byte[][] all = new byte[x][]; for (int i = 0; i < x; i++) all[i] = new byte[1 << 20];"
    limits = replace(PATIENT, memory_bytes=256 << 20)
    source = solution(f"{body} return all.length;")
    fits, does_not = await collect(sandbox, request(JAVA, source, (150,), (300,), limits=limits))
    assert (fits.outcome, fits.value) == (Outcome.OK, 150)
    assert does_not.outcome is Outcome.MEMORY_LIMIT


async def test_garbage_is_no_use_of_memory(sandbox: Sandbox) -> None:
    body = "int sum = 0; for (int i = 0; i < x; i++) sum += new byte[1 << 20].length; return sum;"
    limits = replace(PATIENT, memory_bytes=96 << 20)
    (result,) = await collect(sandbox, request(JAVA, solution(body), (1000,), limits=limits))
    assert result.value == 1000 << 20, result


async def test_a_program_may_use_threads(sandbox: Sandbox) -> None:
    body = (
        "Thread[] all = new Thread[x]; int[] sum = {0};"
        " for (int i = 0; i < x; i++) { all[i] = new Thread(() -> { synchronized (sum)"
        " { sum[0]++; } }); all[i].start(); }"
        " for (Thread t : all) try { t.join(); } catch (InterruptedException e) {}"
        " return sum[0];"
    )
    (result,) = await collect(sandbox, request(JAVA, solution(body), (50,), limits=PATIENT))
    assert result.value == 50, result
