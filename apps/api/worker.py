"""`python -m apps.api.worker LISTENER LINE`: one of several processes that serve one address.

`LISTENER` is the socket to accept from and `LINE` leads to the supervisor, both inherited file
descriptors. A byte on the line every second says that this process serves and does not hang. When
the line ends the supervisor is gone, and this process stops as if it had been asked to.
"""

from __future__ import annotations

import asyncio
import signal
import socket
import sys

from apps.api.infra.logs import configure_logs
from apps.api.main import create_app
from apps.api.serving import DrainingServer, exit_code
from apps.api.settings import read_settings

HEARTBEAT_S = 1.0


class Worker(DrainingServer):
    """A server that tells its supervisor that it lives."""

    def __init__(self, line: socket.socket) -> None:
        settings = read_settings()
        super().__init__(create_app(settings), settings.host, settings.port)
        self._line = line

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to serve, and say so from then on."""
        await super().startup(sockets)
        reader, writer = await asyncio.open_connection(sock=self._line)
        self._telling = asyncio.gather(self._tell(writer), self._mind_supervisor(reader))

    async def _tell(self, writer: asyncio.StreamWriter) -> None:
        while not writer.is_closing():
            writer.write(b".")
            await asyncio.sleep(HEARTBEAT_S)

    async def _mind_supervisor(self, reader: asyncio.StreamReader) -> None:
        await reader.read()
        self.handle_exit(signal.SIGTERM, None)


def main() -> int:
    """Serve until asked to stop."""
    listener, line = (socket.socket(fileno=int(number)) for number in sys.argv[1:])
    configure_logs()
    worker = Worker(line)
    worker.run([listener])
    return exit_code(worker)


if __name__ == "__main__":
    raise SystemExit(main())
