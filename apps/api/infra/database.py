"""The PostgreSQL connection pool and its transactions."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

CONNECT_WITHIN_S = 3
CONNECTION_WITHIN_S = 5
_AWAY = (OperationalError, InterfaceError, PoolTimeout, OSError)


class DatabaseAway(Exception):
    """PostgreSQL does not answer, or went away in the middle; nothing was committed."""


class Database:
    """One pool per process. `url` has the scheme `postgresql+psycopg`."""

    def __init__(self, url: str, connections: int = 20) -> None:
        self._engine = create_async_engine(
            url,
            pool_size=connections // 2,
            max_overflow=connections - connections // 2,
            pool_pre_ping=True,
            pool_timeout=CONNECTION_WITHIN_S,
            connect_args={"connect_timeout": CONNECT_WITHIN_S},
        )

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[AsyncSession]:
        """One transaction: committed at the end of the block, rolled back on any exception.

        Raises:
            DatabaseAway: it could not begin, go on or be committed.
        """
        try:
            async with AsyncSession(self._engine, expire_on_commit=False) as db, db.begin():
                yield db
        except _AWAY as error:
            raise DatabaseAway(f"PostgreSQL: {type(error).__name__}") from error

    async def close(self) -> None:
        """Close every pooled connection."""
        await self._engine.dispose()
