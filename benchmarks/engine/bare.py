"""The limit: uvicorn's WebSockets with nothing behind them.

`/fan` sends frames as a client's first message asks for, each at its scheduled time; `/echo` sends
back what comes in. No framework, no JSON, no log.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn

from benchmarks.engine.schedule import scheduled_ns

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
_FRAME = (
    '{{"v":1,"type":"INTERVIEWER_STREAM_DELTA","ts_ms":1800000000000,'
    '"session_id":"00000000-0000-4000-8000-000000000000","seq":1000,'
    '"epoch":"00000000000000000000000000000000",'
    '"payload":{{"stream_id":"000000000000","text":"{at_ns} "}}}}'
)


async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """Serve one socket."""
    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept"})
    await (_fan if scope["path"] == "/fan" else _echo)(receive, send)


async def _echo(receive: Receive, send: Send) -> None:
    while (event := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "text": event["text"]})


async def _fan(receive: Receive, send: Send) -> None:
    first = json.loads((await receive())["text"])
    sending = asyncio.create_task(_send_all(first["per_second"], send))
    while (await receive())["type"] == "websocket.receive":
        pass
    sending.cancel()


async def _send_all(per_second: float, send: Send) -> None:
    async for at_ns in scheduled_ns(per_second):
        await send({"type": "websocket.send", "text": _FRAME.format(at_ns=at_ns)})


if __name__ == "__main__":
    uvicorn.run(
        app,
        port=int(sys.argv[1]),
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        lifespan="off",
        log_config=None,
    )
