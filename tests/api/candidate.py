"""A candidate's end of the socket."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

PATIENCE_S = 15
Frame = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ticketed:
    """How to sign in, and what is known already."""

    ticket: str | None = None
    last_seq: int = 0
    epoch: str | None = None

    def payload(self) -> dict[str, object]:
        """The payload of `CLIENT_READY`."""
        return {"ticket": self.ticket, "last_seq": self.last_seq, "epoch": self.epoch}


class Candidate:
    """Sends messages and keeps every frame that came; `seq` must have no gap."""

    def __init__(self, socket: ClientConnection, session_id: str) -> None:
        self.socket = socket
        self.session_id = session_id
        self.frames: list[Frame] = []
        self._read = 0

    async def send(self, kind: str, payload: object = None, **envelope: object) -> None:
        """Send one message."""
        message: Frame = {
            "type": kind,
            "ts_ms": int(time.time() * 1000),
            "session_id": self.session_id,
            "payload": {} if payload is None else payload,
            **envelope,
        }
        await self.socket.send(json.dumps(message))

    async def ask(self, kind: str, payload: object = None) -> Frame:
        """Send with an id; the `ACK` or `ERROR` that answers it."""
        message_id = uuid4().hex
        await self.send(kind, payload, id=message_id)
        return await self.until(
            lambda frame: (
                message_id in {frame["payload"].get("id"), frame["payload"].get("ref_id")}
                and frame["type"] in {"ACK", "ERROR"}
            )
        )

    async def receive(self) -> Frame:
        """The next frame."""
        async with asyncio.timeout(PATIENCE_S):
            frame: Frame = json.loads(await self.socket.recv())
        self.frames.append(frame)
        return frame

    async def until(self, wanted: str | Callable[[Frame], bool]) -> Frame:
        """The next frame of this type, or the next that fits."""
        while True:
            frame = await self.receive()
            if wanted(frame) if callable(wanted) else frame["type"] == wanted:
                return frame

    async def judged(self, run_id: str) -> Frame:
        """A run's verdict, which may have come before the run was acknowledged."""

        def fits(frame: Frame) -> bool:
            return frame["type"] == "RUN_VERDICT" and frame["payload"]["run_id"] == run_id

        return next(filter(fits, self.frames), None) or await self.until(fits)

    async def says(self, text: str, source: str = "typed") -> None:
        """Say something."""
        await self.send("TRANSCRIPT_FINAL", {"text": text, "source": source})

    async def hears(self, act: str) -> Frame:
        """The end of the interviewer's next stream that performs `act`."""
        start = await self.until(
            lambda frame: (
                frame["type"] == "INTERVIEWER_STREAM_START" and frame["payload"]["act"] == act
            )
        )
        stream_id = start["payload"]["stream_id"]
        return await self.until(
            lambda frame: (
                frame["type"] == "INTERVIEWER_STREAM_END"
                and frame["payload"]["stream_id"] == stream_id
            )
        )

    async def closed(self) -> int:
        """Read on until the server closes; its close code."""
        with pytest.raises(ConnectionClosed) as closed:
            await self.until(lambda frame: False)
        assert closed.value.rcvd, "the connection broke without a close code"
        return closed.value.rcvd.code

    def logged(self) -> list[Frame]:
        """The frames that stand in the log."""
        return [frame for frame in self.frames if frame.get("seq") is not None]

    @property
    def last_seq(self) -> int:
        """The newest log position that was seen."""
        return max((frame["seq"] for frame in self.logged()), default=0)

    @property
    def epoch(self) -> str:
        """The log's epoch."""
        return next(frame["payload"]["epoch"] for frame in self.frames
                    if frame["type"] == "SESSION_STATE")  # fmt: skip

    def types(self) -> list[str]:
        """The types of all frames so far."""
        return [frame["type"] for frame in self.frames]


@asynccontextmanager
async def opened(
    port: int, session_id: str, query: str = "", origin: str | None = None
) -> AsyncGenerator[Candidate]:
    """An open socket, not signed in yet."""
    url = f"ws://127.0.0.1:{port}/ws?session_id={session_id}{query}"
    headers = {} if origin is None else {"origin": origin}
    async with connect(
        url, additional_headers=headers, compression=None, proxy=None, max_size=None
    ) as socket:
        yield Candidate(socket, session_id)
