"""What ordinary C++ programs get, in the real sandbox."""

from dataclasses import replace

import pytest

from sandbox.client import Sandbox
from sandbox.contract import Json, Language, Limits, Outcome, RunRequest, Signature, ValueType
from tests.sandbox.runner_process import assert_works, collect, request
from tests.sandbox.typed_values import TYPES, exact, values

pytestmark = pytest.mark.anyio

CPP = Language.CPP
NUMBERS: ValueType = ("list", "int")
SORT = "void solution(vector<int>& numbers) { sort(numbers.begin(), numbers.end()); }\n"
STACK = """
class Stack {
    vector<int> items;
    string name;
public:
    Stack(const string& name, vector<int> first) : items(move(first)), name(name) {}
    void push(int x) { items.push_back(x); }
    int pop() { int x = items.back(); items.pop_back(); return x; }
    string title() const { return name; }
};
"""
STACK_METHODS = {
    "push": Signature(("int",), "void"),
    "pop": Signature((), "int"),
    "title": Signature((), "str"),
}
STACK_CALL: tuple[Json, ...] = (
    ["Stack", ["plates", [1]]],
    ["push", [5]],
    ["pop", []],
    ["pop", []],
    ["title", []],
)
_NODES = "struct ListNode {{ {0} val; ListNode* next; }};\n"
_TREES = "struct TreeNode {{ {0} val; TreeNode *left, *right; }};\n"


def spelt(value_type: ValueType) -> str:
    """A type as a C++ program names it."""
    match value_type:
        case ("list", item):
            return f"vector<{spelt(item)}>"
        case ("tuple", *items):
            return f"tuple<{', '.join(map(spelt, items))}>"
        case ("map", key, item):
            return f"unordered_map<{spelt(key)}, {spelt(item)}>"
        case ("optional", item):
            return f"optional<{spelt(item)}>"
        case ("list_node", _):
            return "ListNode*"
        case ("tree_node", _):
            return "TreeNode*"
        case _:
            atoms = {"int": "long long", "float": "double", "str": "string", "graph": "Graph"}
            return atoms.get(str(value_type), str(value_type))


def nodes(value_type: ValueType) -> str:
    """The node types that a program defines itself for values other than int."""
    match value_type:
        case ("list_node", item):
            return _NODES.format(spelt(item))
        case ("tree_node", item):
            return _TREES.format(spelt(item))
        case (_, *items):
            return "".join(dict.fromkeys(map(nodes, items)))
        case _:
            return ""


def cpp(source: str, *calls: tuple[Json, ...], limits: Limits | None = None) -> RunRequest:
    return request(CPP, source, *calls, limits=limits or Limits())


@pytest.mark.parametrize("value_type", TYPES, ids=spelt)
@pytest.mark.parametrize("passed", ["{}", "{} const&"], ids=["value", "reference"])
async def test_values_of_every_type_go_in_and_come_out(
    sandbox: Sandbox, value_type: ValueType, passed: str
) -> None:
    name = spelt(value_type)
    source = f"{nodes(value_type)}{name} solution({passed.format(name)} x) {{ return x; }}"
    given = values(value_type)
    run = cpp(source, *[(value,) for value in given])
    run = replace(run, signature=Signature((value_type,), value_type))
    results = await collect(sandbox, run)
    assert [exact(result.value) for result in results] == [exact(value) for value in given], results


@pytest.mark.parametrize(
    ("source", "argument", "value"),
    [
        ("ListNode* solution(ListNode* x) { return x->next; }", [1, 2, 3], [2, 3]),
        ("int solution(TreeNode* x) { return x->right->val; }", [1, None, 2], 2),
        ("int solution(Graph x) { return x.n + x.edges[0][1]; }",
         {"n": 3, "edges": [[0, 1]], "directed": False}, 4),
        ("map<string, int> solution(map<string, int>& x) { x[\"b\"] = 2; return x; }", {"a": 1},
         {"a": 1, "b": 2}),
        ("set<int> solution(set<int> x) { return x; }", [3, 1, 3], [1, 3]),
        ("vector<bool> solution(vector<bool>& x) { x.flip(); return x; }", [True, False],
         [False, True]),
        ("float solution(float x) { return x; }", 0.1, 0.1),
        ("const char* solution(string) { return \"text\"; }",
         "", "text"),
        ("auto solution(vector<int>&& x) { return pair(x.size(), x); }", [7], [1, [7]]),
    ],
)  # fmt: skip
async def test_what_a_function_declares_is_what_it_gets(
    sandbox: Sandbox, source: str, argument: Json, value: Json
) -> None:
    (result,) = await collect(sandbox, cpp(source, (argument,)))
    assert exact(result.value) == exact(value), result


