"""uvicorn's WebSockets, where a peer that neither reads nor answers is let go for sure.

uvicorn closes such a peer's transport, which then waits for a flush that never comes.
"""

from __future__ import annotations

import socket
from asyncio import BaseTransport

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

ABORT = "dryrun.abort"
"""The scope extension whose `call` cuts the connection without a word."""

PING_INTERVAL_S = 15.0
PING_TIMEOUT_S = 10.0
SEND_BUFFER_BYTES = 64 * 1024
UNACKNOWLEDGED_MS = 20_000


class AbortingProtocol(WebSocketsSansIOProtocol):
    """Cuts off who does not answer a ping, and holds little for who does not read."""

    def connection_made(self, transport: BaseTransport) -> None:
        """Bound what the kernel holds for the peer, and for how long."""
        super().connection_made(transport)
        peer: socket.socket | None = transport.get_extra_info("socket")
        if peer is None or peer.family not in {socket.AF_INET, socket.AF_INET6}:
            return
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNACKNOWLEDGED_MS)

    def handle_connect(self, event: Request) -> None:
        """Let the app cut the connection; its task is there, but has not begun."""
        super().handle_connect(event)
        if not self.close_sent:
            extensions = self.scope.get("extensions") or {}
            extensions[ABORT] = {"call": self.transport.abort}
            self.scope["extensions"] = extensions

    def keepalive_timeout(self) -> None:
        """The peer has not answered a ping."""
        super().keepalive_timeout()
        self.transport.abort()
