from dataclasses import replace
from typing import Any

import pytest

from sandbox.contract import (
    CallResult,
    Lane,
    Language,
    Limits,
    Outcome,
    RunRequest,
    SandboxStatus,
    Signature,
)
from sandbox.service import wire

REQUEST = RunRequest(
    "r1", Language.PYTHON, "source", "solution", (([1, {"a": None}], "x"), ()), Lane.RUN, "ada"
)


def through_a_stream(encoded: bytes) -> dict[str, Any] | None:
    """Feed the bytes one by one and take the frame that comes out."""
    buffer = wire.FrameBuffer()
    found = None
    for byte in encoded:
        buffer.feed(bytes([byte]))
        found = found or buffer.pop()
    return found


def test_a_request_crosses_the_socket_unchanged() -> None:
    frame = through_a_stream(wire.encode(wire.request_to_json(REQUEST)))
    assert frame is not None
    assert wire.request_from_json(frame) == REQUEST


def test_types_and_methods_cross_the_socket_unchanged() -> None:
    push = Signature((("list", ("optional", "int")),), "void", in_place=0)
    request = replace(REQUEST, signature=Signature(("int",), "void"), methods={"push": push})
    frame = through_a_stream(wire.encode(wire.request_to_json(request)))
    assert frame is not None
    assert wire.request_from_json(frame) == request


def test_a_result_crosses_the_socket_unchanged() -> None:
    result = CallResult(3, Outcome.OK, [1, {"k": 2.5}], "out\n", None, 1.5, 0.5, 1 << 20)
    frame = through_a_stream(wire.encode(wire.result_to_json(result)))
    assert frame is not None
    assert wire.result_from_json(frame) == result


def test_a_status_crosses_the_socket_unchanged() -> None:
    status = SandboxStatus(False, (Language.PYTHON,), "runc", "building the javascript image")
    frame = through_a_stream(wire.encode(wire.status_to_json(status)))
    assert frame is not None
    assert wire.status_from_json(frame) == status


def test_two_frames_in_one_chunk_come_out_one_after_the_other() -> None:
    buffer = wire.FrameBuffer()
    buffer.feed(wire.encode({"queued": 2}) + wire.encode({"queued": 1}))
    assert [buffer.pop(), buffer.pop(), buffer.pop()] == [{"queued": 2}, {"queued": 1}, None]


def test_a_part_of_a_frame_is_no_frame() -> None:
    assert through_a_stream(wire.encode({"op": "status"})[:-1]) is None


@pytest.mark.parametrize("encoded", [b"\xff\xff\xff\xff", b"\0\0\0\1{", b"\0\0\0\2[]"])
def test_bytes_that_are_no_frame_are_refused(encoded: bytes) -> None:
    with pytest.raises(wire.FrameError):
        through_a_stream(encoded)


@pytest.mark.parametrize(
    "change",
    [
        {"language": "cobol"},
        {"lane": "fast"},
        {"entry": "solution()"},
        {"calls": 3},
        {"methods": {"push()": {"params": [], "returns": "void"}}},
        {"signature": {"params": []}},
        {"limits": {"wall_ms": 1, "unheard_of": 2}},
    ],
)
def test_a_request_that_makes_no_sense_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(wire.FrameError):
        wire.request_from_json(wire.request_to_json(REQUEST) | change)


def test_limits_travel_with_their_defaults() -> None:
    assert wire.request_to_json(REQUEST)["limits"]["wall_ms"] == Limits().wall_ms
