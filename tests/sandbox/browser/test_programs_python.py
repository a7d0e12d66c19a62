"""The Python programs that the boxes run, in the browser: the same outcomes and values."""

import pytest

from tests.sandbox.browser.driver import Driver, Result
from tests.sandbox.python_cases import MISTAKEN, TYPED, Case

_PATIENT_MS = 20_000


def _run(sandbox: Driver, case: Case) -> list[Result]:
    return sandbox.run(
        "python",
        case.source,
        *(list(call) for call in case.calls),
        entry=case.entry,
        signature=case.signature,
        methods=case.methods,
        wall_ms=_PATIENT_MS,
    )


@pytest.mark.parametrize("case", TYPED, ids=lambda case: case.name)
def test_typed(sandbox: Driver, case: Case) -> None:
    results = _run(sandbox, case)
    assert [result.outcome for result in results] == ["ok"] * len(case.calls), results
    assert tuple(result.value for result in results) == case.values


@pytest.mark.parametrize("case", MISTAKEN, ids=lambda case: case.name)
def test_mistaken(sandbox: Driver, case: Case) -> None:
    (result,) = _run(sandbox, case)
    assert (result.outcome, result.value) == (case.outcome, None), result
    assert case.says in (result.error or "")
