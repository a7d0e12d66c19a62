"""The runner, boxes and the engine are killed in the middle of a hundred runs."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import docker
import docker.errors
import pytest

from sandbox.contract import Lane, Language
from sandbox.languages import RUNTIMES
from sandbox.runners import images
from tests.requirements import require
from tests.sandbox.engine_proxy import ENGINE_SOCKET, EngineProxy
from tests.sandbox.own_engine import OwnEngine, require_own_engine
from tests.sandbox.runner_process import RunnerProcess, assert_works, containers_of
from tests.sandbox.storm import Storm, assert_right_or_lost, retried

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(240)]

_BREAKAGES = 3
_KILLED_BOXES = 8
_AWAY_SECONDS = 1.5
# Runs that were going on when everything went away, and those that came before it was noticed.
_LOST_PER_BREAKAGE = 8


class Stage:
    """A runner that can be killed and started again on the same socket."""

    def __init__(self, folder: Path, env: dict[str, str] | None = None) -> None:
        self._socket = folder / "own.sock"
        self._env = env
        self.runner = RunnerProcess(self._socket, size=2, env=env)
        self.sandbox = self.runner.sandbox

    async def ready(self) -> None:
        await asyncio.to_thread(self.runner.wait_ready)

    async def kill_runner(self) -> None:
        self.runner.kill()
        self.runner = RunnerProcess(self._socket, size=2, env=self._env)
        await self.ready()

    async def assert_whole(self, engine: docker.DockerClient | None = None) -> None:
        """The next runs just work, and after the runner's end no box is left."""
        for language in (Language.PYTHON, Language.JAVASCRIPT):
            for lane in Lane:
                await assert_works(self.sandbox, language, lane)
        status = await self.sandbox.status()
        assert set(status.languages) == {Language.PYTHON, Language.JAVASCRIPT}
        assert await asyncio.to_thread(self.runner.stop) == 0
        left = containers_of(self.runner.instance, engine)
        assert left == []


@asynccontextmanager
async def staged(folder: Path, env: dict[str, str] | None = None) -> AsyncGenerator[Stage, None]:
    stage = Stage(folder, env)
    try:
        await stage.ready()
        yield stage
    finally:
        if stage.runner.process.poll() is None:
            await asyncio.to_thread(stage.runner.stop)


async def test_killing_the_runner_loses_only_the_runs_that_it_had(
    docker_engine: None, short_folder: Path
) -> None:
    async with staged(short_folder) as stage:
        endings = await Storm(stage.sandbox, seed=1).weather(*[stage.kill_runner] * _BREAKAGES)
        assert_right_or_lost(endings, most_lost=_BREAKAGES * _LOST_PER_BREAKAGE)
        assert retried(endings)
        await stage.assert_whole()


async def test_killing_boxes_loses_no_run(docker_engine: None, short_folder: Path) -> None:
    chance = random.Random(2)
    async with staged(short_folder) as stage:

        async def kill_a_box() -> None:
            boxes = await asyncio.to_thread(containers_of, stage.runner.instance)
            victim = chance.choice(sorted(boxes, key=lambda box: str(box.id)))
            with contextlib.suppress(docker.errors.NotFound, docker.errors.APIError):
                await asyncio.to_thread(victim.kill)

        endings = await Storm(stage.sandbox, seed=2).weather(*[kill_a_box] * _KILLED_BOXES)
        assert_right_or_lost(endings, most_lost=0)
        await stage.assert_whole()


async def test_an_engine_that_goes_away_again_and_again_loses_only_the_runs_of_the_moment(
    docker_engine: None, short_folder: Path
) -> None:
    require("docker", ENGINE_SOCKET.is_socket(), f"no {ENGINE_SOCKET}")
    proxy = EngineProxy(short_folder / "docker.sock")
    await proxy.up()

    async def go_away() -> None:
        await proxy.down()
        await asyncio.sleep(_AWAY_SECONDS)
        await proxy.up()

    try:
        async with staged(short_folder, {"DOCKER_HOST": proxy.url}) as stage:
            endings = await Storm(stage.sandbox, seed=3).weather(*[go_away] * _BREAKAGES)
            assert_right_or_lost(endings, most_lost=_BREAKAGES * _LOST_PER_BREAKAGE)
            assert retried(endings)
            await stage.assert_whole()
    finally:
        await proxy.down()


async def test_killing_the_engine_loses_only_the_runs_of_the_moment(
    docker_engine: None, runner: RunnerProcess, short_folder: Path
) -> None:
    require_own_engine()
    folder = short_folder / short_folder.name
    folder.mkdir()
    engine = OwnEngine(folder)
    await asyncio.to_thread(engine.start)

    async def kill_engine() -> None:
        await asyncio.to_thread(engine.kill)
        await asyncio.to_thread(engine.start)

    try:
        tags = [images.tag(RUNTIMES[each]) for each in (Language.PYTHON, Language.JAVASCRIPT)]
        await asyncio.to_thread(engine.load, tags)
        async with staged(short_folder, {"DOCKER_HOST": engine.url}) as stage:
            endings = await Storm(stage.sandbox, seed=4).weather(*[kill_engine] * _BREAKAGES)
            assert_right_or_lost(endings, most_lost=_BREAKAGES * _LOST_PER_BREAKAGE)
            assert retried(endings)
            await stage.assert_whole(engine.client)
    finally:
        await asyncio.to_thread(engine.stop)
