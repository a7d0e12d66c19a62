"""Whether this process can serve interviews now, and if not, why."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlmodel import text

from apps.api.infra.database import Database, DatabaseAway
from apps.api.session.registry import Registry

ANSWER_WITHIN_S = 1.0


class Readiness:
    """Asks the parts that every interview needs."""

    def __init__(self, database: Database, redis: Redis, registry: Registry) -> None:
        self._database = database
        self._redis = redis
        self._registry = registry

    async def reasons(self) -> Mapping[str, str]:
        """What is not ready, by its part's name; empty when all is."""
        parts = {"postgresql": self._ask_database, "redis": self._ask_redis}
        found = await asyncio.gather(*(_answers(ask) for ask in parts.values()))
        reasons = {part: why for part, why in zip(parts, found, strict=True) if why}
        if self._registry.closed:
            reasons["process"] = "is about to stop"
        return reasons

    async def _ask_database(self) -> None:
        async with self._database.begin() as db:
            await db.exec(text("SELECT 1"))  # pyright: ignore[reportCallIssue, reportArgumentType]

    async def _ask_redis(self) -> None:
        await self._redis.ping()  # pyright: ignore[reportGeneralTypeIssues, reportUnknownMemberType]


async def _answers(ask: Callable[[], Awaitable[None]]) -> str | None:
    try:
        async with asyncio.timeout(ANSWER_WITHIN_S):
            await ask()
    except TimeoutError:
        return f"did not answer within {ANSWER_WITHIN_S:g} s"
    except (DatabaseAway, RedisError, OSError) as error:
        return f"does not answer ({type(error).__name__})"
    return None
