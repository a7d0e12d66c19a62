"""`python -m apps.api`: serve the API as the environment says."""

from __future__ import annotations

import sys

import uvicorn

from apps.api.infra.logs import configure_logs
from apps.api.main import create_app
from apps.api.settings import SettingsError, read_settings
from apps.api.wire.envelope import MAX_FRAME_BYTES

SHUTDOWN_S = 5


def main() -> int:
    """Serve until stopped; exit code 2 when the settings are wrong."""
    try:
        settings = read_settings()
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    configure_logs()
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        ws="websockets-sansio",
        ws_max_size=4 * MAX_FRAME_BYTES,
        ws_per_message_deflate=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=SHUTDOWN_S,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
