"""Values of every type, on their way into Java programs and out of them."""

from __future__ import annotations

import pytest

from sandbox.client import Sandbox
from sandbox.contract import Json, Outcome, Signature, ValueType
from tests.sandbox.java_runs import INTS, JAVA, identity, solution, typed
from tests.sandbox.runner_process import collect, request

pytestmark = pytest.mark.anyio

PAIR: ValueType = ("tuple", "int", "str")
LIST_NODE: ValueType = ("list_node", "int")
TREE_NODE: ValueType = ("tree_node", "int")

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
