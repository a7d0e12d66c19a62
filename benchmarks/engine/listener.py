"""The load client, a process of its own: many sockets that hear scheduled words.

It reads `{"sockets": [[url, first message], ...], "warm_s": s, "window_s": s}` from stdin, prints
`begin` and `end` around its window, and then a line with what it heard, latencies in ms.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

import uvloop
from picows import (
    WSFrame,
    WSListener,
    WSMsgType,
    WSTransport,
    ws_connect,  # pyright: ignore[reportUnknownVariableType]
)

_CONNECTING = 32
_HEARD_WITHIN_S = 60
_STAY_S = 0.5


class Ear(WSListener):
    """One socket."""

    def __init__(self, first: str, window: Window) -> None:
        self._first = first
        self._window = window
        self._begun = False

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Say the first message."""
        transport.send(WSMsgType.TEXT, self._first.encode())

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Note how late a word is."""
        now_ns = time.monotonic_ns()
        if frame.msg_type is not WSMsgType.TEXT:
            if frame.msg_type is WSMsgType.PING:
                transport.send_pong(frame.get_payload_as_bytes())
            return
        payload = frame.get_payload_as_bytes()
        if b"_DELTA" not in payload:
            return
        if not self._begun:
            self._begun = True
            self._window.one_speaks()
        if self._window.is_open:
            at = payload.index(b'"text":"') + 8
            late_ns = now_ns - int(payload[at : payload.index(b" ", at)])
            self._window.late_ns.append(late_ns)


class Window:
    """What all sockets hear together while it is open."""

    def __init__(self, sockets: int) -> None:
        self.is_open = False
        self.all_speak = asyncio.Event()
        self.late_ns: list[int] = []
        self._silent = sockets

    def one_speaks(self) -> None:
        """One more socket has heard its first word."""
        self._silent -= 1
        if not self._silent:
            self.all_speak.set()


async def _main(order: dict[str, Any]) -> None:
    window = Window(len(order["sockets"]))
    gate = asyncio.Semaphore(_CONNECTING)

    async def connect(url: str, first: str) -> WSTransport:
        async with gate:
            transport, _ = await ws_connect(lambda: Ear(first, window), url)
            return transport

    transports = await asyncio.gather(*(connect(*socket) for socket in order["sockets"]))
    async with asyncio.timeout(_HEARD_WITHIN_S):
        await window.all_speak.wait()
    await asyncio.sleep(order["warm_s"])
    print("begin", flush=True)
    began, began_cpu = time.monotonic(), time.process_time()
    window.is_open = True
    await asyncio.sleep(order["window_s"])
    window.is_open = False
    cpu_share = (time.process_time() - began_cpu) / (time.monotonic() - began)
    print("end", flush=True)
    await asyncio.sleep(_STAY_S)
    late_ms = sorted(each / 1e6 for each in window.late_ns)
    heard = {"frames": len(late_ms), "cpu_share": cpu_share,
             "p50_ms": late_ms[len(late_ms) // 2],
             "p99_ms": late_ms[int(len(late_ms) * 0.99)]}  # fmt: skip
    print(json.dumps(heard), flush=True)
    for transport in transports:
        transport.disconnect()


if __name__ == "__main__":
    uvloop.run(_main(json.load(sys.stdin)))
