"""The PostgreSQL connection pool and its transactions."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession


class Database:
    """One pool per process. `url` has the scheme `postgresql+psycopg`."""

    def __init__(self, url: str) -> None:
        self._engine = create_async_engine(url, pool_size=10, max_overflow=10, pool_pre_ping=True)

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[AsyncSession]:
        """One transaction: committed at the end of the block, rolled back on any exception."""
        async with AsyncSession(self._engine, expire_on_commit=False) as db, db.begin():
            yield db

    async def close(self) -> None:
        """Close every pooled connection."""
        await self._engine.dispose()
