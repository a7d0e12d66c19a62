"""Every attack gets its exact outcome, and the same box is right for the next run."""

import itertools

import pytest

from sandbox.client import Sandbox
from sandbox.contract import Lane, Outcome
from tests.sandbox.attacks import JAVASCRIPT, PYTHON, Attack
from tests.sandbox.attacks_cpp import CPP
from tests.sandbox.attacks_go import GO
from tests.sandbox.runner_process import assert_works, collect, request

pytestmark = pytest.mark.anyio

LANGUAGES = [PYTHON, JAVASCRIPT, CPP, GO]


def test_every_outcome_of_a_program_has_an_attack() -> None:
    ours = {Outcome.SANDBOX_ERROR}
    for attacks in LANGUAGES:
        assert {attack.outcome for attack in attacks} == set(Outcome) - ours


@pytest.mark.parametrize(
    "attack", [*itertools.chain(*LANGUAGES)], ids=lambda a: f"{a.language.value}-{a.name}"
)
async def test_attack(sandbox: Sandbox, attack: Attack) -> None:
    run = request(attack.language, attack.source, (2, 3), limits=attack.limits)
    (result,) = await collect(sandbox, run)
    assert (result.outcome, result.value) == (attack.outcome, attack.value), result
    assert attack.says in (result.error or "")
    assert (result.error is None) == (attack.outcome is Outcome.OK)
    await assert_works(sandbox, attack.language)


@pytest.mark.parametrize(
    "attack", [attacks[0] for attacks in LANGUAGES], ids=lambda a: a.language.value
)
async def test_attacking_a_submission_leaves_the_next_one_alone(
    sandbox: Sandbox, attack: Attack
) -> None:
    run = request(attack.language, attack.source, (2, 3), lane=Lane.SUBMIT)
    (result,) = await collect(sandbox, run)
    assert result.outcome is attack.outcome
    await assert_works(sandbox, attack.language, Lane.SUBMIT)
