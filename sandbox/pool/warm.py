"""Boxes of one language that nobody has used, kept ready ahead of demand."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from enum import Enum, auto

import structlog

from sandbox.contract import Language, SandboxUnavailable
from sandbox.pool.calm import Calm
from sandbox.pool.demand import Demand
from sandbox.pool.fleet import BoxFleet
from sandbox.runners.box import Box, BoxBroken
from sandbox.runners.engine import EngineError

_log = structlog.get_logger()

_MAKERS = 2
MAX_WAITING = 64


class _State(Enum):
    """Boxes are made in `OPEN` and `PROVEN`; `FAILED` waits for the next `open`."""

    CLOSED = auto()
    OPEN = auto()
    PROVEN = auto()
    FAILED = auto()


class _Turn:
    """One caller in the queue, who hears of his place in it."""

    def __init__(self, on_position: Callable[[int], None]) -> None:
        self.box: asyncio.Future[Box] = asyncio.get_running_loop().create_future()
        self._on_position = on_position
        self._position = 0

    def move_to(self, position: int) -> None:
        if position != self._position:
            self._position = position
            self._on_position(position)


class WarmBoxes:
    """Keeps as many boxes waiting as `demand` says, and one more for everybody who waits for one.

    Beyond the low-water mark boxes are made when it is calm. `when_short` is called when somebody
    waits and the fleet is full.
    """

    def __init__(
        self,
        fleet: BoxFleet,
        language: Language,
        demand: Demand,
        calm: Calm,
        when_short: Callable[[], None],
    ) -> None:
        self._fleet = fleet
        self._language = language
        self._demand = demand
        self._calm = calm
        self._when_short = when_short
        self._ready: deque[Box] = deque()
        self._waiting: deque[_Turn] = deque()
        self._making: set[asyncio.Task[Box]] = set()
        self._state = _State.CLOSED
        self.failure: str | None = None
        calm.when(self.refill)

    @property
    def proven(self) -> bool:
        """Whether the latest box that was started came up."""
        return self._state is _State.PROVEN

    @property
    def making(self) -> bool:
        """Whether boxes are being made when they are wanted."""
        return self._state in {_State.OPEN, _State.PROVEN}

    @property
    def usable(self) -> bool:
        """Whether a run may come: the latest box came up, or none has been wanted yet."""
        return self.proven or (self._state is _State.OPEN and not self._demand.boxes)

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
        self.failure = None
        while self._ready:
            self._fleet.destroy(self._ready.popleft())

    def prepare(self) -> None:
        """Have a box ready for somebody who will soon want one."""
        self._demand.expected()
        self.refill()

    async def take(self, on_position: Callable[[int], None]) -> Box:
        """Hand over a box for good; the longest waiting caller is served first.

        Raises:
            SandboxUnavailable: the queue is full.
        """
        self._demand.taken()
        while self._ready:
            box = self._ready.popleft()
            if box.alive:
                self.refill()
                return box
            self._fleet.destroy(box)
        return await self._wait(on_position)

    async def _wait(self, on_position: Callable[[int], None]) -> Box:
        self._tell_positions()
        if len(self._waiting) >= MAX_WAITING:
            text = (
                f"all {MAX_WAITING} places in the queue for a {self._language.value} box are taken"
            )
            raise SandboxUnavailable(text)
        turn = _Turn(on_position)
        self._waiting.append(turn)
        self._tell_positions()
        self.refill()
        try:
            return await turn.box
        except asyncio.CancelledError:
            if turn.box.done() and not turn.box.cancelled():
                self._put(turn.box.result())
            self._tell_positions()
            raise

    def prune(self) -> None:
        """Destroy waiting boxes that have died or are wanted no more, and replace the dead."""
        for box in [box for box in self._ready if not box.alive]:
            self._ready.remove(box)
            self._fleet.destroy(box)
        while len(self._ready) > self._demand.boxes:
            self._fleet.destroy(self._ready.popleft())
        self.refill()

    def yield_box(self) -> bool:
        """Give up a waiting box because another language has none at all."""
        if self._ready and not self._waiting:
            self._fleet.destroy(self._ready.popleft())
            return True
        return False

    def refill(self) -> None:
        """Start as many boxes as are wanted and allowed now."""
        self._tell_positions()
        while self.making and len(self._making) < _MAKERS and self._wants_more():
            if self._fleet.full(self._language):
                if self._waiting:
                    self._when_short()
                return
            making = self._fleet.start(self._language)
            self._making.add(making)
            making.add_done_callback(self._made)

    def _wants_more(self) -> bool:
        coming = len(self._ready) + len(self._making) - len(self._waiting)
        if coming >= self._demand.boxes:
            return False
        return coming < self._demand.low_water or self._calm.now

    def _tell_positions(self) -> None:
        self._waiting = deque(turn for turn in self._waiting if not turn.box.done())
        for position, turn in enumerate(self._waiting, 1):
            turn.move_to(position)

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
            if not turn.box.done():
                turn.box.set_result(box)
                return
        self._ready.append(box)
