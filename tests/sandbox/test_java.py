"""What ordinary Java programs get, in the real sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sandbox.client import Sandbox
from sandbox.contract import Json, Language, Limits, Outcome, RunRequest, Signature, ValueType
from tests.sandbox.runner_process import collect, request

pytestmark = pytest.mark.anyio

JAVA = Language.JAVA
PATIENT = Limits(wall_ms=10_000, cpu_ms=10_000)
INTS: ValueType = ("list", "int")
PAIR: ValueType = ("tuple", "int", "str")
LIST_NODE: ValueType = ("list_node", "int")
TREE_NODE: ValueType = ("tree_node", "int")


def typed(
    source: str,
    signature: Signature,
    *calls: tuple[Json, ...],
    entry: str = "solution",
    methods: Mapping[str, Signature] | None = None,
) -> RunRequest:
    """A run whose values cross by their types."""
    run = request(JAVA, source, *calls, limits=PATIENT)
    return replace(run, signature=signature, methods=methods, entry=entry)


def solution(body: str, params: str = "int x", returns: str = "Object") -> str:
    return f"class Solution {{\n    {returns} solution({params}) {{\n        {body}\n    }}\n}}\n"


def identity(java_type: str) -> str:
    return solution("return x;", f"{java_type} x", java_type)


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


ROUND_TRIPS: list[tuple[str, ValueType, list[Json]]] = [
    ("int", "int", [0, -1, 2**31 - 1, -(2**31)]),
    ("Integer", "int", [0, 2**31 - 1]),
    ("long", "int", [2**53 - 1, -(2**53) + 1, 2**63 - 1, -(2**63)]),
    ("Long", "int", [2**53 - 1]),
    ("short", "int", [-7]),
    ("byte", "int", [-7]),
    ("double", "float", [0.0, -1.5, 1e300, 1e-9, 3.0]),
    ("Double", "float", [0.1]),
    ("float", "float", [0.5]),
    ("boolean", "bool", [True, False]),
    ("Boolean", "bool", [True]),
    ("char", "char", ["x", "é", '"']),
    ("Character", "char", ["x"]),
    ("String", "str", ["", 'é\n\t"\\/', "\U0001f600", "\x00\x1f\x7f", "ß" * 99]),
    ("Object", "str", ["natural"]),
    ("Object", "int", [5, 2**40]),
    ("int[]", INTS, [[], [1, 2], list(range(1000))]),
    ("long[]", INTS, [[2**40]]),
    ("short[]", INTS, [[1]]),
    ("Integer[]", INTS, [[1, 2]]),
    ("List<Integer>", INTS, [[], [1, 2]]),
    ("ArrayList<Long>", INTS, [[1, 2]]),
    ("LinkedList<Integer>", INTS, [[1, 2]]),
    ("Deque<Integer>", INTS, [[1, 2]]),
    ("Collection<? extends Integer>", INTS, [[1, 2]]),
    ("List", INTS, [[1, 2**40]]),
    ("double[]", ("list", "float"), [[0.5, 2.0]]),
    ("boolean[]", ("list", "bool"), [[True, False]]),
    ("char[]", ("list", "char"), [["a", "b"]]),
    ("String[]", ("list", "str"), [["a", ""]]),
    ("int[][]", ("list", INTS), [[], [[]], [[1], [2, 3]]]),
    ("List<List<Integer>>", ("list", INTS), [[[1], []]]),
    ("List<int[]>", ("list", INTS), [[[1], []]]),
    ("List<Integer>[]", ("list", INTS), [[[1], []]]),
    ("char[][]", ("list", ("list", "char")), [[["a"], ["b", "c"]]]),
    ("Object[]", PAIR, [[1, "a"]]),
    ("List<Object>", PAIR, [[1, "a"]]),
    ("List<List<Object>>", ("list", PAIR), [[[1, "a"], [2, "b"]]]),
    ("Object[][]", ("list", PAIR), [[[1, "a"]]]),
    ("int[]", ("tuple", "int", "int"), [[1, 2]]),
    ("Object[]", ("tuple", INTS, ("tuple", "char", "float")), [[[1], ["c", 2.5]]]),
    ("Map<String, Integer>", ("map", "str", "int"), [{}, {"b": 1, "a": 2}]),
    ("HashMap<String, int[]>", ("map", "str", INTS), [{"a": [1]}]),
    ("TreeMap<Character, List<String>>", ("map", "char", ("list", "str")), [{"c": ["x"]}]),
    ("Map", ("map", "char", "float"), [{"c": 2.0}]),
    ("Integer", ("optional", "int"), [None, 3]),
    ("Optional<Integer>", ("optional", "int"), [None, 3]),
    ("List<String>", ("optional", ("list", "str")), [None, ["a"]]),
    ("Integer[]", ("list", ("optional", "int")), [[1, None]]),
    ("List<Optional<String>>", ("list", ("optional", "str")), [["a", None]]),
    ("ListNode", LIST_NODE, [[], [1], [1, 2, 3]]),
    ("ListNode", LIST_NODE, [{"items": [1, 2, 3], "cycle_at": 1}]),
    ("ListNode", ("list_node", "str"), [["a", "b"]]),
    ("ListNode[]", ("list", LIST_NODE), [[[1], [], [2, 3]]]),
    ("List<ListNode>", ("list", LIST_NODE), [[[1], [2, 3]]]),
    ("TreeNode", TREE_NODE, [[], [1], [1, None, 2, 3], [1, 2, 3, None, None, 4]]),
    ("TreeNode", ("tree_node", "float"), [[1.5, 2.0]]),
    ("TreeNode", ("tree_node", "char"), [["a", None, "b"]]),
    ("Graph", "graph", [{"n": 3, "edges": [[0, 1], [1, 2, 9]], "directed": True}]),
    ("Graph", "graph", [{"n": 1, "edges": [], "directed": False}]),
]


@pytest.mark.parametrize(
    ("java_type", "value_type", "values"),
    ROUND_TRIPS,
)
async def test_values_of_every_type_come_back(
    sandbox: Sandbox, java_type: str, value_type: ValueType, values: list[Json]
) -> None:
    calls = [(value,) for value in values]
    run = typed(identity(java_type), Signature((value_type,), value_type), *calls)
    results = await collect(sandbox, run)
    assert [result.value for result in results] == values, results
    assert list(map(repr, (result.value for result in results))) == list(map(repr, values))


async def test_without_a_signature_the_declared_types_decide(sandbox: Sandbox) -> None:
    values: list[Json] = [None, True, 0, 1.5, "é\n", [1, [2]], {"a": {"b": []}}]
    run = request(JAVA, identity("Object"), *[(value,) for value in values])
    assert [result.value for result in await collect(sandbox, run)] == values
    run = request(JAVA, identity("Map<String, List<Integer>>"), ({"a": [1, 2]},))
    assert [result.value for result in await collect(sandbox, run)] == [{"a": [1, 2]}]


@pytest.mark.parametrize(
    ("java_type", "value", "says"),
    [
        ("int", 2**31, "2147483648 does not fit in the program's int"),
        ("long", 2**63, "9223372036854775808 does not fit in the program's long"),
        ("int", 1.5, "1.5 is not an int"),
        ("int", "a", "a string came where the program takes int"),
        ("int", None, "null came where the program takes int"),
        ("char", "ab", '"ab" does not fit in the program\'s char'),
        ("int[]", 1, "a number came where the program takes a list"),
        ("Map<String, Integer>", [], "a list came where the program takes a map"),
    ],
)
async def test_an_argument_that_does_not_fit_is_told(
    sandbox: Sandbox, java_type: str, value: Json, says: str
) -> None:
    (result,) = await collect(sandbox, request(JAVA, identity(java_type), (value,)))
    assert (result.outcome, result.error) == (Outcome.EXCEPTION, says)


async def test_a_program_may_define_its_own_nodes(sandbox: Sandbox) -> None:
    source = solution("return x.next;", "ListNode x", "ListNode") + (
        "class ListNode { long val; ListNode next; ListNode(long start) { val = start; } }"
    )
    run = typed(source, Signature((LIST_NODE,), LIST_NODE), ([1, 2**40],))
    assert [result.value for result in await collect(sandbox, run)] == [[2**40]]


async def test_nodes_can_be_made_in_every_usual_way(sandbox: Sandbox) -> None:
    body = (
        "ListNode a = new ListNode(); a.next = new ListNode(2, new ListNode(3));"
        " TreeNode t = new TreeNode(1, new TreeNode(), new TreeNode(2));"
        " return List.of(a, t, new Graph(2, new int[][] {{0, 1}}));"
    )
    returns: ValueType = ("tuple", LIST_NODE, TREE_NODE, "graph")
    (result,) = await collect(sandbox, typed(solution(body), Signature(("int",), returns), (1,)))
    graph = {"n": 2, "edges": [[0, 1]], "directed": False}
    assert result.value == [[0, 2, 3], [1, 0, 2], graph], result


async def test_a_tree_that_is_none_is_refused(sandbox: Sandbox) -> None:
    body = "TreeNode t = new TreeNode(1); t.left = t; return t;"
    (result,) = await collect(sandbox, request(JAVA, solution(body), (1,)))
    assert result.error == "solution returned a tree that reaches a node twice, which is not JSON"


async def test_an_argument_changed_in_place_is_the_value(sandbox: Sandbox) -> None:
    source = solution("Arrays.sort(x);", "int[] x", "void")
    run = typed(source, Signature((INTS,), "void", in_place=0), ([3, 1, 2],))
    assert [result.value for result in await collect(sandbox, run)] == [[1, 2, 3]]


async def test_a_returned_value_comes_before_the_changed_argument(sandbox: Sandbox) -> None:
    source = solution("x.remove(k); return x.size();", "int k, List<Integer> x", "int")
    run = typed(source, Signature(("int", INTS), "int", in_place=1), (0, [3, 1]))
    assert [result.value for result in await collect(sandbox, run)] == [[1, [1]]]


COUNTER = """
class Counter {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final int step;
    Counter(int step) { this.step = step; }
    void add(String name) { counts.merge(name, step, Integer::sum); }
    int get(String name) { return counts.getOrDefault(name, 0); }
    Map<String, Integer> all() { return counts; }
}
"""
COUNTER_METHODS = {
    "add": Signature(("str",), "void"),
    "get": Signature(("str",), "int"),
    "all": Signature((), ("map", "str", "int")),
}


def life(*steps: tuple[str, list[Json]]) -> tuple[Json, ...]:
    return tuple([name, arguments] for name, arguments in steps)


async def test_a_class_lives_one_life_per_call(sandbox: Sandbox) -> None:
    calls = [
        life(("Counter", [2]), ("add", ["a"]), ("add", ["a"]), ("get", ["a"]), ("all", [])),
        life(("Counter", [5]), ("get", ["a"])),
    ]
    signature = Signature(("int",), "void")
    run = typed(COUNTER, signature, *calls, entry="Counter", methods=COUNTER_METHODS)
    results = await collect(sandbox, run)
    assert [result.value for result in results] == [[None, None, None, 4, {"a": 4}], [None, 0]]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("class Counter", "class Account"), "solution.java"),
        (("void add(String name)", "void put(String name)"), "no method named add"),
        (("int get(String name)", "int get(String name, int least)"), "with 1 parameters"),
    ],
)
async def test_a_class_that_lacks_something_does_not_compile(
    sandbox: Sandbox, change: tuple[str, str], says: str
) -> None:
    source = COUNTER.replace(*change)
    calls = [life(("Counter", [2]))]
    signature = Signature(("int",), "void")
    run = typed(source, signature, *calls, entry="Counter", methods=COUNTER_METHODS)
    (result,) = await collect(sandbox, run)
    assert result.outcome is Outcome.COMPILE_ERROR
    assert says in (result.error or "")


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
