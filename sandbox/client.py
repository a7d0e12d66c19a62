"""The door to the runner process."""

from __future__ import annotations

import asyncio
import contextlib
import pathlib
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any

from sandbox.contract import (
    CallResult,
    Language,
    Outcome,
    RunRequest,
    SandboxStatus,
    SandboxUnavailable,
)
from sandbox.service import wire

_ANSWER_SECONDS = 10
_CHUNK_BYTES = 256 * 1024


def _nobody_asks(_position: int) -> None:
    return


class Sandbox:
    """The sandbox, as everybody else sees it. Holds no connection between calls."""

    def __init__(self, socket_path: pathlib.Path) -> None:
        self._socket_path = socket_path

    async def status(self) -> SandboxStatus:
        """Ask whether runs are taken; a runner that cannot be reached is not ready."""
        try:
            answer = await self._ask({"op": "status"})
            return wire.status_from_json(answer["status"])
        except SandboxUnavailable as error:
            return SandboxStatus(False, (), "unknown", str(error))
        except (KeyError, TypeError, ValueError):
            return SandboxStatus(False, (), "unknown", "the sandbox runner speaks another protocol")

    async def run(
        self, request: RunRequest, on_queued: Callable[[int], None] = _nobody_asks
    ) -> AsyncGenerator[CallResult, None]:
        """Run a program: one result per call, in order of index, each as it finishes.

        When the box or the runner dies midway, the remaining calls are `SANDBOX_ERROR`.
        `on_queued` is told the place in the queue, 1 being the next, whenever it changes while the
        run waits for a box. Closing the generator, or cancelling the task that reads it, cancels
        the run.

        Raises:
            SandboxUnavailable: before the first result only.
        """
        index = 0
        try:
            question = {"op": "run", "request": wire.request_to_json(request)}
            async with aclosing(self._frames(question)) as frames:
                async for frame in frames:
                    if "result" in frame:
                        yield wire.result_from_json(frame["result"])
                        index += 1
                    elif "done" in frame:
                        break
                    elif "queued" in frame:
                        on_queued(frame["queued"])
                    else:
                        raise SandboxUnavailable(str(frame.get("unavailable")))
                else:
                    raise SandboxUnavailable("the sandbox runner has gone away")
        except SandboxUnavailable:
            if index == 0:
                raise
        for rest in range(index, len(request.calls)):
            yield CallResult(rest, Outcome.SANDBOX_ERROR, error="the sandbox runner has gone away")

    async def prepare(self, language: Language) -> None:
        """Have a box of a language started ahead of its first run; without a runner, nothing."""
        with contextlib.suppress(SandboxUnavailable):
            await self._ask({"op": "prepare", "language": language})

    async def release(self, owner: str) -> None:
        """Destroy the box that is bound to an owner; without a runner there is none."""
        with contextlib.suppress(SandboxUnavailable):
            await self._ask({"op": "release", "owner": owner})

    async def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        try:
            async with asyncio.timeout(_ANSWER_SECONDS), aclosing(self._frames(question)) as frames:
                async for frame in frames:
                    return frame
        except TimeoutError:
            raise SandboxUnavailable("the sandbox runner does not answer") from None
        raise SandboxUnavailable("the sandbox runner closed the connection")

    async def _frames(self, question: dict[str, Any]) -> AsyncGenerator[dict[str, Any], None]:
        """Ask on a connection of its own and yield what comes until the runner closes it."""
        try:
            encoded = wire.encode(question)
            reader, writer = await asyncio.open_unix_connection(self._socket_path)
        except wire.FrameError as error:
            raise SandboxUnavailable(str(error)) from error
        except OSError as error:
            raise SandboxUnavailable(f"no sandbox runner on {self._socket_path}") from error
        received = wire.FrameBuffer()
        try:
            writer.write(encoded)
            while chunk := await reader.read(_CHUNK_BYTES):
                received.feed(chunk)
                while (frame := received.pop()) is not None:
                    yield frame
        except (wire.FrameError, OSError) as error:
            raise SandboxUnavailable(f"the connection to the sandbox broke: {error}") from error
        finally:
            writer.close()
