"""Telling a browser that its messages took effect, and once more when they are stored."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from apps.api.domain.moment import Moment
from apps.api.session.clock import Clock
from apps.api.session.connection import Connection
from apps.api.session.history import History
from apps.api.wire.server import AckMessage, AckPayload

DELAYED_AFTER_MS = 1_000


@dataclass(slots=True)
class _Waiting:
    seq: int
    since_ms: int
    stored: Callable[[], None]
    delayed: Callable[[], None] | None


class Acknowledgements:
    """What waits for the commits of one interview, in their order.

    A message is acknowledged as `durable` once PostgreSQL has it too. Where that takes longer than
    `DELAYED_AFTER_MS` an acknowledgement without it comes first.
    """

    def __init__(self, session_id: str, history: History, clock: Clock) -> None:
        self._session_id = session_id
        self._history = history
        self._clock = clock
        self._waiting: list[_Waiting] = []

    def acknowledge(
        self, connection: Connection, message_id: str, seq: int | None, *, dup: bool
    ) -> None:
        """Acknowledge a message whose entry is at `seq`, or that leaves none."""

        def tell(*, durable: bool) -> None:
            payload = AckPayload(id=message_id, at_seq=seq, dup=dup, durable=durable)
            connection.send(self._frame(payload))

        if seq is None or self._history.is_stored(seq):
            tell(durable=True)
            return
        stored, delayed = partial(tell, durable=True), partial(tell, durable=False)
        self._waiting.append(_Waiting(seq, self._clock.now_ms(), stored, delayed))

    def when_stored(self, seq: int, done: asyncio.Future[None]) -> None:
        """Set `done` once every commit up to `seq` is stored."""

        def tell() -> None:
            if not done.done():
                done.set_result(None)

        if self._history.is_stored(seq):
            tell()
        else:
            self._waiting.append(_Waiting(seq, self._clock.now_ms(), tell, None))

    def settle(self) -> None:
        """Tell what has been stored since."""
        stored = [each for each in self._waiting if self._history.is_stored(each.seq)]
        self._waiting = [each for each in self._waiting if not self._history.is_stored(each.seq)]
        for waiting in stored:
            waiting.stored()

    def tell_delays(self, moment: Moment) -> None:
        """Tell whose message has waited too long that it is not stored yet."""
        for waiting in self._waiting:
            if waiting.delayed and moment.reached(waiting.since_ms + DELAYED_AFTER_MS):
                waiting.delayed()
                waiting.delayed = None

    def _frame(self, payload: AckPayload) -> str:
        message = AckMessage(
            ts_ms=self._clock.now_ms(), session_id=self._session_id, payload=payload
        )
        return message.model_dump_json()
