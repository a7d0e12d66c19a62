"""What ordinary Go programs get, in the real sandbox."""

from dataclasses import replace

import pytest

from sandbox.client import Sandbox
from sandbox.contract import Json, Language, Limits, Outcome, RunRequest, Signature, ValueType
from tests.sandbox.runner_process import assert_works, collect, request
from tests.sandbox.typed_values import TYPES, exact, values

pytestmark = pytest.mark.anyio

GO = Language.GO
NUMBERS: ValueType = ("list", "int")
STACK = """
type Stack struct {
	items []int
	name  string
}
func NewStack(name string, first []int) *Stack { return &Stack{first, name} }
func (s *Stack) push(x int) { s.items = append(s.items, x) }
func (s *Stack) Pop() int {
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}
func (s Stack) title() string { return s.name }
"""
STACK_METHODS = {
    "push": Signature(("int",), "void"),
    "Pop": Signature((), "int"),
    "title": Signature((), "str"),
}
STACK_CALL: tuple[Json, ...] = (
    ["Stack", ["plates", [1]]],
    ["push", [5]],
    ["Pop", []],
    ["Pop", []],
    ["title", []],
)
STACK_SIGNATURE = Signature(("str", NUMBERS), "void")
_NODES = "type ListNode struct {{ Val {0}; Next *ListNode }}\n"
_TREES = "type TreeNode struct {{ val {0}; left, right *TreeNode }}\n"


def spelt(value_type: ValueType) -> str:
    """A type as a Go program names it."""
    match value_type:
        case ("list", item):
            return f"[]{spelt(item)}"
        case ("tuple", *items):
            return (
                f"struct{{ {'; '.join(f'F{at} {spelt(item)}' for at, item in enumerate(items))} }}"
            )
        case ("map", key, item):
            return f"map[{spelt(key)}]{spelt(item)}"
        case ("optional", item):
            return f"*{spelt(item)}"
        case ("list_node", _):
            return "*ListNode"
        case ("tree_node", _):
            return "*TreeNode"
        case _:
            atoms = {"float": "float64", "str": "string", "char": "rune", "graph": "Graph"}
            return atoms.get(str(value_type), str(value_type))


def nodes(value_type: ValueType) -> str:
    """The node types that a program defines itself for values other than int."""
    match value_type:
        case ("list_node", "str"):
            return _NODES.format("string")
        case ("tree_node", "char"):
            return _TREES.format("byte")
        case _:
            return ""


def go(source: str, *calls: tuple[Json, ...], limits: Limits | None = None) -> RunRequest:
    return request(GO, source, *calls, limits=limits or Limits())


def identity(name: str, value_type: ValueType, *given: Json) -> RunRequest:
    run = go(f"func solution(x {name}) {name} {{ return x }}", *[(value,) for value in given])
    return replace(run, signature=Signature((value_type,), value_type))


@pytest.mark.parametrize("value_type", TYPES, ids=spelt)
@pytest.mark.parametrize("pointer", ["", "*"], ids=["value", "pointer"])
async def test_values_of_every_type_go_in_and_come_out(
    sandbox: Sandbox, value_type: ValueType, pointer: str
) -> None:
    given = values(value_type)
    if value_type[0] in {"optional", "list_node", "tree_node"}:
        pointer = ""
    run = identity(pointer + spelt(value_type), value_type, *given)
    results = await collect(sandbox, replace(run, source=nodes(value_type) + run.source))
    assert [exact(result.value) for result in results] == [exact(value) for value in given], results


@pytest.mark.parametrize("name", ["byte", "rune", "string", "any"])
async def test_a_character_may_be_any_of_gos_types_for_it(sandbox: Sandbox, name: str) -> None:
    results = await collect(sandbox, identity(name, "char", "a", '"', "\n"))
    assert [result.value for result in results] == ["a", '"', "\n"], results