@pytest.mark.parametrize(
    ("parameter", "argument", "error"),
    [
        ("int", 2**31, "argument 1: 2147483648 does not fit int"),
        ("unsigned", -1, "argument 1: -1 does not fit unsigned int"),
        ("int", 1.5, "argument 1: an integer expected, got 1.5"),
        ("vector<int>", ["a"], 'argument 1: an integer expected, got "a"'),
        ("char", "ab", 'argument 1: a string of one ASCII character expected, got "ab"'),
        ("string", None, "argument 1: a string expected, got null"),
    ],
)
async def test_an_argument_that_does_not_fit_is_said_so(
    sandbox: Sandbox, parameter: str, argument: Json, error: str
) -> None:
    source = f"int solution({parameter} x) {{ return 1; }}"
    (result,) = await collect(sandbox, cpp(source, (argument,)))
    assert (result.outcome, result.error) == (Outcome.EXCEPTION, error)


async def test_the_answer_of_an_in_place_question_is_the_argument(sandbox: Sandbox) -> None:
    run = replace(cpp(SORT, ([3, 1, 2],)), signature=Signature((NUMBERS,), "void", 0))
    assert [result.value for result in await collect(sandbox, run)] == [[1, 2, 3]]


async def test_a_returned_value_comes_with_the_argument(sandbox: Sandbox) -> None:
    source = "int solution(vector<int>& x) { x.push_back(4); return 2; }"
    run = replace(cpp(source, ([3],)), signature=Signature((NUMBERS,), "int", 0))
    assert [result.value for result in await collect(sandbox, run)] == [[2, [3, 4]]]


async def test_an_object_lives_through_its_steps(sandbox: Sandbox) -> None:
    run = replace(
        cpp(STACK, STACK_CALL, STACK_CALL),
        entry="Stack",
        signature=Signature(("str", NUMBERS), "void"),
        methods=STACK_METHODS,
    )
    results = await collect(sandbox, run)
    assert [result.value for result in results] == [[None, None, 5, 1, "plates"]] * 2, results


