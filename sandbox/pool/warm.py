"""Boxes of one language that nobody has used, kept ready ahead of demand."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from enum import Enum, auto

import structlog

from sandbox.contract import Language
from sandbox.pool.fleet import BoxFleet
from sandbox.runners.box import Box, BoxBroken
from sandbox.runners.engine import EngineError

_log = structlog.get_logger()

_MAKERS = 2


class _State(Enum):
    """Boxes are made in `OPEN` and `PROVEN`; `FAILED` waits for the next `open`."""

    CLOSED = auto()
    OPEN = auto()
    PROVEN = auto()
    FAILED = auto()


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
        self._making: set[asyncio.Task[Box]] = set()
        self._state = _State.CLOSED
        self.failure: str | None = None

    @property
    def proven(self) -> bool:
        """Whether the latest box that was started came up."""
        return self._state is _State.PROVEN

    @property
    def ready_count(self) -> int:
        """How many boxes wait."""
        return len(self._ready)

    def open(self) -> None:
        """Start making boxes; after a failure this is the next try."""
        if self._state is not _State.PROVEN:
            self._state = _State.OPEN
        self.refill()

    def close(self) -> None:
        """Stop making boxes; give up those that wait, and those on their way once they are up."""
        self._state = _State.CLOSED
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
        making_allowed = self._state in {_State.OPEN, _State.PROVEN}
        wanted = self._size + len(self._waiting) - len(self._ready) - len(self._making)
        while making_allowed and wanted > 0 and len(self._making) < _MAKERS:
            if self._fleet.full:
                if self._waiting:
                    self._when_short()
                return
            making = self._fleet.start(self._language)
            self._making.add(making)
            making.add_done_callback(self._made)
            wanted -= 1

    def _made(self, making: asyncio.Task[Box]) -> None:
        self._making.discard(making)
        if making.cancelled():
            return
        match making.exception():
            case None:
                self._accept(making.result())
            case EngineError() | BoxBroken() as error:
                _log.warning("box.not_started", language=self._language.value, reason=str(error))
                self.failure = str(error)
                self._state = _State.FAILED
            case bug:
                raise bug

    def _accept(self, box: Box) -> None:
        if self._state is _State.CLOSED:
            self._fleet.destroy(box)
            return
        self.failure = None
        self._state = _State.PROVEN
        self._put(box)
        self.refill()

    def _put(self, box: Box) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(box)
                return
        self._ready.append(box)