@pytest.mark.parametrize(
    ("name", "value_type", "value"),
    [
        ("[]any", ("tuple", "int", "str", "float"), [1, "a", 0.5]),
        ("[2]int", ("tuple", "int", "int"), [1, 2]),
        ("[]byte", ("list", "char"), ["a", "b"]),
        ("[]uint8", ("list", "int"), [0, 255]),
        ("any", ("list", ("list", "char")), [["a"], []]),
        ("any", ("map", "str", ("optional", "int")), {"a": None, "b": 1}),
        ("float32", "float", 0.1),
        ("struct { a int; b string }", ("tuple", "int", "str"), [1, "b"]),
    ],
)
async def test_what_a_function_declares_is_what_it_gets(
    sandbox: Sandbox, name: str, value_type: ValueType, value: Json
) -> None:
    (result,) = await collect(sandbox, identity(name, value_type, value))
    assert exact(result.value) == exact(value), result


async def test_without_a_question_the_types_of_go_decide(sandbox: Sandbox) -> None:
    source = "func solution(x map[string][]int, y *int, z *TreeNode) (int, *int, *TreeNode) {\n"
    run = go(source + "return len(x), y, z.Left }", ({"a": [1], "b": []}, None, [1, 2, None, 3]))
    assert [result.value for result in await collect(sandbox, run)] == [[2, None, [2, 3]]]


@pytest.mark.parametrize(
    ("name", "value_type", "argument", "error"),
    [
        ("int32", "int", 2**31, "argument 1: 2147483648 does not fit int32"),
        ("uint", "int", -1, "argument 1: -1 does not fit uint"),
        ("int", "int", 1.5, "argument 1: an integer expected, got 1.5"),
        ("[]int", NUMBERS, ["a"], 'argument 1: an integer expected, got "a"'),
        ("byte", "char", "é", 'argument 1: a string of one character expected, got "\\u00e9"'),
        ("string", "str", None, "argument 1: a string expected, got null"),
        ("[2]int", NUMBERS, [1], "argument 1: a list of 2 expected"),
    ],
)
async def test_an_argument_that_does_not_fit_is_said_so(
    sandbox: Sandbox, name: str, value_type: ValueType, argument: Json, error: str
) -> None:
    (result,) = await collect(sandbox, identity(name, value_type, argument))
    assert (result.outcome, result.error) == (Outcome.EXCEPTION, error)


@pytest.mark.parametrize(
    ("source", "returns", "value"),
    [
        ('import "sort"\nfunc solution(x []int) { sort.Ints(x) }', "void", [1, 3]),
        (
            'import "sort"\nfunc solution(x []int) int { sort.Ints(x); return 2 }',
            "int",
            [2, [1, 3]],
        ),
        ("func solution(x *[]int) { *x = append(*x, 4) }", "void", [3, 1, 4]),
    ],
)
async def test_the_answer_of_an_in_place_question_is_the_argument(
    sandbox: Sandbox, source: str, returns: str, value: Json
) -> None:
    run = replace(go(source, ([3, 1],)), signature=Signature((NUMBERS,), returns, 0))
    assert [result.value for result in await collect(sandbox, run)] == [value]


