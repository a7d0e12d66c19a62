import asyncio

import pytest

from sandbox.contract import (
    CallResult,
    Lane,
    Language,
    Limits,
    Outcome,
    RunRequest,
    SandboxStatus,
)
from sandbox.service import wire

REQUEST = RunRequest(
    "r1", Language.PYTHON, "source", "solution", (([1, {"a": None}], "x"), ()), Lane.RUN, "ada"
)


async def through_a_stream(encoded: bytes) -> dict[str, object] | None:
    reader = asyncio.StreamReader()
    reader.feed_data(encoded)
    reader.feed_eof()
    return await wire.read(reader)


@pytest.mark.anyio
async def test_a_request_crosses_the_socket_unchanged() -> None:
    frame = await through_a_stream(wire.encode(wire.request_to_json(REQUEST)))
    assert frame is not None
    assert wire.request_from_json(frame) == REQUEST


@pytest.mark.anyio
async def test_a_result_crosses_the_socket_unchanged() -> None:
    result = CallResult(3, Outcome.OK, [1, {"k": 2.5}], "out\n", None, 1.5, 0.5, 1 << 20)
    frame = await through_a_stream(wire.encode(wire.result_to_json(result)))
    assert frame is not None
    assert wire.result_from_json(frame) == result


@pytest.mark.anyio
async def test_a_status_crosses_the_socket_unchanged() -> None:
    status = SandboxStatus(False, (Language.PYTHON,), "runc", "building the javascript image")
    frame = await through_a_stream(wire.encode(wire.status_to_json(status)))
    assert frame is not None
    assert wire.status_from_json(frame) == status


@pytest.mark.anyio
async def test_a_stream_that_ends_within_a_frame_is_closed() -> None:
    assert await through_a_stream(wire.encode({"op": "status"})[:-1]) is None


@pytest.mark.anyio
@pytest.mark.parametrize("encoded", [b"\xff\xff\xff\xff", b"\0\0\0\1{", b"\0\0\0\2[]"])
async def test_bytes_that_are_no_frame_are_refused(encoded: bytes) -> None:
    with pytest.raises(wire.FrameError):
        await through_a_stream(encoded)


@pytest.mark.parametrize(
    "change",
    [
        {"language": "cobol"},
        {"lane": "fast"},
        {"entry": "solution()"},
        {"calls": 3},
        {"limits": {"wall_ms": 1, "unheard_of": 2}},
    ],
)
def test_a_request_that_makes_no_sense_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(wire.FrameError):
        wire.request_from_json(wire.request_to_json(REQUEST) | change)


def test_limits_travel_with_their_defaults() -> None:
    assert wire.request_to_json(REQUEST)["limits"]["wall_ms"] == Limits().wall_ms
