"""The TCP port to serve at."""

import socket
from contextlib import suppress

import psutil

from apps.launcher.refusal import LaunchRefused


def require_free_port(host: str, port: int) -> None:
    """Refuse a port that somebody else listens on.

    Raises:
        LaunchRefused: the port is taken, or may not be used; the text says what to do.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = (
                f"Port {port} on {host} cannot be used: {error.strerror}{_listener(port)}. "
                f"Choose another one, for example: PORT={port + 1} make run"
            )
            raise LaunchRefused(message) from error


def _listener(port: int) -> str:
    """Who listens there, as far as the system tells us."""
    with suppress(psutil.Error):
        for connection in psutil.net_connections("tcp"):
            listens = connection.status == psutil.CONN_LISTEN and connection.laddr[1:] == (port,)
            if listens and connection.pid is not None:
                return f" ({psutil.Process(connection.pid).name()}, pid {connection.pid})"
    return ""