@pytest.mark.parametrize(
    "source",
    [
        STACK,
        STACK.replace("NewStack", "Constructor"),
        STACK.replace("first []int", "first ...int"),
        STACK.replace(") *Stack", ") Stack").replace("&Stack{", "Stack{"),
    ],
)
async def test_an_object_lives_through_its_steps(sandbox: Sandbox, source: str) -> None:
    run = replace(
        go(source, STACK_CALL, STACK_CALL),
        entry="Stack",
        signature=STACK_SIGNATURE,
        methods=STACK_METHODS,
    )
    results = await collect(sandbox, run)
    assert [result.value for result in results] == [[None, None, 5, 1, "plates"]] * 2, results


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (STACK.replace(", first []int", "").replace("{first,", "{nil,"), "Stack must have 2"),
        (STACK.replace(") Pop", ") Take"), "Stack has no method Pop"),
        (
            STACK.replace("NewStack", "MakeStack"),
            "nothing named NewStack or Constructor is defined",
        ),
        ("func NewStack(x string, y []int) int { return 1 }", "nothing named Stack is defined"),
    ],
)
async def test_a_class_that_misses_the_question_does_not_compile(
    sandbox: Sandbox, source: str, error: str
) -> None:
    run = replace(go(source, STACK_CALL[:1]), entry="Stack", methods=STACK_METHODS)
    (result,) = await collect(sandbox, replace(run, signature=STACK_SIGNATURE))
    assert result.outcome is Outcome.COMPILE_ERROR
    assert error in (result.error or "")


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("func solution(a int) int { return 1 }", "solution must have 2 parameters, it has 1"),
        ("func solution(a, b int) {}", "solution must return a value"),
        ("func other(a, b int) int { return 1 }", "nothing named solution is defined"),
        ("var solution = 5", "solution must be a function"),
        ("func solution(a chan int, b int) int { return 1 }", "has the type chan int"),
    ],
)
async def test_a_function_that_misses_the_question_does_not_compile(
    sandbox: Sandbox, source: str, error: str
) -> None:
    run = replace(go(source, (1, 2), (3, 4)), signature=Signature(("int", "int"), "int"))
    results = await collect(sandbox, run)
    assert [result.outcome for result in results] == [Outcome.COMPILE_ERROR] * 2
    assert error in (results[0].error or ""), results[0]


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("foo\nfunc solution(x int) int { return x }",
         "solution.go:1:1: syntax error: non-declaration statement outside function body"),
        ("func solution(x int) int { return y }", "solution.go:1:35: undefined: y"),
        ("package main\n\nfunc solution(x int) int { return y }", "solution.go:3:35: undefined: y"),
        ("func solution(x int) int { return x }\nfoo",
         "solution.go:2:1: syntax error: non-declaration statement outside function body"),
        ("func solution(x int) int {\n\treturn x\n",
         "solution.go:3:1: syntax error: unexpected EOF, expected }"),
        ('import "os"\nfunc solution(x int) int {\n\ty := 1\n\treturn x\n}',
         'solution.go:1:8: "os" imported and not used\n'
         "solution.go:3:2: declared and not used: y"),
    ],
)  # fmt: skip
async def test_a_compile_error_names_the_candidates_line(
    sandbox: Sandbox, source: str, error: str
) -> None:
    (result,) = await collect(sandbox, go(source, (1,)))
    assert (result.outcome, result.error) == (Outcome.COMPILE_ERROR, error)


@pytest.mark.parametrize(
    "source",
    [
        "package main\nfunc solution(x int) int { return x }",
        "// first a comment\n\npackage main\nfunc solution(x int) int { return x }",
        'import ("container/heap"; "sort"; "strings")\nvar _ = heap.Init\nvar _ = sort.Ints\n'
        "var _ = strings.Fields\nfunc solution(x int) int { return x }",
        'import "fmt"\nfunc main() { fmt.Print(1) }\nfunc solution(x int) int { return x }',
        "/*\ntype ListNode struct { Val int }\n*/\n"
        "func solution(x int) int { return (&ListNode{Val: x}).Val }",
        "type (\n\tTreeNode struct { S int }\n)\nfunc solution(x int) int { return TreeNode{x}.S }",
        "func solution(x int) int { c := make(chan int); go func() { c <- x }(); return <-c }",
    ],
)
async def test_the_usual_ways_to_write_a_program_work(sandbox: Sandbox, source: str) -> None:
    (result,) = await collect(sandbox, go(source, (3,)))
    assert result.value == 3, result


async def test_prints_belong_to_their_call(sandbox: Sandbox) -> None:
    source = 'import "fmt"\nfunc solution(x int) { fmt.Println("see", x); println(x) }'
    results = await collect(sandbox, go(source, (1,), (2,)))
    assert [result.stdout for result in results] == ["see 1\n1\n", "see 2\n2\n"]


async def test_what_was_printed_before_a_time_limit_is_kept(sandbox: Sandbox) -> None:
    source = 'import "fmt"\nfunc solution() { fmt.Print("before"); for {} }'
    (result,) = await collect(sandbox, go(source, ()))
    assert (result.outcome, result.stdout) == (Outcome.TIME_LIMIT, "before")


async def test_state_lasts_within_a_run_and_not_beyond(sandbox: Sandbox) -> None:
    source = "var seen []int\nfunc solution(x int) []int { seen = append(seen, x); return seen }"
    for _ in range(2):
        results = await collect(sandbox, go(source, (1,), (2,)))
        assert [result.value for result in results] == [[1], [1, 2]]


async def test_calls_go_on_after_one_that_ended_the_program(sandbox: Sandbox) -> None:
    source = 'import "os"\nfunc solution(x int) int { if x == 0 { os.Exit(3) }; return x }'
    results = await collect(sandbox, go(source, (1,), (0,), (2,)))
    assert [result.value for result in results] == [1, None, 2]
    assert results[1].error == "the program exited with code 3 before it returned"


