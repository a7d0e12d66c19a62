from __future__ import annotations

import asyncio

import pytest

from sandbox.contract import Language, SandboxUnavailable
from sandbox.pool.calm import Calm
from sandbox.pool.demand import Demand, Size
from sandbox.pool.warm import MAX_WAITING, WarmBoxes
from sandbox.runners.box import Box
from tests.sandbox.fake_fleet import FakeFleet

pytestmark = pytest.mark.anyio


async def settle() -> None:
    """Let every task that can run do so."""
    for _ in range(20):
        await asyncio.sleep(0)


class Pool:
    """Warm Python boxes over a fake fleet and a clock that a test sets."""

    def __init__(self, size: int = 2, most: int = 8, fleet: FakeFleet | None = None) -> None:
        self.fleet = fleet or FakeFleet()
        self.calm = Calm(gap_seconds=0)
        self.short: list[str] = []
        self.now = 0.0
        demand = Demand(Size(size, most), lambda: self.now)
        when_short = lambda: self.short.append("short")  # noqa: E731
        self.warm = WarmBoxes(self.fleet, Language.PYTHON, demand, self.calm, when_short)

    async def opened(self) -> Pool:
        self.warm.open()
        await settle()
        return self

    async def take(self) -> Box:
        return await self.warm.take(lambda _: None)


async def test_boxes_are_made_ahead_and_replaced_when_taken() -> None:
    pool = await Pool().opened()
    assert (pool.warm.ready_count, pool.warm.proven) == (2, True)
    assert await pool.take() is pool.fleet.made[0]
    await settle()
    assert (pool.warm.ready_count, len(pool.fleet.made)) == (2, 3)


async def test_a_box_is_never_handed_out_twice() -> None:
    pool = Pool()
    pool.warm.open()
    taken = await asyncio.gather(*[pool.take() for _ in range(9)])
    assert len(set(taken)) == 9


async def test_a_busy_pool_grows_up_to_its_most_and_shrinks_when_it_is_over() -> None:
    pool = await Pool(size=1, most=3).opened()
    for _ in range(5):
        await pool.take()
        await settle()
    assert pool.warm.ready_count == 3
    pool.now = 11.0
    pool.warm.prune()
    assert pool.warm.ready_count == 1


async def test_a_language_that_nobody_wants_has_no_box_until_it_is_prepared() -> None:
    pool = await Pool(size=0).opened()
    assert (pool.warm.ready_count, pool.warm.usable) == (0, True)
    pool.warm.prepare()
    await settle()
    assert pool.warm.ready_count == 1
    pool.now = 601.0
    pool.warm.prune()
    assert pool.warm.ready_count == 0


async def test_boxes_beyond_the_low_water_mark_are_made_in_the_gaps_between_runs() -> None:
    pool = Pool(size=4)
    with pool.calm.broken():
        await pool.opened()
        assert pool.warm.ready_count == 1
    await asyncio.sleep(0)
    await settle()
    assert pool.warm.ready_count == 4


async def test_a_box_that_died_while_waiting_is_replaced() -> None:
    pool = await Pool(size=1).opened()
    pool.fleet.made[0].dead = True
    assert await pool.take() is pool.fleet.made[1]
    assert pool.fleet.destroyed == [pool.fleet.made[0]]


async def test_pruning_finds_the_dead_before_anybody_asks() -> None:
    pool = await Pool().opened()
    pool.fleet.made[1].dead = True
    pool.warm.prune()
    await settle()
    assert pool.fleet.destroyed == [pool.fleet.made[1]]
    assert pool.warm.ready_count == 2


async def test_a_caller_who_gives_up_does_not_take_a_box_along() -> None:
    pool = Pool(size=0, most=0)
    waiting = asyncio.create_task(pool.take())
    await settle()
    waiting.cancel()
    await settle()
    pool.warm.open()
    box = await pool.take()
    assert box is pool.fleet.made[0]


async def test_callers_hear_their_place_in_the_queue_as_it_changes() -> None:
    pool = Pool(size=0)
    heard: list[tuple[str, int]] = []
    ada = asyncio.create_task(pool.warm.take(lambda place: heard.append(("ada", place))))
    bob = asyncio.create_task(pool.warm.take(lambda place: heard.append(("bob", place))))
    await settle()
    ada.cancel()
    await settle()
    assert heard == [("ada", 1), ("bob", 2), ("bob", 1)]
    pool.warm.open()
    assert await bob in pool.fleet.made


async def test_a_full_queue_refuses() -> None:
    pool = Pool(size=0)
    waiting = [asyncio.create_task(pool.take()) for _ in range(MAX_WAITING)]
    await settle()
    with pytest.raises(SandboxUnavailable, match="all 64 places"):
        await pool.take()
    pool.warm.open()
    assert len(set(await asyncio.gather(*waiting))) == MAX_WAITING


async def test_a_failure_is_remembered_until_the_next_try() -> None:
    pool = Pool(size=1)
    pool.fleet.failures = 1
    await pool.opened()
    assert (pool.warm.failure, pool.warm.usable) == ("it does not start", False)
    await pool.opened()
    assert (pool.warm.failure, pool.warm.usable) == (None, True)


async def test_a_full_fleet_is_asked_for_room_only_when_somebody_waits() -> None:
    pool = await Pool(fleet=FakeFleet(ceiling=1)).opened()
    assert (len(pool.fleet.made), pool.short) == (1, [])
    await pool.take()
    waiting = asyncio.create_task(pool.take())
    await settle()
    assert pool.short
    assert not waiting.done()
    pool.fleet.destroy(pool.fleet.made[0])
    pool.warm.refill()
    assert await waiting is pool.fleet.made[1]


async def test_a_waiting_box_is_given_up_for_another_language() -> None:
    pool = await Pool(size=1).opened()
    assert pool.warm.yield_box()
    assert not pool.warm.yield_box()
    assert pool.fleet.destroyed == [pool.fleet.made[0]]


async def test_closing_gives_up_the_boxes_that_wait() -> None:
    pool = await Pool().opened()
    pool.warm.close()
    await settle()
    assert pool.fleet.destroyed == pool.fleet.made
    assert not pool.warm.proven
