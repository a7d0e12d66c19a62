"""Keeps the runner able to work: engine reachable, leftovers reaped, images built, boxes warm."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import structlog

from sandbox.contract import Language, SandboxStatus
from sandbox.languages import RUNTIMES
from sandbox.pool.bound import BoundBoxes
from sandbox.pool.fleet import Fleet
from sandbox.pool.warm import WarmBoxes
from sandbox.runners import images
from sandbox.runners.engine import Engine, EngineError

_log = structlog.get_logger()

_ROUND_SECONDS = 1.0
_RETRY_ROUNDS = 10


class Upkeep:
    """One background round a second; `status` is its latest finding."""

    def __init__(
        self,
        engine: Engine,
        fleet: Fleet,
        warm: Mapping[Language, WarmBoxes],
        bound: BoundBoxes,
        say: Callable[[str], None],
    ) -> None:
        self._engine = engine
        self._fleet = fleet
        self._warm = warm
        self._bound = bound
        self._say = say
        self._round_task: asyncio.Task[None] | None = None
        self._building = asyncio.Lock()
        self._builds: dict[Language, asyncio.Task[None]] = {}
        self._pause: dict[Language, int] = {}
        self._problems: dict[Language, str] = {}
        self._engine_problem: str | None = "the runner is starting"
        self._announced = self._engine_problem
        self._runtime = engine.runtime or "unknown"

    def start(self) -> None:
        """Begin the rounds."""
        self._round_task = asyncio.create_task(self._rounds())

    async def stop(self) -> None:
        """End the rounds and the builds."""
        tasks = [*self._builds.values()]
        if self._round_task is not None:
            tasks.append(self._round_task)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def status(self) -> SandboxStatus:
        """Say which languages take runs, and when none does, in one sentence why not."""
        problems = self._unready_languages()
        ready = tuple(language for language in self._warm if language not in problems)
        reason = None if ready else next(iter(problems.values()), "no language is served")
        return SandboxStatus(bool(ready), ready, self._runtime, reason)

    def problem_of(self, language: Language) -> str | None:
        """Say what keeps runs of a language from being queued at all."""
        if language not in self._warm:
            return f"this runner does not serve {language.value}"
        return self._engine_problem or self._problems.get(language)

    def _unready_languages(self) -> dict[Language, str]:
        found = {language: self._unready(language) for language in self._warm}
        return {language: problem for language, problem in found.items() if problem is not None}

    def _unready(self, language: Language) -> str | None:
        problem, warm = self.problem_of(language), self._warm[language]
        if problem is not None or warm.usable:
            return problem
        if warm.failure is not None:
            return f"the {language.value} box does not start: {warm.failure}"
        return f"starting the first {language.value} box"

    async def round(self) -> None:
        """Look after everything once; what goes wrong is the status until the next round."""
        try:
            await self._look_after()
        except EngineError as error:
            self._lose_engine(str(error))
        except Exception:  # noqa: BLE001 - a task's root: the next round tries again
            _log.exception("upkeep.failed")
        self._announce()

    async def _rounds(self) -> None:
        while True:
            await self.round()
            await asyncio.sleep(_ROUND_SECONDS)

    def _announce(self) -> None:
        """Say when what is missing has changed since the last round."""
        missing = next(iter(self._unready_languages().values()), None)
        if missing != self._announced:
            self._say("ready" if missing is None else f"not ready: {missing}")
            self._announced = missing

    async def _look_after(self) -> None:
        await self._engine.ping()
        if self._engine_problem is not None:
            await self._meet_engine()
        elif self._fleet.untidy:
            await self._reap()
        for language, warm in self._warm.items():
            if warm.proven:
                self._pause.pop(language, None)
            elif not warm.making:
                self._provide(language)
            warm.prune()
        self._bound.drop_idle()

    async def _meet_engine(self) -> None:
        """The engine answers for the first time, or again: nothing that was before is trusted."""
        self._runtime = self._engine.runtime or (await self._engine.info())["DefaultRuntime"]
        leftovers = await self._reap()
        if leftovers:
            self._say(f"removed {leftovers} boxes that were left before")
        for language in self._warm:
            self._problems[language] = f"looking for the {language.value} image"
        self._pause.clear()
        self._engine_problem = None

    async def _reap(self) -> int:
        """Remove the containers that are in nobody's hands; return how many."""
        leftovers = set(await self._engine.leftovers()) - self._fleet.containers
        if self._fleet.starting:
            return 0  # one of them may be on its way to a box; the next round looks again
        for container in leftovers:
            await self._engine.remove(container)
        self._fleet.tidied()
        return len(leftovers)

    def _lose_engine(self, reason: str) -> None:
        if self._engine_problem is None:
            _log.warning("engine.lost", reason=reason)
        self._engine_problem = reason
        for warm in self._warm.values():
            warm.close()

    def _provide(self, language: Language) -> None:
        """Make sure that a language's image is there and its boxes are being started."""
        build = self._builds.get(language)
        if build is not None and not build.done():
            return
        self._pause[language] = self._pause.get(language, 0) - 1
        if self._pause[language] < 0:
            self._pause[language] = _RETRY_ROUNDS
            self._builds[language] = asyncio.create_task(self._build(language))

    async def _build(self, language: Language) -> None:
        try:
            # One after the other, so that the most wanted languages are there first.
            async with self._building:
                await self._build_if_stale(language)
        except EngineError as error:
            self._problems[language] = f"the {language.value} image cannot be built: {error}"
            self._say(self._problems[language])
            return
        self._problems.pop(language, None)
        self._warm[language].open()

    async def _build_if_stale(self, language: Language) -> None:
        runtime = RUNTIMES[language]
        if await images.is_current(self._engine, runtime):
            return
        self._problems[language] = f"building the {language.value} image"
        self._say(f"building the {language.value} image {images.tag(runtime)}")
        await images.build(self._engine, runtime, self._progress(language))
        self._say(f"built the {language.value} image")

    def _progress(self, language: Language) -> Callable[[str], None]:
        return lambda line: self._say(f"[{language.value}] {line}")
