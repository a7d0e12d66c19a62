"""A Docker engine without Docker: it starts boxes that say that they are ready, and can be away."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Any

from sandbox.harness.frames import READY, host_frame
from sandbox.languages.runtime import Runtime
from sandbox.runners import images
from sandbox.runners.engine import Engine, EngineError

_STDOUT = 1


class FakeEngine(Engine):
    """Its containers are names; `away` makes every call fail, and
    as many starts as `refusals` says."""

    def __init__(self, about: dict[str, Any] | None = None, *, built: bool = True) -> None:
        self.instance = "fake"
        self.runtime: str | None = None
        self.about = about or {"DefaultRuntime": "runc"}
        self.built = built
        self.away = False
        self.refusals = 0
        self.containers: dict[str, socket.socket] = {}
        self.started = 0

    def _answer(self) -> None:
        if self.away:
            raise EngineError("the engine is away")

    async def ping(self) -> None:
        self._answer()

    async def info(self) -> dict[str, Any]:
        self._answer()
        return self.about

    async def image_labels(self, tag: str) -> dict[str, str] | None:
        self._answer()
        return {images.SOURCE_LABEL: tag.partition(":")[2]} if self.built else None

    async def start_container(self, image: str, runtime: Runtime) -> tuple[str, socket.socket]:
        self._answer()
        if self.refusals:
            self.refusals -= 1
            raise EngineError("the engine refuses")
        self.started += 1
        container = f"{runtime.language.value}-{self.started}"
        far, near = socket.socketpair()
        ready = host_frame(READY, b"")
        far.send(struct.pack(">BxxxI", _STDOUT, len(ready)) + ready)
        self.containers[container] = far
        near.setblocking(False)
        return container, near

    async def remove(self, container: str) -> None:
        await asyncio.sleep(0)
        self._answer()
        far = self.containers.pop(container, None)
        if far is not None:
            far.close()

    async def leftovers(self) -> list[str]:
        self._answer()
        return sorted(self.containers)

    def kill(self, container: str) -> None:
        """End a container's supervisor; the container is still there."""
        self.containers[container].shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        for far in self.containers.values():
            far.close()
