"""What attacks a box with the language alone: in the browser it has the same outcome."""

import pytest

from sandbox.contract import Outcome
from tests.sandbox.attacks import Attack
from tests.sandbox.attacks_javascript import LANGUAGE
from tests.sandbox.browser.driver import Driver


@pytest.mark.parametrize("language", ["javascript", "typescript"])
@pytest.mark.parametrize("attack", LANGUAGE, ids=lambda attack: attack.name)
def test_attack(sandbox: Driver, language: str, attack: Attack) -> None:
    wall_ms = 400 if attack.outcome is Outcome.TIME_LIMIT else 5_000
    [result] = sandbox.run(language, attack.source, [2, 3], wall_ms=wall_ms)
    assert (result.outcome, result.value) == (attack.outcome, attack.value), result
    assert sandbox.value(language, "function solution(a, b) { return a + b; }", 2, 3) == 5