@pytest.mark.parametrize(
    ("source", "signature", "error"),
    [
        (STACK, Signature(("str",), "void"), "the constructor of Stack must take 1 parameter"),
        (STACK.replace("int pop", "int take"), Signature(("str", NUMBERS), "void"),
         "Stack has no pop"),
        (STACK.replace("public:", ""), Signature(("str", NUMBERS), "void"), "is private"),
        (STACK.replace("Stack", "Pile"), Signature(("str", NUMBERS), "void"),
         "nothing named Stack is defined"),
    ],
)  # fmt: skip
async def test_a_class_that_misses_the_question_does_not_compile(
    sandbox: Sandbox, source: str, signature: Signature, error: str
) -> None:
    run = replace(cpp(source, STACK_CALL[:1]), entry="Stack", methods=STACK_METHODS)
    (result,) = await collect(sandbox, replace(run, signature=signature))
    assert result.outcome is Outcome.COMPILE_ERROR
    assert error in (result.error or "")


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("int solution(int a) { return 1; }", "solution must have 2 parameters, it has 1"),
        ("void solution(int a, int b) {}", "solution must return a value"),
        ("int other(int a, int b) { return 1; }", "nothing named solution is defined"),
        ("int solution(int a) { return 1; }\nint solution(int a, int b) { return 1; }",
         "solution must be one function"),
        ("template <class T> T solution(T a, T b) { return a; }", "solution must be one function"),
        ("int solution(mutex a, int b) { return 1; }", "the types of solution do not fit"),
        ("ostream* solution(int a, int b) { return &cout; }", "no value of a question has"),
    ],
)  # fmt: skip
async def test_a_function_that_misses_the_question_does_not_compile(
    sandbox: Sandbox, source: str, error: str
) -> None:
    run = replace(cpp(source, (1, 2), (3, 4)), signature=Signature(("int", "int"), "int"))
    results = await collect(sandbox, run)
    assert [result.outcome for result in results] == [Outcome.COMPILE_ERROR] * 2
    assert error in (results[0].error or ""), results[0]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("foo bar;\nint solution(int x) { return x; }", "solution.cpp:1:1: error: 'foo'"),
        ("int solution(int x) {\n    return y;\n}", "solution.cpp:2:12: error: 'y'"),
        ("int solution(int x) { return x; }\nfoo", "solution.cpp:2:1: error: 'foo'"),
        ("int solution(int x) {\n  if (x) {\n}", "solution.cpp:3:2: error: expected '}'"),
        ("struct P { int a; };\nint solution(int x) {\n  vector<P> v(x);\n"
         "  sort(v.begin(), v.end());\n  return 1;\n}", "solution.cpp:4:7: error: no match for"),
    ],
)  # fmt: skip
async def test_a_compile_error_names_the_candidates_line(
    sandbox: Sandbox, source: str, place: str
) -> None:
    (result,) = await collect(sandbox, cpp(source, (1,)))
    assert result.outcome is Outcome.COMPILE_ERROR
    assert (result.error or "").startswith(place), result.error
    assert "main.cpp" not in (result.error or "")


async def test_a_compile_error_shows_the_line(sandbox: Sandbox) -> None:
    (result,) = await collect(sandbox, cpp("int solution(int x) {\n    return y;\n}", (1,)))
    assert result.error == (
        "solution.cpp:2:12: error: 'y' was not declared in this scope\n"
        "    2 |     return y;\n"
        "      |            ^"
    )


@pytest.mark.parametrize(
    "source",
    [
        "#include <bits/stdc++.h>\nusing namespace std;\nint solution(int x) { return x; }",
        "#define int long long\nint solution(int x) { return x; }\nsigned main() { return 0; }",
        "int main() { cout << 1; }\nint solution(int x) { return x; }",
        "#include <chrono>\nint solution(int x) { return chrono::seconds(x).count(); }",
        "int solution(int x) { wstring w(x, L'a'); shared_mutex m; return wcslen(w.c_str()); }",
        "int solution(int x) { int y; thread t([&] { y = x; }); t.join(); return y; }",
        "static int solution(int x) { return x; }",
        "// struct ListNode { int val; };\nint solution(int x) { return ListNode(x).val; }",
        "namespace dryrun { int box; }\nint solution(int x) { return x + dryrun::box; }",
    ],
)
async def test_the_usual_ways_to_write_a_program_work(sandbox: Sandbox, source: str) -> None:
    (result,) = await collect(sandbox, cpp(source, (3,)))
    assert result.value == 3, result


async def test_prints_belong_to_their_call(sandbox: Sandbox) -> None:
    source = 'void solution(int x) { cout << "see " << x; printf("!"); cerr << x << endl; }'
    results = await collect(sandbox, cpp(source, (1,), (2,)))
    assert [result.stdout for result in results] == ["see 1!1\n", "see 2!2\n"]


@pytest.mark.parametrize(
    ("end", "outcome"),
    [("abort();", Outcome.KILLED), ("for (;;) x = x;", Outcome.TIME_LIMIT)],
)
@pytest.mark.parametrize(
    "before", ['cout << "before";', 'printf("before");', 'fast = cin.tie(0); cout << "before";']
)
async def test_what_was_printed_before_the_end_is_kept(
    sandbox: Sandbox, before: str, end: str, outcome: Outcome
) -> None:
    head = (
        "ostream* fast;\nbool unsynced = ios::sync_with_stdio(false);\n" if "tie" in before else ""
    )
    source = f"{head}void solution(volatile int x) {{ {before} {end} }}"
    (result,) = await collect(sandbox, cpp(source, (1,)))
    assert (result.outcome, result.stdout) == (outcome, "before")


