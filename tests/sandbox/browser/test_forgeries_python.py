"""Python programs that attack the verdict fare in the browser as they do in a box."""

import pytest

from tests.sandbox.attacks import Attack
from tests.sandbox.browser.driver import Driver
from tests.sandbox.forgeries_python import SHARED

_PATIENT_MS = 20_000


@pytest.mark.parametrize("attack", SHARED, ids=lambda attack: attack.name)
def test_forgery(sandbox: Driver, attack: Attack) -> None:
    (result,) = sandbox.run("python", attack.source, [2, 3], wall_ms=_PATIENT_MS)
    assert (result.outcome, result.value) == (attack.outcome, attack.value), result
    assert attack.says in (result.error or "")
    assert sandbox.value("python", "def solution(a, b): return a + b", 2, 3) == 5
