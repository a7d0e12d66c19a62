"""Frames between the client and the runner: four bytes of length, then one JSON object.

Client to runner: `{"op": "status"}`, `{"op": "release", "owner"}`,
`{"op": "prepare", "language"}`, `{"op": "run", "request"}`.
Runner to client: `{"status"}`, `{"released"}`, `{"prepared"}`, and for a run `{"result"}` per call
and then `{"done"}`, or `{"unavailable"}` in their place; before them `{"queued": position}`
whenever a run that waits for a box moves up, 1 being the next. Closing the connection cancels the
run.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from typing import Any

from sandbox.contract import (
    CallResult,
    Lane,
    Language,
    Limits,
    Outcome,
    RunRequest,
    SandboxStatus,
    Signature,
    ValueType,
)

MAX_FRAME_BYTES = 64 * 1024 * 1024
_LENGTH = struct.Struct(">I")


class FrameError(Exception):
    """The other side sent something that is no frame of this protocol."""


def encode(frame: dict[str, Any]) -> bytes:
    """Encode one frame.

    Raises:
        FrameError: it is larger than a frame may be.
    """
    body = json.dumps(frame).encode()
    if len(body) > MAX_FRAME_BYTES:
        raise FrameError(f"a frame of {len(body)} bytes is larger than {MAX_FRAME_BYTES}")
    return _LENGTH.pack(len(body)) + body


class FrameBuffer:
    """Bytes as they come in, frames as they are whole."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    @property
    def empty(self) -> bool:
        """Whether nothing is left, not even a part of a frame."""
        return not self._bytes

    def feed(self, chunk: bytes) -> None:
        """Add what has come in."""
        self._bytes += chunk

    def pop(self) -> dict[str, Any] | None:
        """Take the next frame, or `None` while it is not whole.

        Raises:
            FrameError: what came is not a frame.
        """
        if len(self._bytes) < _LENGTH.size:
            return None
        (size,) = _LENGTH.unpack_from(self._bytes)
        if size > MAX_FRAME_BYTES:
            raise FrameError(f"a frame of {size} bytes is larger than {MAX_FRAME_BYTES}")
        end = _LENGTH.size + size
        if len(self._bytes) < end:
            return None
        body = bytes(self._bytes[_LENGTH.size : end])
        del self._bytes[:end]
        try:
            frame = json.loads(body)
        except ValueError as error:
            raise FrameError("a frame that is not JSON") from error
        if not isinstance(frame, dict):
            raise FrameError("a frame that is not an object")
        return frame  # pyright: ignore[reportUnknownVariableType]


def request_to_json(request: RunRequest) -> dict[str, Any]:
    """Turn a request into what crosses the socket."""
    body = {name: getattr(request, name) for name in RunRequest.__dataclass_fields__}
    return body | {
        "limits": asdict(request.limits),
        "signature": request.signature and asdict(request.signature),
        "methods": request.methods and {n: asdict(each) for n, each in request.methods.items()},
    }


def request_from_json(body: dict[str, Any]) -> RunRequest:
    """Read a request.

    Raises:
        FrameError: it is not one.
    """
    try:
        request = RunRequest(
            run_id=str(body["run_id"]),
            language=Language(body["language"]),
            source=str(body["source"]),
            entry=str(body["entry"]),
            calls=tuple(tuple(call) for call in body["calls"]),
            lane=Lane(body["lane"]),
            owner=str(body["owner"]),
            limits=Limits(**body["limits"]),
            signature=_optional_signature(body["signature"]),
            methods=_optional_methods(body["methods"]),
            count_operations=bool(body["count_operations"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise FrameError(f"the run request cannot be read: {error}") from error
    for name in (request.entry, *(request.methods or ())):
        if not (name.isascii() and name.isidentifier()):
            raise FrameError(f"{name!r} is not the name of a function")
    return request


def signature_from_json(body: dict[str, Any]) -> Signature:
    """Read the types of a function."""
    in_place = body.get("in_place")
    params = tuple(_type_from_json(param) for param in body["params"])
    return Signature(params, _type_from_json(body["returns"]), in_place)


def _optional_signature(body: dict[str, Any] | None) -> Signature | None:
    return None if body is None else signature_from_json(body)


def _optional_methods(body: dict[str, Any] | None) -> dict[str, Signature] | None:
    if body is None:
        return None
    return {str(name): signature_from_json(signature) for name, signature in body.items()}


def _type_from_json(body: str | list[Any]) -> ValueType:
    return body if isinstance(body, str) else tuple(_type_from_json(part) for part in body)


def result_to_json(result: CallResult) -> dict[str, Any]:
    """Turn one call's result into what crosses the socket."""
    return {name: getattr(result, name) for name in CallResult.__dataclass_fields__}


def result_from_json(body: dict[str, Any]) -> CallResult:
    """Read one call's result."""
    fields: dict[str, Any] = body | {"outcome": Outcome(body["outcome"])}
    return CallResult(**fields)


def status_to_json(status: SandboxStatus) -> dict[str, Any]:
    """Turn a status into what crosses the socket."""
    return asdict(status)


def status_from_json(body: dict[str, Any]) -> SandboxStatus:
    """Read a status."""
    languages = tuple(Language(name) for name in body["languages"])
    fields: dict[str, Any] = body | {"languages": languages}
    return SandboxStatus(**fields)
