"""How much a request may bring along."""

from __future__ import annotations

from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from apps.api.errors import TooLarge
from apps.api.routes.refusals import refusal

MAX_BODY_BYTES = 64 * 1024
_TOO_LONG = TooLarge(
    "The request's body is too long.", field="body", expected=f"at most {MAX_BODY_BYTES} bytes"
)


class BodyLimit:
    """Refuses a longer HTTP body before anything reads it whole.

    The framework may turn what `receive` raises into an answer of its own, so that answer is
    held back too.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and count what it brings."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        left = MAX_BODY_BYTES

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise _TOO_LONG
            return message

        async def send_unless_too_long(message: Message) -> None:
            if left >= 0:
                await send(message)

        with suppress(TooLarge):
            await self._app(scope, counted, send_unless_too_long)
        if left < 0:
            await refusal(_TOO_LONG)(scope, receive, send)
