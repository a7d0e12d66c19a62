"""How one process serves the app."""

from __future__ import annotations

import socket

import uvicorn
from fastapi import FastAPI

from apps.api.infra.collector import collect_seldom
from apps.api.infra.websocket import PING_INTERVAL_S, PING_TIMEOUT_S, AbortingProtocol
from apps.api.main import drain
from apps.api.settings import Settings
from apps.api.wire.envelope import MAX_FRAME_BYTES

SHUTDOWN_S = 5
STARTUP_FAILED = 3


class DrainingServer(uvicorn.Server):
    """Sends browsers away with `DRAIN` before uvicorn cuts their sockets."""

    def __init__(self, app: FastAPI, host: str, port: int) -> None:
        collect_seldom()
        super().__init__(_config(app, host, port))
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop listening, so that nobody who is sent away comes back here; then drain and end."""
        for server in self.servers:
            server.close()
        await drain(self._app)
        await super().shutdown(sockets)


def bound_socket(settings: Settings) -> socket.socket:
    """The address of the settings as a socket that several processes can listen on.

    It exits the process where the address cannot be used, and says why.
    """
    return uvicorn.Config("", host=settings.host, port=settings.port, log_config=None).bind_socket()


def exit_code(server: uvicorn.Server) -> int:
    """Of a process whose server has ended."""
    return 0 if server.started else STARTUP_FAILED


def _config(app: FastAPI, host: str, port: int) -> uvicorn.Config:
    """How the app is served: no access log, because a URL may hold a token."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        ws=AbortingProtocol,
        ws_ping_interval=PING_INTERVAL_S,
        ws_ping_timeout=PING_TIMEOUT_S,
        ws_max_size=4 * MAX_FRAME_BYTES,
        ws_per_message_deflate=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=SHUTDOWN_S,
    )
