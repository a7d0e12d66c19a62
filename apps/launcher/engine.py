"""Whether a Docker engine answers, asked cheaply and without the Docker SDK."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_ANSWER_WITHIN_S = 1.0
_PING = b"GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Engine:
    """`address` is a value for `DOCKER_HOST`; without one, `reason` says why."""

    address: str | None
    reason: str


def find_engine(env: Mapping[str, str], user_home: Path) -> Engine:
    """Ask `DOCKER_HOST`, else the usual sockets, for at most a second each."""
    chosen = env.get("DOCKER_HOST")
    if chosen:
        return _ask(chosen)
    sockets = (Path("/var/run/docker.sock"), user_home / ".docker/run/docker.sock")
    answers = [_ask(f"unix://{path}") for path in sockets if path.exists()]
    for engine in answers:
        if engine.address is not None:
            return engine
    return answers[0] if answers else Engine(None, "no Docker engine found")


def _ask(address: str) -> Engine:
    try:
        answered = _ping(address)
    except PermissionError:
        return Engine(None, f"no permission for {address} (is this user in the group docker?)")
    except OSError as error:
        return Engine(None, f"no Docker engine answers at {address} ({error})")
    return Engine(address, "") if answered else Engine(None, f"no Docker engine at {address}")


def _ping(address: str) -> bool:
    place = urlsplit(address)
    if place.scheme == "unix":
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_ANSWER_WITHIN_S)
            connection.connect(place.path)
            connection.sendall(_PING)
            return b" 200 " in connection.recv(64)
    port = place.port or 2375
    with socket.create_connection((place.hostname or "localhost", port), _ANSWER_WITHIN_S):
        return True
