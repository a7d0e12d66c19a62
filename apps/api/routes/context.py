"""What the routes use: built once by `main`, found on the app."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, cast
from uuid import UUID

from fastapi import Depends, Header, Query
from starlette.requests import HTTPConnection

from apps.api.errors import ForeignOrigin
from apps.api.infra.database import Database
from apps.api.session.access import Gate
from apps.api.session.clock import Clock
from apps.api.session.readiness import Readiness
from apps.api.session.registry import Registry
from apps.api.session.running import Runner
from apps.api.settings import Settings
from apps.api.tables.session import SessionRow
from question_bank.schema import Mode


@dataclass(frozen=True, slots=True)
class Context:
    """The parts of a running API."""

    settings: Settings
    database: Database
    clock: Clock
    runner: Runner
    gate: Gate
    registry: Registry
    readiness: Readiness
    admission: asyncio.Semaphore
    modes: Mapping[str, Mode]
    rng: random.Random


def context(connection: HTTPConnection) -> Context:
    """The app's context."""
    return cast("Context", connection.app.state.context)


def check_origin(connection: HTTPConnection) -> None:
    """Let a browser write only from our own page or an origin of the settings.

    A request without `Origin` comes from no web page.

    Raises:
        ForeignOrigin: the page is another's.
    """
    origin = connection.headers.get("origin")
    if origin is None or origin in context(connection).settings.allowed_origins:
        return
    host = origin.partition("://")[2]
    if not host or host != connection.headers.get("host"):
        raise ForeignOrigin(
            f"Pages of {origin} may not do this.", field="Origin", expected="this server's origin"
        )


async def signed_in(
    session_id: UUID,
    parts: Annotated[Context, Depends(context)],
    authorization: Annotated[str | None, Header()] = None,
    token: Annotated[str | None, Query()] = None,
) -> SessionRow:
    """The session of the path, opened by `Authorization: Bearer` or `?token=`."""
    scheme, _, bearer = (authorization or "").partition(" ")
    given = bearer.strip() if scheme.lower() == "bearer" else token
    return await parts.gate.open_with_token(session_id, given)


Parts = Annotated[Context, Depends(context)]
SignedIn = Annotated[SessionRow, Depends(signed_in)]
OwnOrigin = Depends(check_origin)
