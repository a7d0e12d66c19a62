import asyncio
from contextlib import AbstractAsyncContextManager

import pytest

from sandbox.contract import Language
from sandbox.pool.bound import BoundBoxes, OnPosition
from sandbox.runners.box import Box
from tests.sandbox.fake_fleet import FakeFleet

pytestmark = pytest.mark.anyio

PYTHON, JAVASCRIPT = Language.PYTHON, Language.JAVASCRIPT


class Bound:
    """Bound boxes over a fake fleet and a clock that a test sets."""

    def __init__(self) -> None:
        self.fleet = FakeFleet()
        self.now = 0.0
        self.boxes = BoundBoxes(self.fleet, self.take, 600, lambda: self.now)

    async def take(self, language: Language, on_position: OnPosition) -> Box:
        del on_position
        return await self.fleet.start(language)

    def lease(self, owner: str, language: Language = PYTHON) -> AbstractAsyncContextManager[Box]:
        return self.boxes.lease(owner, language, lambda _: None)

    async def run(self, owner: str, language: Language = PYTHON) -> Box:
        async with self.lease(owner, language) as box:
            return box


async def test_an_owner_keeps_its_box() -> None:
    bound = Bound()
    assert await bound.run("ada") is await bound.run("ada")


async def test_owners_and_languages_never_share_a_box() -> None:
    bound = Bound()
    used = [await bound.run("ada"), await bound.run("bob"), await bound.run("ada", JAVASCRIPT)]
    assert len(set(used)) == 3


async def test_runs_of_one_owner_wait_for_each_other() -> None:
    bound = Bound()
    async with bound.lease("ada"):
        second = asyncio.create_task(bound.run("ada"))
        await asyncio.sleep(0)
        assert not second.done()
    assert await second is bound.fleet.made[0]


async def test_a_box_whose_run_was_left_is_destroyed() -> None:
    bound = Bound()
    with pytest.raises(asyncio.CancelledError):
        async with bound.lease("ada"):
            raise asyncio.CancelledError
    assert bound.fleet.destroyed == bound.fleet.made
    assert await bound.run("ada") is bound.fleet.made[1]


async def test_a_box_that_died_between_two_runs_is_replaced() -> None:
    bound = Bound()
    first = await bound.run("ada")
    bound.fleet.made[0].dead = True
    assert await bound.run("ada") is not first
    assert bound.fleet.destroyed == [first]


async def test_release_destroys_the_owners_boxes_alone() -> None:
    bound = Bound()
    ada, bob = await bound.run("ada"), await bound.run("bob")
    bound.boxes.release("ada")
    assert bound.fleet.destroyed == [ada]
    assert await bound.run("bob") is bob


async def test_a_run_that_waited_while_its_owner_was_released_leaves_no_box_behind() -> None:
    bound = Bound()
    async with bound.lease("ada") as first:
        second = asyncio.create_task(bound.run("ada"))
        await asyncio.sleep(0)
        bound.boxes.release("ada")
        bound.fleet.made[0].dead = True
    await second
    assert set(bound.fleet.destroyed) == set(bound.fleet.made)
    assert first in bound.fleet.destroyed


async def test_idle_boxes_go_after_a_while() -> None:
    bound = Bound()
    ada = await bound.run("ada")
    bound.now = 599
    await bound.run("bob")
    bound.now = 601
    bound.boxes.drop_idle()
    assert bound.fleet.destroyed == [ada]


async def test_room_is_made_by_the_longest_idle_and_never_by_one_in_use() -> None:
    bound = Bound()
    ada = await bound.run("ada")
    bound.now = 5
    async with bound.lease("bob"):
        assert bound.boxes.drop_longest_idle()
        assert not bound.boxes.drop_longest_idle()
    assert bound.fleet.destroyed == [ada]
