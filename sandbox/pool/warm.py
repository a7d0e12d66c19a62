"""Boxes of one language that nobody has used, kept ready ahead of demand."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

import structlog

from sandbox.contract import Language
from sandbox.pool.fleet import BoxFleet
from sandbox.runners.box import Box, BoxBroken
from sandbox.runners.engine import EngineError

_log = structlog.get_logger()

_MAKERS = 2


class WarmBoxes:
    """Keeps `size` boxes waiting, and one more for everybody who waits for one.

    `when_short` is called when somebody waits and the fleet is full.
    """

    def __init__(
        self, fleet: BoxFleet, language: Language, size: int, when_short: Callable[[], None]
    ) -> None:
        self._fleet = fleet
        self._language = language
        self._size = size
        self._when_short = when_short
        self._ready: deque[Box] = deque()
        self._waiting: deque[asyncio.Future[Box]] = deque()
        self._making: set[asyncio.Task[None]] = set()
        self._open = False
        self.proven = False
        self.failure: str | None = None

    @property
    def ready_count(self) -> int:
        """How many boxes wait."""
        return len(self._ready)

    def open(self) -> None:
        """Start making boxes; after a failure this is the next try."""
        self._open = True
        self.refill()

    def close(self) -> None:
        """Stop making boxes and give up those that wait."""
        self._open = False
        self.proven = False
        for task in self._making:
            task.cancel()
        while self._ready:
            self._fleet.destroy(self._ready.popleft())

    async def take(self) -> Box:
        """Hand over a box for good; the longest waiting caller is served first."""
        while self._ready:
            box = self._ready.popleft()
            self.refill()
            if box.alive:
                return box
            self._fleet.destroy(box)
        turn: asyncio.Future[Box] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self.refill()
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._put(turn.result())
            raise

    def prune(self) -> None:
        """Destroy waiting boxes that have died, and replace them."""
        for box in [box for box in self._ready if not box.alive]:
            self._ready.remove(box)
            self._fleet.destroy(box)
        self.refill()

    def refill(self) -> None:
        """Start as many boxes as are wanted and allowed."""
        self._waiting = deque(turn for turn in self._waiting if not turn.done())
        wanted = self._size + len(self._waiting) - len(self._ready) - len(self._making)
        while self._open and wanted > 0 and len(self._making) < _MAKERS:
            if self._fleet.full:
                if self._waiting:
                    self._when_short()
                return
            task = asyncio.create_task(self._make())
            self._making.add(task)
            task.add_done_callback(self._made)
            wanted -= 1

    async def _make(self) -> None:
        try:
            box = await self._fleet.make(self._language)
        except (EngineError, BoxBroken) as error:
            _log.warning("box.not_started", language=self._language.value, reason=str(error))
            self.failure = str(error)
            self._open = self.proven = False
            return
        self.failure = None
        self.proven = True
        self._put(box)

    def _made(self, task: asyncio.Task[None]) -> None:
        self._making.discard(task)
        self.refill()

    def _put(self, box: Box) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(box)
                return
        self._ready.append(box)
