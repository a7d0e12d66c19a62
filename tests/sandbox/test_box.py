"""A box as the host sees it, with a supervisor that a test plays."""

from __future__ import annotations

import asyncio
import json
import socket
import struct

import pytest

from sandbox.contract import CallResult, Language, Limits
from sandbox.harness.frames import CALL, DONE, READY, call_payload, host_frame
from sandbox.runners.box import Box
from tests.sandbox.runner_process import request

pytestmark = pytest.mark.anyio

_STDOUT = 1


class PlayedBox:
    """Both ends of a box's stream."""

    def __init__(self) -> None:
        near, self._far = socket.socketpair()
        near.setblocking(False)
        self._far.setblocking(False)
        self._near = near

    async def attach(self, *, call_by_call: bool) -> Box:
        self.send(host_frame(READY))
        return await Box.attach("played", self._near, call_by_call=call_by_call)

    def send(self, frame: bytes) -> None:
        self._far.send(struct.pack(">BxxxI", _STDOUT, len(frame)) + frame)

    def answer(self, index: int) -> None:
        fields = ("wall_us", "cpu_us", "peak_bytes")
        header = {"index": index, "outcome": "ok", "compile_us": None, "operations": None}
        header |= dict.fromkeys(fields, 0)
        self.send(host_frame(CALL, call_payload(json.dumps(header).encode(), b"7", b"")))

    async def received(self) -> bytes:
        return await asyncio.get_running_loop().sock_recv(self._far, 65536)

    def nothing_received(self) -> bool:
        with pytest.raises(BlockingIOError):
            self._far.recv(1)
        return True

    def close(self) -> None:
        self._far.close()


async def values_of(box: Box) -> list[CallResult]:
    run = request(Language.PYTHON, "def solution(word): ...", ("one",), ("two",))
    return [result async for result in box.run(run, Limits(), last=True)]


async def test_all_calls_go_into_a_box_at_once() -> None:
    played = PlayedBox()
    box = await played.attach(call_by_call=False)
    running = asyncio.create_task(values_of(box))
    sent = await played.received()
    assert sent.index(b'"one"') < sent.index(b'"two"')
    for index in range(2):
        played.answer(index)
    played.send(host_frame(DONE))
    assert [result.value for result in await running] == [7, 7]
    assert played.nothing_received()
    box.close()
    played.close()


async def test_call_by_call_the_next_arguments_wait_for_the_last_answer() -> None:
    played = PlayedBox()
    box = await played.attach(call_by_call=True)
    running = asyncio.create_task(values_of(box))
    sent = await played.received()
    assert b'"one"' in sent
    assert b'"two"' not in sent
    assert played.nothing_received()
    played.answer(0)
    assert b'"two"' in await played.received()
    played.answer(1)
    played.send(host_frame(DONE))
    assert [result.value for result in await running] == [7, 7]
    assert played.nothing_received()
    box.close()
    played.close()