async def test_state_lasts_within_a_run_and_not_beyond(sandbox: Sandbox) -> None:
    run = cpp(
        "vector<int> seen;\nauto solution(int x) { seen.push_back(x); return seen; }", (1,), (2,)
    )
    for _ in range(2):
        assert [result.value for result in await collect(sandbox, run)] == [[1], [1, 2]]


async def test_calls_go_on_after_one_that_was_killed(sandbox: Sandbox) -> None:
    results = await collect(sandbox, cpp("int solution(int x) { return 6 / x; }", (1,), (0,), (2,)))
    assert [result.value for result in results] == [6, None, 3]
    assert results[1].error == "the program was ended by SIGFPE before it returned"


async def test_an_exception_is_its_type_and_text(sandbox: Sandbox) -> None:
    (result,) = await collect(sandbox, cpp("int solution() { return vector<int>().at(3); }", ()))
    assert (result.error or "").startswith("std::out_of_range: vector::_M_range_check"), result


async def test_recursion_may_be_a_million_deep(sandbox: Sandbox) -> None:
    source = (
        "int solution(int x) { volatile int y = x; return x ? 1 + solution(x - 1) + (y - x) : 0; }"
    )
    (result,) = await collect(sandbox, cpp(source, (1_000_000,)))
    assert result.value == 1_000_000, result


async def test_measurements_are_those_of_the_call(sandbox: Sandbox) -> None:
    source = "int solution(int n) { vector<char> x(n, 1); return count(x.begin(), x.end(), 1); }"
    first, second = await collect(sandbox, cpp(source, (64 << 20,), (1,)))
    assert first.value == 64 << 20
    assert first.memory_bytes is not None
    assert 64 << 20 < first.memory_bytes < 80 << 20
    assert first.compile_ms is not None
    assert first.wall_ms < first.compile_ms
    assert second.compile_ms is None


async def test_cpu_time_is_limited_apart_from_wall_time(sandbox: Sandbox) -> None:
    limits = Limits(wall_ms=60_000, cpu_ms=200)
    source = "void solution(volatile int x) { for (;;) x = x; }"
    (result,) = await collect(sandbox, cpp(source, (1,), limits=limits))
    assert result.outcome is Outcome.TIME_LIMIT
    assert result.wall_ms < 10_000


async def test_a_compilation_that_takes_too_long_leaves_nothing_behind(sandbox: Sandbox) -> None:
    slow = (
        "template <int n> int grow(int x) { return grow<n + 1>(x * n) + grow<n - 1>(x); }\n"
        "template <> int grow<390>(int x) { return x; }\n"
        "template <> int grow<-390>(int x) { return x; }\n"
        "int solution(int x) { return grow<0>(x); }\n"
    )
    (result,) = await collect(sandbox, cpp(slow, (1,), limits=Limits(compile_ms=400)))
    assert result.outcome is Outcome.COMPILE_ERROR
    assert result.error == "compiling took longer than 400 ms"
    count = (
        '#include <dirent.h>\nint solution() { auto folder = opendir("/proc"); int found = 0;\n'
        "while (auto entry = readdir(folder)) found += isdigit(entry->d_name[0]) != 0;\n"
        "return found; }"
    )
    processes = await collect(sandbox, cpp(count, ()))
    # The supervisor, the compiler, the program and the child that waits.
    assert [result.value for result in processes] == [4]
    await assert_works(sandbox, CPP)


async def test_large_values_go_in_and_come_out(sandbox: Sandbox) -> None:
    source = "vector<int> solution(vector<int> x) { reverse(x.begin(), x.end()); return x; }"
    numbers = list(range(100_000))
    (result,) = await collect(sandbox, cpp(source, (numbers,)))
    assert result.value == numbers[::-1]


async def test_a_source_that_is_too_large_does_not_compile(sandbox: Sandbox) -> None:
    results = await collect(sandbox, cpp("//" + "x" * 300_000, (1,), (2,)))
    assert [result.outcome for result in results] == [Outcome.COMPILE_ERROR] * 2
    assert results[0].error == "the source is larger than 256 KiB"
