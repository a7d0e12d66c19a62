"""`python -m apps.api`: serve the API as the environment says."""

from __future__ import annotations

import asyncio
import sys

from apps.api.infra.logs import configure_logs
from apps.api.main import create_app
from apps.api.serving import DrainingServer, bound_socket, exit_code
from apps.api.settings import Settings, SettingsError, read_settings
from apps.api.supervisor import Supervisor


def main() -> int:
    """Serve until stopped; exit code 2 when the settings are wrong, 3 when it cannot start."""
    try:
        settings = read_settings()
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    configure_logs()
    return _serve(settings) if settings.workers == 1 else _supervise(settings)


def _serve(settings: Settings) -> int:
    server = DrainingServer(create_app(settings), settings.host, settings.port)
    server.run()
    return exit_code(server)


def _supervise(settings: Settings) -> int:
    with bound_socket(settings) as listener:
        return asyncio.run(Supervisor(listener, settings.workers).run())


if __name__ == "__main__":
    raise SystemExit(main())
