"""Every attack gets its exact outcome, and the same box is right for the next run."""

import pytest

from sandbox.client import Sandbox
from sandbox.contract import Lane, Outcome
from tests.sandbox.attacks import PYTHON, Attack
from tests.sandbox.attacks_javascript import LANGUAGE
from tests.sandbox.attacks_node import NODE
from tests.sandbox.attacks_typescript import TYPESCRIPT
from tests.sandbox.runner_process import assert_works, collect, request

pytestmark = pytest.mark.anyio

JAVASCRIPT = [*LANGUAGE, *NODE]
ALL = [*PYTHON, *JAVASCRIPT, *TYPESCRIPT]


def test_every_outcome_of_a_program_has_an_attack() -> None:
    ours = {Outcome.SANDBOX_ERROR}
    for attacks in (PYTHON, JAVASCRIPT, TYPESCRIPT):
        assert {attack.outcome for attack in attacks} == set(Outcome) - ours


@pytest.mark.parametrize("attack", ALL, ids=lambda a: f"{a.language.value}-{a.name}")
async def test_attack(sandbox: Sandbox, attack: Attack) -> None:
    run = request(attack.language, attack.source, (2, 3), limits=attack.limits)
    (result,) = await collect(sandbox, run)
    assert (result.outcome, result.value) == (attack.outcome, attack.value), result
    assert attack.says in (result.error or "")
    assert (result.error is None) == (attack.outcome is Outcome.OK)
    await assert_works(sandbox, attack.language)


@pytest.mark.parametrize(
    "attack", [PYTHON[0], JAVASCRIPT[0], TYPESCRIPT[0]], ids=lambda a: a.language.value
)
async def test_attacking_a_submission_leaves_the_next_one_alone(
    sandbox: Sandbox, attack: Attack
) -> None:
    run = request(attack.language, attack.source, (2, 3), lane=Lane.SUBMIT)
    (result,) = await collect(sandbox, run)
    assert result.outcome is attack.outcome
    await assert_works(sandbox, attack.language, Lane.SUBMIT)
