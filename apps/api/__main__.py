"""`python -m apps.api`: serve the API as the environment says."""

from __future__ import annotations

import socket
import sys

import uvicorn
from fastapi import FastAPI

from apps.api.infra.logs import configure_logs
from apps.api.main import create_app, drain
from apps.api.settings import SettingsError, read_settings
from apps.api.wire.envelope import MAX_FRAME_BYTES

SHUTDOWN_S = 5
STARTUP_FAILED = 3


class DrainingServer(uvicorn.Server):
    """Sends browsers away with `DRAIN` before uvicorn cuts their sockets."""

    def __init__(self, app: FastAPI, host: str, port: int) -> None:
        super().__init__(_config(app, host, port))
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Drain, then shut down as uvicorn does."""
        await drain(self._app)
        await super().shutdown(sockets)


def main() -> int:
    """Serve until stopped; exit code 2 when the settings are wrong, 3 when it cannot start."""
    try:
        settings = read_settings()
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    configure_logs()
    server = DrainingServer(create_app(settings), settings.host, settings.port)
    server.run()
    return 0 if server.started else STARTUP_FAILED


def _config(app: FastAPI, host: str, port: int) -> uvicorn.Config:
    """How the app is served: no access log, because a URL may hold a token."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        ws="websockets-sansio",
        ws_max_size=4 * MAX_FRAME_BYTES,
        ws_per_message_deflate=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=SHUTDOWN_S,
    )


if __name__ == "__main__":
    raise SystemExit(main())
