"""Every attack gets its exact outcome, harms no neighbour, and leaves the pool as it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager

import pytest

from sandbox.client import Sandbox
from sandbox.contract import CallResult, Json, Lane, Language, Outcome
from tests.folders import open_folder
from tests.sandbox.attacks import Attack
from tests.sandbox.attacks_cpp import CPP
from tests.sandbox.attacks_go import GO
from tests.sandbox.attacks_java import JAVA
from tests.sandbox.attacks_javascript import LANGUAGE
from tests.sandbox.attacks_node import NODE
from tests.sandbox.attacks_python import PYTHON
from tests.sandbox.attacks_typescript import TYPESCRIPT
from tests.sandbox.onlooker import Onlooker, eventually
from tests.sandbox.runner_process import RunnerProcess, assert_works, collect, request

pytestmark = pytest.mark.anyio

ATTACKS = {
    Language.PYTHON: PYTHON,
    Language.JAVASCRIPT: [*LANGUAGE, *NODE],
    Language.TYPESCRIPT: TYPESCRIPT,
    Language.JAVA: JAVA,
    Language.CPP: CPP,
    Language.GO: GO,
}
ALL = [attack for attacks in ATTACKS.values() for attack in attacks]
# One attack for each way in which the run of a single-use box can end.
SUBMITTED = list({(attack.language, attack.outcome): attack for attack in reversed(ALL)}.values())

_ATTACKER = "mallory"
_NEIGHBOUR = "alice"
_NEIGHBOURS_LANGUAGE = Language.PYTHON
_NEIGHBOURS_SOURCE = """
import time
seen = []
def solution(number):
    seen.append(number)
    time.sleep(0.01)
    return [len(seen), number * number]
"""
_NEIGHBOURS_VALUES = [[1, 0], [2, 1], [3, 4]]


def name_of(attack: Attack) -> str:
    return f"{attack.language.value}-{attack.name}"


class Scene:
    """A runner with its boxes, an attacker, a neighbour, and who watches them all."""

    def __init__(self, runner: RunnerProcess) -> None:
        self._runner = runner
        self.sandbox = runner.sandbox
        self.onlooker = Onlooker(runner.instance)

    async def prepare(self) -> None:
        """Learn what boxes look like before there is any attack."""
        sandbox = Sandbox(self._runner.socket_path)
        for language in ATTACKS:
            await assert_works(sandbox, language, owner=_ATTACKER)
            await self.onlooker.learn(language)
        sandbox.close()

    @asynccontextmanager
    async def neighbour(self) -> AsyncGenerator[None, None]:
        """Runs of another owner that begin before the body and end after it, all of them right."""
        going_on, over = asyncio.Event(), asyncio.Event()
        runs = asyncio.create_task(self._neighbours_runs(going_on, over))
        first = asyncio.create_task(going_on.wait())
        await asyncio.wait({runs, first}, return_when=asyncio.FIRST_COMPLETED)
        try:
            yield
        finally:
            first.cancel()
            over.set()
            await runs

    async def _neighbours_runs(self, going_on: asyncio.Event, over: asyncio.Event) -> None:
        calls = [(number,) for number in range(len(_NEIGHBOURS_VALUES))]
        run = request(_NEIGHBOURS_LANGUAGE, _NEIGHBOURS_SOURCE, *calls, owner=_NEIGHBOUR)
        while not over.is_set():
            values: list[Json] = []
            async for result in self.sandbox.run(run):
                values.append(result.value)
                going_on.set()
            assert values == _NEIGHBOURS_VALUES

    async def carry_out(self, attack: Attack, lane: Lane) -> CallResult:
        run = request(
            attack.language,
            attack.source,
            (2, 3),
            lane=lane,
            owner=_ATTACKER,
            limits=attack.limits,
        )
        (result,) = await collect(self.sandbox, run)
        return result

    async def wait_whole(self, language: Language) -> set[str]:
        """Wait for one warm box, the attacker's and the neighbour's, all as good as new."""
        boxes = 2 + (language is _NEIGHBOURS_LANGUAGE)
        return await self.onlooker.wait_whole(language, boxes)


@pytest.fixture(scope="module")
def scene(docker_engine: None) -> Generator[Scene]:
    with open_folder() as folder:
        runner = RunnerProcess(folder / "attacked.sock", languages=ATTACKS)
        try:
            prepared = Scene(runner.wait_ready())
            asyncio.run(prepared.prepare())
            yield prepared
        finally:
            runner.stop()


def test_every_outcome_of_a_program_has_an_attack() -> None:
    ours = {Outcome.SANDBOX_ERROR}
    for attacks in ATTACKS.values():
        assert {attack.outcome for attack in attacks} == set(Outcome) - ours


def test_no_two_attacks_have_one_name() -> None:
    assert len({name_of(attack) for attack in ALL}) == len(ALL)


def assert_exact(attack: Attack, result: CallResult) -> None:
    assert (result.outcome, result.value) == (attack.outcome, attack.value), result
    assert attack.says in (result.error or "")
    assert (result.error is None) == (attack.outcome is Outcome.OK)


@pytest.mark.parametrize("attack", ALL, ids=name_of)
async def test_an_attack_leaves_its_box_as_it_was(scene: Scene, attack: Attack) -> None:
    async with scene.neighbour():
        result = await scene.carry_out(attack, Lane.RUN)
    assert_exact(attack, result)
    await assert_works(scene.sandbox, attack.language, owner=_ATTACKER)
    await scene.wait_whole(attack.language)


@pytest.mark.parametrize("attack", SUBMITTED, ids=name_of)
async def test_the_box_of_an_attacking_submission_is_destroyed_and_replaced(
    scene: Scene, attack: Attack
) -> None:
    await assert_works(scene.sandbox, attack.language, owner=_ATTACKER)
    before = await scene.wait_whole(attack.language)
    async with scene.neighbour():
        result = await scene.carry_out(attack, Lane.SUBMIT)
    assert_exact(attack, result)

    def gone() -> set[str] | None:
        return before - set(scene.onlooker.boxes(attack.language)) or None

    destroyed = await eventually(gone, lambda: f"all of {before} are still there")
    assert len(destroyed) == 1
    await scene.wait_whole(attack.language)
    await assert_works(scene.sandbox, attack.language, owner=_ATTACKER)
