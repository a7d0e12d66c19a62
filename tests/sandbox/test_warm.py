import asyncio

import pytest

from sandbox.contract import Language
from sandbox.pool.warm import WarmBoxes
from tests.sandbox.fake_fleet import FakeFleet

pytestmark = pytest.mark.anyio


async def settle() -> None:
    """Let every task that can run do so."""
    for _ in range(20):
        await asyncio.sleep(0)


def warm_boxes(fleet: FakeFleet, size: int = 2) -> tuple[WarmBoxes, list[str]]:
    short: list[str] = []
    warm = WarmBoxes(fleet, Language.PYTHON, size, lambda: short.append("short"))
    return warm, short


async def test_boxes_are_made_ahead_and_replaced_when_taken() -> None:
    fleet = FakeFleet()
    warm, _ = warm_boxes(fleet)
    warm.open()
    await settle()
    assert (warm.ready_count, warm.proven) == (2, True)
    assert await warm.take() is fleet.made[0]
    await settle()
    assert (warm.ready_count, len(fleet.made)) == (2, 3)


async def test_a_box_is_never_handed_out_twice() -> None:
    fleet = FakeFleet()
    warm, _ = warm_boxes(fleet)
    warm.open()
    taken = await asyncio.gather(*[warm.take() for _ in range(9)])
    assert len(set(taken)) == 9


async def test_a_box_that_died_while_waiting_is_replaced() -> None:
    fleet = FakeFleet()
    warm, _ = warm_boxes(fleet, size=1)
    warm.open()
    await settle()
    fleet.made[0].dead = True
    assert await warm.take() is fleet.made[1]
    assert fleet.destroyed == [fleet.made[0]]


async def test_pruning_finds_the_dead_before_anybody_asks() -> None:
    fleet = FakeFleet()
    warm, _ = warm_boxes(fleet, size=2)
    warm.open()
    await settle()
    fleet.made[1].dead = True
    warm.prune()
    await settle()
    assert fleet.destroyed == [fleet.made[1]]
    assert warm.ready_count == 2


async def test_a_caller_who_gives_up_does_not_take_a_box_along() -> None:
    fleet = FakeFleet()
    warm, _ = warm_boxes(fleet, size=0)
    waiting = asyncio.create_task(warm.take())
    await settle()
    waiting.cancel()
    await settle()
    warm.open()
    box = await warm.take()
    assert fleet.made == [box]


async def test_a_failure_is_remembered_until_the_next_try() -> None:
    fleet = FakeFleet()
    fleet.failures = 1
    warm, _ = warm_boxes(fleet, size=1)
    warm.open()
    await settle()
    assert (warm.failure, warm.proven) == ("it does not start", False)
    warm.open()
    await settle()
    assert (warm.failure, warm.proven) == (None, True)


async def test_a_full_fleet_is_asked_for_room_only_when_somebody_waits() -> None:
    fleet = FakeFleet(ceiling=1)
    warm, short = warm_boxes(fleet, size=2)
    warm.open()
    await settle()
    assert (len(fleet.made), short) == (1, [])
    await warm.take()
    waiting = asyncio.create_task(warm.take())
    await settle()
    assert short
    assert not waiting.done()
    fleet.destroy(fleet.made[0])
    warm.refill()
    assert await waiting is fleet.made[1]


async def test_closing_gives_up_the_boxes_that_wait() -> None:
    fleet = FakeFleet()
    warm, _ = warm_boxes(fleet)
    warm.open()
    await settle()
    warm.close()
    await settle()
    assert fleet.destroyed == fleet.made
    assert not warm.proven
