"""All boxes that are alive, in whatever hands: made here, counted here, destroyed here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

import structlog

from sandbox.contract import Language
from sandbox.languages import RUNTIMES
from sandbox.runners import images
from sandbox.runners.box import Box
from sandbox.runners.engine import Engine, EngineError

_log = structlog.get_logger()


class BoxFleet(Protocol):
    """What the pool needs of a fleet."""

    @property
    def full(self) -> bool:
        """Whether no further box may be started."""
        ...

    def start(self, language: Language) -> asyncio.Task[Box]:
        """Start a box; it counts from now on. The task ends when the box is ready."""
        ...

    def destroy(self, box: Box) -> None:
        """Destroy a box in the background; it counts until it is gone."""
        ...


class Fleet:
    """The boxes of one runner, at most `ceiling` of them."""

    def __init__(self, engine: Engine, ceiling: int) -> None:
        self._engine = engine
        self._ceiling = ceiling
        self._boxes: set[Box] = set()
        self._starting: set[asyncio.Task[Box]] = set()
        self._removals: set[asyncio.Task[None]] = set()
        self.when_room: Callable[[], None] = lambda: None

    @property
    def full(self) -> bool:
        """Whether no further box may be started."""
        return len(self._boxes) + len(self._starting) >= self._ceiling

    @property
    def containers(self) -> set[str]:
        """The ids of the containers in use."""
        return {box.container for box in self._boxes}

    def start(self, language: Language) -> asyncio.Task[Box]:
        """Start a box; it counts from now on. The task ends when the box is ready.

        The task raises `EngineError` or `BoxBroken` when the box could not be started.
        """
        task = asyncio.create_task(self._start(language))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)
        return task

    async def _start(self, language: Language) -> Box:
        runtime = RUNTIMES[language]
        container, stream = await self._engine.start_container(images.tag(runtime), runtime)
        try:
            box = await Box.attach(container, stream)
        except BaseException:
            self._remove_later(container)
            raise
        self._boxes.add(box)
        return box

    def destroy(self, box: Box) -> None:
        """Destroy a box in the background; it counts until it is gone."""
        if box in self._boxes:
            box.close()
            self._remove_later(box.container, box)

    async def destroy_all(self) -> None:
        """Destroy every box, those that are starting too, and wait until they are gone."""
        while self._starting:
            await asyncio.wait(self._starting)
        for box in list(self._boxes):
            self.destroy(box)
        while self._removals:
            await asyncio.wait(self._removals)

    def _remove_later(self, container: str, box: Box | None = None) -> None:
        removal = asyncio.create_task(self._remove(container, box))
        self._removals.add(removal)
        removal.add_done_callback(self._removals.discard)

    async def _remove(self, container: str, box: Box | None) -> None:
        try:
            await self._engine.remove(container)
        except EngineError as error:
            # The supervisor ends with its stream; what survives even that is reaped later.
            _log.warning("box.not_removed", container=container[:12], reason=str(error))
        finally:
            if box is not None:
                self._boxes.discard(box)
            self.when_room()
