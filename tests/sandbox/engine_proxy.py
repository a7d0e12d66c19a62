"""A Docker socket that a test can take away and bring back, with the real engine behind it."""

from __future__ import annotations

import pathlib

from tests.socket_proxy import SocketProxy

ENGINE_SOCKET = pathlib.Path("/var/run/docker.sock")


class EngineProxy(SocketProxy):
    """Forwards connections to the real engine while it is up."""

    def __init__(self, path: pathlib.Path) -> None:
        super().__init__(path, ENGINE_SOCKET)

    @property
    def url(self) -> str:
        """What DOCKER_HOST has to be."""
        return f"unix://{self.path}"
