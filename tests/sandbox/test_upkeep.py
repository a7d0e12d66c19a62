"""What the runner does between runs, round by round, over an engine that a test takes away."""

from __future__ import annotations

import asyncio
import socket

import pytest

from sandbox.contract import Language
from sandbox.pool.bound import BoundBoxes
from sandbox.pool.calm import Calm
from sandbox.pool.demand import Demand, Size
from sandbox.pool.fleet import Ceiling, Fleet
from sandbox.pool.warm import WarmBoxes
from sandbox.service.upkeep import Upkeep
from tests.sandbox.fake_engine import FakeEngine

pytestmark = pytest.mark.anyio

PYTHON, JAVASCRIPT = Language.PYTHON, Language.JAVASCRIPT


class Household:
    """A runner's parts without its socket."""

    def __init__(self, engine: FakeEngine | None = None, size: int = 2) -> None:
        self.engine = engine or FakeEngine()
        self.calm = Calm(gap_seconds=0)
        self.fleet = Fleet(self.engine, Ceiling(16, 1 << 50), self.calm)
        self.warm = {language: self._warm(language, size) for language in (PYTHON, JAVASCRIPT)}
        self.bound = BoundBoxes(
            self.fleet, lambda language, tell: self.warm[language].take(tell), 600, lambda: 0.0
        )
        self.said: list[str] = []
        self.upkeep = Upkeep(self.engine, self.fleet, self.warm, self.bound, self.said.append)

    def _warm(self, language: Language, size: int) -> WarmBoxes:
        demand = Demand(Size(size, 8), lambda: 0.0)
        return WarmBoxes(self.fleet, language, demand, self.calm, lambda: None)

    async def settle(self) -> None:
        """Let every task that can run do so."""
        for _ in range(50):
            await asyncio.sleep(0)

    async def rounds(self, count: int = 1) -> None:
        for _ in range(count):
            await self.settle()
            await self.upkeep.round()
            await self.settle()

    def ready_counts(self) -> list[int]:
        return [warm.ready_count for warm in self.warm.values()]


async def test_the_status_names_the_languages_that_take_runs() -> None:
    house = Household()
    assert house.upkeep.status().reason == "the runner is starting"
    await house.rounds(2)
    status = house.upkeep.status()
    assert (status.ready, status.reason, status.runtime) == (True, None, "runc")
    assert status.languages == (PYTHON, JAVASCRIPT)
    assert house.said[-1] == "ready"


async def test_what_an_earlier_runner_left_is_removed_before_the_first_box() -> None:
    house = Household()
    house.engine.containers["left-1"], _ = socket.socketpair()
    await house.rounds()
    assert "left-1" not in house.engine.containers
    assert "removed 1 boxes that were left before" in house.said


async def test_a_box_that_died_while_it_waited_is_replaced() -> None:
    house = Household()
    await house.rounds()
    house.engine.kill("python-1")
    await house.rounds(2)
    assert house.ready_counts() == [2, 2]
    assert "python-1" not in house.engine.containers


async def test_an_engine_that_restarts_finds_its_dead_boxes_replaced() -> None:
    house = Household()
    await house.rounds()
    before = set(house.engine.containers)
    house.engine.away = True
    for container in before:
        house.engine.kill(container)
    await house.rounds()
    status = house.upkeep.status()
    assert (status.ready, status.reason) == (False, "the engine is away")
    assert house.upkeep.problem_of(PYTHON) == "the engine is away"
    house.engine.away = False
    await house.rounds(2)
    assert house.upkeep.status().ready
    assert house.ready_counts() == [2, 2]
    assert not before & set(house.engine.containers)


async def test_a_container_that_could_not_be_removed_is_removed_in_a_later_round() -> None:
    house = Household()
    await house.rounds()
    box = await house.warm[PYTHON].take(lambda _: None)
    house.engine.away = True
    house.fleet.destroy(box)
    await house.settle()
    assert box.container in house.engine.containers
    house.engine.away = False
    await house.rounds(2)
    assert box.container not in house.engine.containers


async def test_the_first_failure_is_tried_again_at_once_and_the_next_after_a_while() -> None:
    house = Household(size=1)
    await house.rounds(2)
    house.engine.refusals = 2
    house.engine.kill("python-1")
    await house.rounds()
    assert house.ready_counts() == [0, 1]
    await house.rounds()
    assert (house.ready_counts(), house.engine.refusals) == ([0, 1], 0)
    await house.rounds(9)
    assert house.ready_counts() == [0, 1]
    await house.rounds(2)
    assert house.ready_counts() == [1, 1]
