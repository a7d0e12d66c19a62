"""A box: one running container with its supervisor, through Docker's attached stream."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import asdict, dataclass
from typing import Any

from sandbox.contract import CallResult, Limits, Outcome, RunRequest
from sandbox.harness.frames import CALL, CALL_LENGTHS, DONE, LENGTH, READY, message
from sandbox.runners.values import NotJson, clean_text, read_value

_READY_SECONDS = 30
_GRACE_SECONDS = 5
_FRAME_SLACK_BYTES = 64 * 1024
_STDOUT_STREAM = 1
_CHUNK_BYTES = 256 * 1024
_HEAD_BYTES = 1 + LENGTH.size

# How Docker multiplexes: stream number, three zero bytes, big-endian length (Engine API, "attach").
_STREAM_HEAD = struct.Struct(">BxxxI")

_TEXTS = {
    Outcome.TIME_LIMIT: "the call took longer than it may",
    Outcome.MEMORY_LIMIT: "the program used more memory than it may",
    Outcome.OUTPUT_LIMIT: "the program printed or returned more than it may",
    Outcome.PROTOCOL_VIOLATION: "the program interfered with the sandbox's own channel",
}


class BoxBroken(Exception):
    """The box has died or does not speak its protocol; it can only be destroyed."""


@dataclass(frozen=True, slots=True)
class _Frame:
    kind: bytes
    payload: bytes


class Box:
    """A box that is up. It serves one run at a time and is used by one owner at most."""

    def __init__(
        self,
        container: str,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        *,
        call_by_call: bool,
    ) -> None:
        self.container = container
        self._reader = reader
        self._writer = writer
        self._call_by_call = call_by_call
        self._later: Iterator[bytes] = iter(())
        self._raw = bytearray()
        self._frames = bytearray()
        self._complaint = bytearray()

    @classmethod
    async def attach(
        cls, container: str, stream: socket.socket, *, call_by_call: bool = False
    ) -> Box:
        """Wait until the supervisor is ready.

        With `call_by_call` the arguments of a call go into the box when the last call is answered,
        for a box in which a program can read what waits for its supervisor.

        Raises:
            BoxBroken: it did not come up.
        """
        reader, writer = await asyncio.open_connection(sock=stream, limit=_CHUNK_BYTES)
        box = cls(container, reader, writer, call_by_call=call_by_call)
        try:
            async with asyncio.timeout(_READY_SECONDS):
                frame = await box._frame(_FRAME_SLACK_BYTES)
        except TimeoutError:
            box.close()
            raise BoxBroken("the box did not become ready in time") from None
        except BaseException:
            box.close()
            raise
        if frame.kind != READY:
            box.close()
            raise BoxBroken("the box did not say that it is ready")
        return box

    @property
    def alive(self) -> bool:
        """Whether the stream still stands and nothing unasked has come through it."""
        return not (self._reader.at_eof() or self._writer.is_closing() or self._frames or self._raw)

    def close(self) -> None:
        """Drop the stream; the supervisor ends when its input does."""
        self._writer.close()

    async def run(
        self, request: RunRequest, limits: Limits, *, last: bool
    ) -> AsyncGenerator[CallResult, None]:
        """Run a program; yield one result per call, in order, as they arrive.

        With `last` the supervisor makes no children for another run. When the generator is left
        before its end the box is in the middle of something and can only be destroyed.

        Raises:
            BoxBroken: midway; the results so far stand.
        """
        calls = [message(json.dumps(call).encode()) for call in request.calls]
        self._later = iter(calls[1:] if self._call_by_call else ())
        first = calls[:1] if self._call_by_call else calls
        job = _job(request, limits, last=last, call_by_call=self._call_by_call)
        self._writer.write(job + b"".join(first))
        async with aclosing(self._results(request, limits)) as results:
            async for result in results:
                yield result

    async def _results(
        self, request: RunRequest, limits: Limits
    ) -> AsyncGenerator[CallResult, None]:
        biggest = limits.result_bytes + limits.stdout_bytes + _FRAME_SLACK_BYTES
        patience = max(limits.wall_ms, limits.cpu_ms) / 1000 + _GRACE_SECONDS
        compiling = limits.compile_ms / 1000
        for index in range(len(request.calls)):
            frame = await self._frame_within(patience + compiling, biggest)
            compiling = 0
            if frame.kind != CALL:
                raise BoxBroken("the box sent an unexpected frame")
            self._writer.write(next(self._later, b""))
            yield _call_result(frame.payload, index, request.entry)
        if (await self._frame_within(patience, biggest)).kind != DONE:
            raise BoxBroken("the box did not end its run")

    async def _frame_within(self, seconds: float, biggest: int) -> _Frame:
        frame = self._whole_frame(biggest)
        if frame is not None:
            return frame
        try:
            async with asyncio.timeout(seconds):
                return await self._frame(biggest)
        except TimeoutError:
            raise BoxBroken("the box does not answer in time") from None

    async def _frame(self, biggest: int) -> _Frame:
        while (frame := self._whole_frame(biggest)) is None:
            await self._receive()
        return frame

    def _whole_frame(self, biggest: int) -> _Frame | None:
        """Take the next frame if all of it has come."""
        if len(self._frames) < _HEAD_BYTES:
            return None
        (size,) = LENGTH.unpack_from(self._frames, 1)
        if size > biggest:
            raise BoxBroken("the box sent more than it may")
        end = _HEAD_BYTES + size
        if len(self._frames) < end:
            return None
        frame = _Frame(bytes(self._frames[:1]), bytes(self._frames[_HEAD_BYTES:end]))
        del self._frames[:end]
        return frame

    async def _receive(self) -> None:
        try:
            chunk = await self._reader.read(_CHUNK_BYTES)
        except OSError as error:
            raise BoxBroken(self._how_it_died()) from error
        if not chunk:
            raise BoxBroken(self._how_it_died())
        self._raw += chunk
        while len(self._raw) >= _STREAM_HEAD.size:
            stream, length = _STREAM_HEAD.unpack_from(self._raw)
            end = _STREAM_HEAD.size + length
            if len(self._raw) < end:
                return
            part = self._raw[_STREAM_HEAD.size : end]
            del self._raw[:end]
            if stream == _STDOUT_STREAM:
                self._frames += part
            else:
                self._complaint = (self._complaint + part)[-1000:]

    def _how_it_died(self) -> str:
        last_words = clean_text(bytes(self._complaint)).strip().splitlines()
        return f"the box has died: {last_words[-1]}" if last_words else "the box has died"


def _job(request: RunRequest, limits: Limits, *, last: bool, call_by_call: bool) -> bytes:
    job: dict[str, Any] = {
        "source": request.source,
        "entry": request.entry,
        "calls": len(request.calls),
        "wall_ms": limits.wall_ms,
        "cpu_ms": limits.cpu_ms,
        "memory_bytes": limits.memory_bytes,
        "stdout_bytes": limits.stdout_bytes,
        "result_bytes": limits.result_bytes,
        "compile_ms": limits.compile_ms,
        "signature": request.signature and asdict(request.signature),
        "methods": request.methods and {n: asdict(s) for n, s in request.methods.items()},
        "count_operations": request.count_operations,
        "last": last,
        "call_by_call": call_by_call,
    }
    return message(json.dumps(job).encode())


def _call_result(payload: bytes, index: int, entry: str) -> CallResult:
    try:
        header_size, body_size = CALL_LENGTHS.unpack_from(payload)
        body_at = CALL_LENGTHS.size + header_size
        header = json.loads(payload[CALL_LENGTHS.size : body_at])
        outcome = Outcome(header["outcome"])
        wall_ms, cpu_ms = header["wall_us"] / 1000, header["cpu_us"] / 1000
        peak = int(header["peak_bytes"]) or None
        compile_us, operations = header["compile_us"], header["operations"]
    except (struct.error, ValueError, KeyError, TypeError) as error:
        raise BoxBroken("the box sent a frame that cannot be read") from error
    if header["index"] != index:
        raise BoxBroken("the box answered another call")
    body = payload[body_at : body_at + body_size]
    stdout = clean_text(payload[body_at + body_size :])
    value, problem = None, None
    if outcome is Outcome.OK:
        try:
            value = read_value(body)
        except NotJson as what:
            outcome, problem = Outcome.EXCEPTION, f"{entry} returned {what}, which is not JSON"
    else:
        problem = clean_text(body) or _TEXTS.get(outcome, "")
        if outcome is Outcome.MEMORY_LIMIT:
            problem = _TEXTS[outcome]
    return CallResult(
        index,
        outcome,
        value,
        stdout,
        problem,
        wall_ms,
        cpu_ms,
        peak,
        None if compile_us is None else compile_us / 1000,
        operations,
    )
