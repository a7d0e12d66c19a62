"""All boxes that are alive, in whatever hands: made here, counted here, destroyed here."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import structlog

from sandbox.contract import Language
from sandbox.languages import RUNTIMES
from sandbox.pool.calm import Calm
from sandbox.runners import images
from sandbox.runners.box import Box
from sandbox.runners.engine import Engine, EngineError

_log = structlog.get_logger()

_MAX_USED = 4


class BoxFleet(Protocol):
    """What the pool needs of a fleet."""

    def full(self, language: Language) -> bool:
        """Whether no further box of a language may be started."""
        ...

    def start(self, language: Language) -> asyncio.Task[Box]:
        """Start a box; it counts from now on. The task ends when the box is ready."""
        ...

    def destroy(self, box: Box) -> None:
        """Destroy a box in the background; it counts until it is gone."""
        ...


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that all boxes together may be: how many, and the sum of their memory limits."""

    boxes: int
    memory_bytes: int


class Fleet:
    """The boxes of one runner, within `ceiling`.

    Removing a container costs the engine some CPU time, so used boxes wait for a calm moment, a few
    of them at most.
    """

    def __init__(self, engine: Engine, ceiling: Ceiling, calm: Calm) -> None:
        self._engine = engine
        self._ceiling = ceiling
        self._calm = calm
        self._boxes: dict[Box, Language] = {}
        self._starting: Counter[Language] = Counter()
        self._starts: set[asyncio.Task[Box]] = set()
        self._used: deque[Box] = deque()
        self._removals: set[asyncio.Task[None]] = set()
        self._untidy = True
        self.when_room: Callable[[], None] = lambda: None
        calm.when(self._remove_used)

    def full(self, language: Language) -> bool:
        """Whether no further box of a language may be started."""
        counted = Counter(self._boxes.values()) + self._starting
        memory_bytes = sum(RUNTIMES[each].box_bytes * n for each, n in counted.items())
        return (
            counted.total() >= self._ceiling.boxes
            or memory_bytes + RUNTIMES[language].box_bytes > self._ceiling.memory_bytes
        )

    @property
    def containers(self) -> set[str]:
        """The ids of the containers in use."""
        return {box.container for box in self._boxes}

    @property
    def starting(self) -> bool:
        """Whether a container may be there already whose box is not yet."""
        return bool(self._starts)

    @property
    def untidy(self) -> bool:
        """Whether the engine may hold a container that is in nobody's hands."""
        return self._untidy and not self.starting and not self._removals

    def tidied(self) -> None:
        """Somebody has removed whatever was left."""
        self._untidy = False

    def start(self, language: Language) -> asyncio.Task[Box]:
        """Start a box; it counts from now on. The task ends when the box is ready.

        The task raises `EngineError` or `BoxBroken` when the box could not be started.
        """
        self._starting[language] += 1
        task = asyncio.create_task(self._start(language))
        self._starts.add(task)
        task.add_done_callback(self._starts.discard)
        return task

    async def _start(self, language: Language) -> Box:
        runtime = RUNTIMES[language]
        try:
            container, stream = await self._engine.start_container(images.tag(runtime), runtime)
            try:
                box = await Box.attach(container, stream, call_by_call=self._engine.gvisor)
            except BaseException:
                self._remove_later(container)
                raise
            self._boxes[box] = language
            return box
        except EngineError:
            self._untidy = True
            raise
        finally:
            self._starting[language] -= 1

    def destroy(self, box: Box) -> None:
        """Destroy a box in the background; it counts until it is gone."""
        if box not in self._boxes or box in self._used:
            return
        self._used.append(box)
        if self._calm.now or len(self._used) > _MAX_USED or self.full(self._boxes[box]):
            self._remove_used()

    async def destroy_all(self) -> None:
        """Destroy every box, those that are starting too, and wait until they are gone."""
        while self._starts:
            await asyncio.wait(self._starts)
        for box in list(self._boxes):
            self.destroy(box)
        self._remove_used()
        while self._removals:
            await asyncio.wait(self._removals)

    def _remove_used(self) -> None:
        while self._used:
            box = self._used.popleft()
            box.close()
            self._remove_later(box.container, box)

    def _remove_later(self, container: str, box: Box | None = None) -> None:
        removal = asyncio.create_task(self._remove(container, box))
        self._removals.add(removal)
        removal.add_done_callback(self._removals.discard)

    async def _remove(self, container: str, box: Box | None) -> None:
        try:
            await self._engine.remove(container)
        except EngineError as error:
            # The supervisor ends with its stream; what survives even that is reaped later.
            self._untidy = True
            _log.warning("box.not_removed", container=container[:12], reason=str(error))
        finally:
            if box is not None:
                self._boxes.pop(box, None)
            self.when_room()
