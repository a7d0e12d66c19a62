"""Who may open an interview: its token, or a single-use ticket that the token was traded for."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from uuid import UUID

from redis.asyncio import Redis

from apps.api.errors import NotSignedIn, UnknownSession, WrongSession
from apps.api.infra.database import Database
from apps.api.session.clock import Clock
from apps.api.store.sessions import find_session, session_of_token, token_hash
from apps.api.tables.session import SessionRow

TICKET_MS = 60_000


def new_token() -> str:
    """256 random bits, safe in URLs."""
    return secrets.token_urlsafe(32)


class Gate:
    """Checks tokens and tickets."""

    def __init__(self, database: Database, redis: Redis, clock: Clock) -> None:
        self._database = database
        self._redis = redis
        self._clock = clock

    async def open_with_token(self, session_id: UUID, token: str | None) -> SessionRow:
        """The session, if `token` opens it.

        Raises:
            UnknownSession: there is no such session.
            NotSignedIn: no token, or one that is unknown or expired.
            WrongSession: the token opens another session.
        """
        async with self._database.begin() as db:
            row = await find_session(db, session_id)
            owner = await session_of_token(db, token) if token else None
        if row is None:
            raise UnknownSession("There is no interview with this id.", field="session_id")
        if owner is None:
            raise NotSignedIn("The session token is missing or unknown.", field="token")
        if owner.id != session_id:
            raise WrongSession("This token opens another interview.", field="token")
        if owner.token_expires_at <= self._now():
            raise NotSignedIn("The session token has expired.", field="token")
        return row

    async def issue_ticket(self, session_id: UUID) -> tuple[str, int]:
        """A ticket for one sign-in, and when it expires."""
        ticket = new_token()
        await self._redis.set(_ticket_key(ticket), str(session_id), px=TICKET_MS)
        return ticket, self._clock.now_ms() + TICKET_MS

    async def open_with_ticket(self, session_id: UUID, ticket: str) -> None:
        """Redeem a ticket, which is used up by it, right or wrong.

        Raises:
            NotSignedIn: the ticket is unknown, used or expired.
            WrongSession: it was issued for another session.
        """
        owner = await self._redis.getdel(_ticket_key(ticket))
        if owner is None:
            raise NotSignedIn("The ticket is unknown, used or expired.", field="payload.ticket")
        if owner != str(session_id).encode():
            raise WrongSession("The ticket is for another interview.", field="payload.ticket")

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now_ms() / 1000, UTC)


def _ticket_key(ticket: str) -> str:
    return f"ticket:{token_hash(ticket).hex()}"