async def test_a_panic_holds_the_candidates_own_frames_and_lines(sandbox: Sandbox) -> None:
    source = (
        "func half(x int) int {\n\treturn 1 / x\n}\n\n"
        "func solution(x int) int {\n\tf := func() int { return half(x) }\n\treturn f()\n}\n"
    )
    first, second = await collect(sandbox, go(source, (0,), (1,)))
    assert first.error == (
        "panic: runtime error: integer divide by zero\n"
        "    at half (solution.go:2)\n"
        "    at solution.func1 (solution.go:6)\n"
        "    at solution (solution.go:7)"
    )
    assert second.value == 1


async def test_a_panic_elsewhere_ends_the_call_with_its_own_frames(sandbox: Sandbox) -> None:
    source = (
        "type box struct{}\nfunc (*box) open(x int) {\n\tpanic(x)\n}\n"
        'func solution(x int) {\n\tprint("before\\n")\n\tgo new(box).open(x)\n\tselect {}\n}\n'
    )
    (result,) = await collect(sandbox, go(source, (7,)))
    assert (result.outcome, result.stdout) == (Outcome.EXCEPTION, "before\n")
    assert result.error == "panic: 7\n    at (*box).open (solution.go:3)"


async def test_measurements_are_those_of_the_call(sandbox: Sandbox) -> None:
    source = "func solution(n int) int {\n\tx := make([]byte, n)\n\tfor i := range x { x[i] = 1 }\n"
    run = go(source + "\treturn len(x)\n}", (64 << 20,), (1,))
    first, second = await collect(sandbox, run)
    assert first.value == 64 << 20
    assert first.memory_bytes is not None
    assert 64 << 20 < first.memory_bytes < 80 << 20
    assert first.compile_ms is not None
    assert first.wall_ms < 1000
    assert second.compile_ms is None


async def test_garbage_is_collected_before_memory_runs_out(sandbox: Sandbox) -> None:
    source = (
        "var kept []byte\nfunc solution(n int) int {\n\tkept = make([]byte, 40<<20)\n"
        "\tfor i := range kept { kept[i] = 1 }\n\tsum := 0\n"
        "\tfor range n { x := make([]byte, 10<<20); x[n] = 1; sum += len(x) >> 20 }\n"
        "\treturn sum\n}"
    )
    (result,) = await collect(sandbox, go(source, (50,), limits=Limits(memory_bytes=96 << 20)))
    assert result.value == 500, result


async def test_cpu_time_is_limited_apart_from_wall_time(sandbox: Sandbox) -> None:
    limits = Limits(wall_ms=60_000, cpu_ms=200)
    (result,) = await collect(sandbox, go("func solution() { for {} }", (), limits=limits))
    assert result.outcome is Outcome.TIME_LIMIT
    assert result.wall_ms < 10_000


async def test_a_compilation_that_takes_too_long_leaves_nothing_behind(sandbox: Sandbox) -> None:
    lines = "\n".join(
        f"func f{n}(x map[int]string) []string {{ var y []string; for k, v := range x "
        "{ if k > 3 { y = append(y, v+v) } }; return y }"
        for n in range(1500)
    )
    source = f"{lines}\nfunc solution() int {{ return 1 }}"
    (result,) = await collect(sandbox, go(source, (), limits=Limits(compile_ms=150)))
    assert (result.outcome, result.error) == (
        Outcome.COMPILE_ERROR,
        "compiling took longer than 150 ms",
    )
    count = (
        'import "os"\nfunc solution() int { found, _ := os.ReadDir("/proc"); n := 0\n'
        "for _, each := range found { if c := each.Name()[0]; c >= '0' && c <= '9' { n++ } }\n"
        "return n }"
    )
    processes = await collect(sandbox, go(count, ()))
    # The supervisor, the compiler, the program and the child that waits.
    assert [result.value for result in processes] == [4]
    await assert_works(sandbox, GO)


async def test_large_values_go_in_and_come_out(sandbox: Sandbox) -> None:
    source = 'import "slices"\nfunc solution(x []int) []int { slices.Reverse(x); return x }'
    numbers = list(range(100_000))
    (result,) = await collect(sandbox, go(source, (numbers,)))
    assert result.value == numbers[::-1]
