"""What ordinary JavaScript programs get, in the real sandbox."""

import pytest

from sandbox.client import Sandbox
from sandbox.contract import Json, Language, Outcome
from tests.sandbox.attacks import PATIENT
from tests.sandbox.program import Program, run_of
from tests.sandbox.programs_javascript import ALL
from tests.sandbox.runner_process import collect, request

pytestmark = pytest.mark.anyio

JAVASCRIPT = Language.JAVASCRIPT


@pytest.mark.parametrize(
    "source",
    [
        "function solution(a, b) { return a * b; }",
        "'use strict';\nconst solution = (a, b) => a * b",
        "let solution; solution = function (a, b) { return a * b; };",
        "class Box { static of(a, b) { return a * b; } }\nvar solution = Box.of;",
        "module.exports = { solution: (a, b) => a * b };",
        "exports.solution = (a, b) => a * b; // the end",
        "export function solution(a, b) { return a * b; }",
        "export const solution = (a, b) => a * b;",
        "function solution(a, b) { return a * b; }\nexport { solution };",
        "export default function (a, b) { return a * b; }",
        "import assert from 'assert';\nexport function solution(a, b) { assert(a); return a * b; }",
        "const assert = require('assert');\nfunction solution(a, b) { assert(a); return a * b; }",
        "async function solution(a, b) { return a * b; }",
        "const solution = (a, b) => new Promise((done) => setTimeout(done, 5, a * b));",
    ],
)
async def test_every_way_to_define_solution_works(sandbox: Sandbox, source: str) -> None:
    results = await collect(sandbox, request(JAVASCRIPT, source, (2, 3), (4, 5)))
    assert [result.value for result in results] == [6, 20], results


async def test_values_of_every_json_kind_come_back(sandbox: Sandbox) -> None:
    values: list[Json] = [None, True, 0, 1.5, "é\n", [1, [2]], {"a": {"b": []}}]
    run = request(JAVASCRIPT, "function solution(x) { return x; }", *[(value,) for value in values])
    assert [result.value for result in await collect(sandbox, run)] == values


@pytest.mark.parametrize("program", ALL, ids=lambda program: program.name)
async def test_typed_values_and_lives_of_objects(sandbox: Sandbox, program: Program) -> None:
    (result,) = await collect(sandbox, run_of(program, JAVASCRIPT, PATIENT))
    assert (result.outcome, result.value) == (program.outcome, program.value), result
    assert program.says in (result.error or "")


async def test_typed_arrays_are_lists_and_undefined_members_vanish(sandbox: Sandbox) -> None:
    source = "function solution() { return { a: new Int32Array([1, 2]), b: undefined }; }"
    (result,) = await collect(sandbox, request(JAVASCRIPT, source, ()))
    assert result.value == {"a": [1, 2]}


async def test_prints_belong_to_their_call(sandbox: Sandbox) -> None:
    source = "function solution(x) { console.log('see', x); console.error(x); }"
    results = await collect(sandbox, request(JAVASCRIPT, source, (1,), (2,)))
    assert [result.stdout for result in results] == ["see 1\n1\n", "see 2\n2\n"]


async def test_state_lasts_within_a_run_and_not_beyond(sandbox: Sandbox) -> None:
    source = "const seen = [];\nfunction solution(x) { seen.push(x); return seen; }"
    run = request(JAVASCRIPT, source, (1,), (2,))
    for _ in range(2):
        assert [result.value for result in await collect(sandbox, run)] == [[1], [1, 2]]


async def test_calls_go_on_after_one_that_was_killed(sandbox: Sandbox) -> None:
    source = "function solution(x) { while (x); return 'done'; }"
    results = await collect(sandbox, request(JAVASCRIPT, source, (0,), (1,), (0,)))
    assert [result.outcome for result in results] == [
        Outcome.OK,
        Outcome.TIME_LIMIT,
        Outcome.OK,
    ]


async def test_every_promise_that_never_settles_is_told_apart(sandbox: Sandbox) -> None:
    source = "function solution(x) { return x ? new Promise(() => {}) : x; }"
    results = await collect(sandbox, request(JAVASCRIPT, source, (1,), (1,), (0,)))
    assert [result.outcome for result in results] == [
        Outcome.EXCEPTION,
        Outcome.EXCEPTION,
        Outcome.OK,
    ]


async def test_a_stack_holds_the_candidates_own_frames_and_lines(sandbox: Sandbox) -> None:
    source = "function half(x) {\n  return x.y.z;\n}\nconst solution = (x) => half(x);\n"
    (result,) = await collect(sandbox, request(JAVASCRIPT, source, (0,)))
    assert result.error == (
        "TypeError: Cannot read properties of undefined (reading 'z')\n"
        "    at half (solution.js:2:14)\n"
        "    at solution (solution.js:4:25)"
    )


async def test_a_syntax_error_shows_the_candidates_line(sandbox: Sandbox) -> None:
    source = "function solution(x) {\n  let y = ;\n}\n"
    (result,) = await collect(sandbox, request(JAVASCRIPT, source, (0,)))
    assert result.error == (
        "solution.js:2\n  let y = ;\n          ^\n\nSyntaxError: Unexpected token ';'"
    )
