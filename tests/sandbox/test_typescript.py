"""What ordinary TypeScript programs get, in the real sandbox."""

from dataclasses import replace

import pytest

from sandbox.client import Sandbox
from sandbox.contract import Language, Limits, Outcome, Signature
from tests.sandbox.attacks import PATIENT
from tests.sandbox.program import Program, run_of
from tests.sandbox.programs_javascript import ALL
from tests.sandbox.programs_typescript import BROKEN, MAPPED, SYNTAX
from tests.sandbox.runner_process import QUICK, collect, request

pytestmark = pytest.mark.anyio

TYPESCRIPT = Language.TYPESCRIPT


@pytest.mark.parametrize("program", ALL, ids=lambda program: program.name)
async def test_what_runs_as_javascript_runs_as_typescript(
    sandbox: Sandbox, program: Program
) -> None:
    (result,) = await collect(sandbox, run_of(program, TYPESCRIPT, PATIENT))
    assert (result.outcome, result.value) == (program.outcome, program.value), result
    assert program.says in (result.error or "")


@pytest.mark.parametrize("program", SYNTAX, ids=lambda program: program.name)
async def test_the_languages_own_syntax_works(sandbox: Sandbox, program: Program) -> None:
    (result,) = await collect(sandbox, run_of(program, TYPESCRIPT, PATIENT))
    assert (result.outcome, result.value) == (program.outcome, program.value), result


@pytest.mark.parametrize("program", [*BROKEN, *MAPPED], ids=lambda program: program.name)
async def test_an_error_is_placed_in_the_candidates_own_source(
    sandbox: Sandbox, program: Program
) -> None:
    (result,) = await collect(sandbox, run_of(program, TYPESCRIPT, PATIENT))
    assert (result.outcome, result.error) == (program.outcome, program.says)


async def test_every_call_of_a_program_that_does_not_compile_says_so(sandbox: Sandbox) -> None:
    results = await collect(sandbox, request(TYPESCRIPT, "let x: = 1;", (1,), (2,)))
    assert [result.outcome for result in results] == [Outcome.COMPILE_ERROR] * 2
    assert results[0].error == results[1].error == "solution.ts:1:8 - error TS1110: Type expected."
    assert results[0].compile_ms is not None


async def test_compiling_is_no_part_of_a_calls_time(sandbox: Sandbox) -> None:
    lines = "".join(f"export const f{i} = (n: number): number => n + {i};\n" for i in range(3000))
    source = lines + "export const solution = (n: number) => f7(n);"
    run = request(TYPESCRIPT, source, (1,), (2,), limits=replace(QUICK, wall_ms=2000, cpu_ms=2000))
    first, second = await collect(sandbox, run)
    assert [first.value, second.value] == [8, 9]
    assert first.compile_ms is not None
    assert first.compile_ms > 10 * second.wall_ms
    assert second.compile_ms is None


async def test_compiling_too_long_is_a_compile_error(sandbox: Sandbox) -> None:
    source = (
        "export const solution = (n: number) => n;\n" + "let x = { a: [1, '2', `3`] };\n" * 8000
    )
    run = request(TYPESCRIPT, source, (1,), limits=replace(QUICK, compile_ms=20))
    (result,) = await collect(sandbox, run)
    assert result.outcome is Outcome.COMPILE_ERROR
    assert result.error == "compiling took longer than 20 ms"
    run = request(TYPESCRIPT, "const solution = (n: number) => n;", (1,))
    assert [result.value for result in await collect(sandbox, run)] == [1]


async def test_limits_hold_as_in_javascript(sandbox: Sandbox) -> None:
    source = """
    type Job = 'spin' | 'heap' | 'flood' | 'nothing';
    const jobs: Record<Job, () => unknown> = {
      spin: () => { for (;;); },
      heap: () => { const all: number[][] = []; for (;;) all.push(new Array(1000).fill(1.5)); },
      flood: () => { for (;;) console.log('x'.repeat(99)); },
      nothing: () => null,
    };
    const solution = (job: Job) => jobs[job]();
    """
    limits = Limits(wall_ms=3000, cpu_ms=3000, memory_bytes=128 * 1024 * 1024)
    calls = (("spin",), ("heap",), ("flood",), ("nothing",))
    results = await collect(sandbox, request(TYPESCRIPT, source, *calls, limits=limits))
    assert [result.outcome for result in results] == [
        Outcome.TIME_LIMIT,
        Outcome.MEMORY_LIMIT,
        Outcome.OUTPUT_LIMIT,
        Outcome.OK,
    ]


async def test_operations_are_counted(sandbox: Sandbox) -> None:
    source = """
    const solution = (a: number[]): number => {
      let pairs = 0;
      for (const x of a) for (const y of a) if (x < y) pairs += 1;
      return pairs;
    };
    """
    sizes = (20, 40, 80)
    run = request(TYPESCRIPT, source, *[(list(range(size)),) for size in sizes], limits=PATIENT)
    run = replace(run, signature=Signature((("list", "int"),), "int"), count_operations=True)
    small, middle, large = [result.operations or 0 for result in await collect(sandbox, run)]
    assert 3.5 < middle / small < 4.5
    assert 3.5 < large / middle < 4.5
