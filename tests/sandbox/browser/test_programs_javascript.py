"""The programs that the boxes run, in the browser: the same outcomes, values and places."""

import pytest

from tests.sandbox.browser.driver import Driver, Result
from tests.sandbox.program import Program
from tests.sandbox.programs_javascript import ALL
from tests.sandbox.programs_typescript import BROKEN, MAPPED, SYNTAX

_PATIENT_MS = 5_000


def _run(sandbox: Driver, language: str, program: Program) -> Result:
    (result,) = sandbox.run(
        language,
        program.source,
        list(program.arguments),
        entry=program.entry,
        signature=program.signature,
        methods=program.methods,
        wall_ms=_PATIENT_MS,
    )
    return result


@pytest.mark.parametrize("language", ["javascript", "typescript"])
@pytest.mark.parametrize("program", ALL, ids=lambda program: program.name)
def test_typed_values_and_lives_of_objects(
    sandbox: Driver, language: str, program: Program
) -> None:
    result = _run(sandbox, language, program)
    assert (result.outcome, result.value) == (program.outcome, program.value), result
    assert program.says in (result.error or "")


@pytest.mark.parametrize("program", SYNTAX, ids=lambda program: program.name)
def test_typescripts_own_syntax_works(sandbox: Driver, program: Program) -> None:
    result = _run(sandbox, "typescript", program)
    assert (result.outcome, result.value) == (program.outcome, program.value), result


@pytest.mark.parametrize("program", [*BROKEN, *MAPPED], ids=lambda program: program.name)
def test_an_error_of_typescript_is_placed_in_the_source(sandbox: Driver, program: Program) -> None:
    result = _run(sandbox, "typescript", program)
    assert result.outcome == program.outcome
    assert _without_blank_lines(result.error or "") == _without_blank_lines(program.says)


@pytest.mark.parametrize(
    "source", ["(" * 50_000, f"type T = {'Array<' * 20_000}number{'>' * 20_000};"]
)
def test_a_source_that_overwhelms_the_compiler_does_not_compile(
    sandbox: Driver, source: str
) -> None:
    result = _run(sandbox, "typescript", Program("deep", source, ()))
    assert result.outcome == "compile_error"
    assert result.error == "solution.ts - error: it is nested too deeply"
    assert sandbox.value("typescript", "const solution = (a: number) => a;", 1) == 1


def _without_blank_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]
