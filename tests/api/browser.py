"""A candidate's page: it saves code all the time, comes back by itself, and loses nothing."""

from __future__ import annotations

import asyncio
import itertools
import random
import time
from collections.abc import Iterator
from contextlib import suppress
from uuid import uuid4

import httpx
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.api.candidate import Candidate, Frame
from tests.api.serving import Created, ServedApi

SAVE_EVERY_S = 0.1
COMES_BACK_AFTER_S = (0.15, 0.3)
_NO_CLOSE_CODE = 1006
_NOT_THERE = (OSError, InvalidHandshake, httpx.HTTPError)


class Browser:
    """Joins through `doors` in turn. What was not acknowledged on a socket goes out on the next."""

    def __init__(self, created: Created, *doors: ServedApi) -> None:
        self.created = created
        self.arrivals: list[tuple[float, Frame]] = []
        self.acknowledged: list[str] = []
        self.codes: list[int] = []
        self._doors: Iterator[ServedApi] = itertools.cycle(doors)
        self._unacknowledged: dict[str, None] = {}

    async def run(self) -> None:
        """Live until cancelled."""
        for door in self._doors:
            with suppress(*_NOT_THERE):
                await self._join(door)
            await asyncio.sleep(random.uniform(*COMES_BACK_AFTER_S))

    def count(self, kind: str, since: float = 0.0) -> int:
        """How many messages of a type have come since a `time.monotonic()`."""
        return sum(at >= since and frame["type"] == kind for at, frame in self.arrivals)

    def logged(self) -> list[Frame]:
        """The entries of the log in the order in which they came."""
        return [frame for _, frame in self.arrivals if frame.get("seq")]

    def gaps(self) -> int:
        """How many entries did not come directly behind their predecessor: 0 when all is well."""
        places = [0, *(frame["seq"] for frame in self.logged())]
        return sum(after != before + 1 for before, after in itertools.pairwise(places))

    async def _join(self, door: ServedApi) -> None:
        states = [frame for _, frame in self.arrivals if frame["type"] == "SESSION_STATE"]
        last_seq = max((frame["seq"] for frame in self.logged()), default=0)
        epoch = states[-1]["payload"]["epoch"] if states else None
        async with door.join(self.created, last_seq, epoch) as candidate:
            typing = asyncio.create_task(self._type(candidate))
            try:
                await self._read(candidate)
            except ConnectionClosed as closed:
                self.codes.append(closed.rcvd.code if closed.rcvd else _NO_CLOSE_CODE)
            finally:
                typing.cancel()
                await asyncio.gather(typing, return_exceptions=True)

    async def _read(self, candidate: Candidate) -> None:
        while True:
            frame = await candidate.receive()
            self.arrivals.append((time.monotonic(), frame))
            if frame["type"] == "ACK" and frame["payload"]["id"] in self._unacknowledged:
                del self._unacknowledged[frame["payload"]["id"]]
                self.acknowledged.append(frame["payload"]["id"])

    async def _type(self, candidate: Candidate) -> None:
        for message_id in self._unacknowledged:
            await candidate.send("CODE_SNAPSHOT", {"code": message_id}, id=message_id)
        while True:
            message_id = uuid4().hex
            self._unacknowledged[message_id] = None
            await candidate.send("CODE_SNAPSHOT", {"code": message_id}, id=message_id)
            await asyncio.sleep(SAVE_EVERY_S)
