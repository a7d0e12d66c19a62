"""How many boxes may live at once."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from sandbox.contract import Language
from sandbox.languages import RUNTIMES
from sandbox.pool.calm import Calm
from sandbox.pool.fleet import Ceiling, Fleet
from sandbox.runners.engine import EngineError
from tests.sandbox.fake_engine import FakeEngine

pytestmark = pytest.mark.anyio

PYTHON, JAVASCRIPT = Language.PYTHON, Language.JAVASCRIPT
_PLENTY = 1 << 50


@asynccontextmanager
async def fleet_of(ceiling: Ceiling) -> AsyncGenerator[tuple[Fleet, FakeEngine], None]:
    engine = FakeEngine()
    fleet = Fleet(engine, ceiling, Calm(gap_seconds=0))
    yield fleet, engine
    engine.away = False
    await fleet.destroy_all()
    assert engine.containers == {}


async def test_there_are_never_more_boxes_than_the_ceiling_says() -> None:
    async with fleet_of(Ceiling(2, _PLENTY)) as (fleet, _):
        await fleet.start(PYTHON)
        assert not fleet.full(JAVASCRIPT)
        starting = fleet.start(JAVASCRIPT)
        assert fleet.full(PYTHON)
        await starting
        assert fleet.full(PYTHON)


async def test_the_memory_limits_of_all_boxes_together_stay_within_the_ceiling() -> None:
    python, javascript = RUNTIMES[PYTHON].box_bytes, RUNTIMES[JAVASCRIPT].box_bytes
    assert javascript > python
    async with fleet_of(Ceiling(100, javascript + 2 * python)) as (fleet, _):
        await fleet.start(JAVASCRIPT)
        starting = fleet.start(PYTHON)
        assert (fleet.full(PYTHON), fleet.full(JAVASCRIPT)) == (False, True)
        await asyncio.gather(starting, fleet.start(PYTHON))
        assert fleet.full(PYTHON)


async def test_a_box_counts_until_its_container_is_gone() -> None:
    async with fleet_of(Ceiling(1, _PLENTY)) as (fleet, engine):
        room = asyncio.Event()
        fleet.when_room = room.set
        fleet.destroy(await fleet.start(PYTHON))
        assert (fleet.full(PYTHON), len(engine.containers)) == (True, 1)
        await room.wait()
        assert (fleet.full(PYTHON), len(engine.containers)) == (False, 0)


async def test_a_box_that_does_not_start_counts_no_more_and_leaves_the_fleet_untidy() -> None:
    async with fleet_of(Ceiling(1, _PLENTY)) as (fleet, engine):
        fleet.tidied()
        engine.away = True
        with pytest.raises(EngineError):
            await fleet.start(PYTHON)
        assert not fleet.full(PYTHON)
        await asyncio.sleep(0)
        assert fleet.untidy
