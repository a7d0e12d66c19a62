"""A peer that floods, stops reading or falls silent costs little, and nobody else anything."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from uuid import UUID

import pytest
from websockets.asyncio.client import connect

from apps.api import serving
from apps.api.routes import socket as socket_room
from apps.api.session import connection as connection_room
from apps.api.session.connection import Connection
from apps.api.settings import Settings
from apps.api.wire.envelope import MAX_FRAME_BYTES
from tests.api.candidate import Candidate, opened
from tests.api.serving import Created, InnerApi, inner_api

pytestmark = pytest.mark.anyio
PIECE = 50_000


async def gone(api: InnerApi, created: Created) -> None:
    """Return once the interview has nobody at its socket."""
    live, _ = await api.parts.registry.live(UUID(created.session_id))
    async with asyncio.timeout(5):
        while live.presence.connected:
            await api.clock.sleep_ms(200)


def pumps() -> int:
    """How many sockets the server still sends to."""
    running = (task.get_coro() for task in asyncio.all_tasks())
    return sum(getattr(each, "__qualname__", "") == "Connection.pump" for each in running)


async def filled(api: InnerApi, created: Created) -> Connection:
    """The interview's connection, once every buffer on the way to the peer is full."""
    live, _ = await api.parts.registry.live(UUID(created.session_id))
    assert live.connection is not None
    while live.connection.queued_chars < 4 * PIECE:
        live.connection.send("x" * PIECE)
        await asyncio.sleep(0)
    return live.connection


@asynccontextmanager
async def mute(api: InnerApi, created: Created) -> AsyncGenerator[None]:
    """A peer that signs in and then neither reads nor answers, as behind a dead network."""
    async with api.join(created) as candidate:
        await candidate.until("TIMER")
        candidate.socket.transport.pause_reading()
        yield
        candidate.socket.transport.abort()


async def test_who_answers_no_ping_is_cut_off(
    api_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "PING_INTERVAL_S", 0.2)
    monkeypatch.setattr(serving, "PING_TIMEOUT_S", 0.2)
    async with inner_api(api_settings) as api:
        created = await api.create()
        async with mute(api, created):
            began = time.monotonic()
            await filled(api, created)
            await gone(api, created)
            assert time.monotonic() - began < 2


async def test_pings_find_a_dead_peer_within_half_a_minute() -> None:
    assert serving.PING_INTERVAL_S + serving.PING_TIMEOUT_S <= 30


async def test_who_takes_nothing_is_aborted_although_he_answers_nothing_at_all(
    api: InnerApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_room, "SEND_TIMEOUT_S", 0.2)
    monkeypatch.setattr(connection_room, "FAREWELL_S", 0.2)
    created = await api.create()
    async with mute(api, created):
        connection = await filled(api, created)
        await gone(api, created)
        assert connection.queued_chars == 0
        async with asyncio.timeout(2):
            while pumps():
                await api.clock.sleep_ms(200)
    async with api.join(created) as candidate:
        assert (await candidate.ask("CODE_SNAPSHOT", {"code": "x"}))["type"] == "ACK"


async def test_a_first_message_that_is_too_long_is_refused(api: InnerApi) -> None:
    created = await api.create()
    async with opened(api.port, created.session_id) as candidate:
        await candidate.send("CLIENT_READY", {"ticket": "x" * socket_room.SIGN_IN_CHARS})
        error = (await candidate.until("ERROR"))["payload"]
        assert error["code"] == "too_large"
        assert await candidate.closed() == 4401


async def test_a_frame_beyond_what_any_message_needs_ends_the_socket(api: InnerApi) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        await candidate.until("TIMER")
        await candidate.socket.send("x" * (4 * MAX_FRAME_BYTES + 1))
        assert await candidate.closed() == 1009


async def test_no_compression_is_agreed_on_so_that_nothing_small_unpacks_large(
    api: InnerApi,
) -> None:
    created = await api.create()
    url = f"ws://127.0.0.1:{api.port}/ws?session_id={created.session_id}"
    async with connect(url, compression="deflate") as socket:
        assert socket.response is not None
        assert "Sec-WebSocket-Extensions" not in socket.response.headers


async def test_a_flood_is_read_slowly_and_a_neighbour_is_served_as_ever(
    api: InnerApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_room, "FRAMES_PER_S", 1)
    flooding, other = await api.create(), await api.create()
    async with api.join(flooding) as flood, api.join(other) as neighbour:
        await flood.until("TIMER")
        live, _ = await api.parts.registry.live(UUID(flooding.session_id))
        before = live.state.code_edits
        sending = asyncio.create_task(snapshots(flood, 2_000))
        began = time.monotonic()
        for number in range(10):
            answer = await neighbour.ask("CODE_SNAPSHOT", {"code": str(number)})
            assert answer["payload"]["durable"]
        assert time.monotonic() - began < 3
        took_s = time.monotonic() - began
        sending.cancel()
        flood.socket.transport.abort()
        allowed = socket_room.FRAMES_AT_ONCE + 20 * took_s + 2
        assert live.state.code_edits - before <= allowed


async def snapshots(candidate: Candidate, count: int) -> None:
    for number in range(count):
        await candidate.send("CODE_SNAPSHOT", {"code": str(number)})


async def test_everybody_gets_back_in_after_all_came_at_once(api: InnerApi) -> None:
    created = [await api.create() for _ in range(60)]
    tickets = [await api.ticket(each) for each in created]

    async def back(each: Created, ticket: str) -> None:
        async with opened(api.port, each.session_id) as candidate:
            await candidate.send("CLIENT_READY", {"ticket": ticket})
            await candidate.until("TIMER")

    began = time.monotonic()
    await asyncio.gather(*(back(*each) for each in zip(created, tickets, strict=True)))
    assert time.monotonic() - began < 10


async def test_what_is_no_websocket_message_is_answered_without_a_traceback(
    api: InnerApi, caplog: pytest.LogCaptureFixture
) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        await candidate.until("TIMER")
        for hostile in ("[" * 100_000, "9" * 5_000, json.dumps({"v": 1}), "null", b"\x00\xff"):
            await candidate.socket.send(hostile)
            assert (await candidate.until("ERROR"))["payload"]["message"]
        assert (await candidate.ask("CODE_SNAPSHOT", {"code": "x"}))["type"] == "ACK"
    assert "Traceback" not in caplog.text
