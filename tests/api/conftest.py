"""A served API over real databases, with the bank and a question full of marked secrets."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest

from apps.api.infra.database import Database
from apps.api.settings import Settings, async_database_url
from apps.api.store.questions import store_questions
from tests.api.bank import bank, canary
from tests.api.serving import InnerApi, inner_api


async def _store_bank(url: str) -> None:
    database = Database(async_database_url(url))
    async with database.begin() as db:
        await store_questions(db, [*bank(), canary()])
    await database.close()


@pytest.fixture(scope="module")
def seeded_url(database_url: str) -> str:
    """A database with questions."""
    asyncio.run(_store_bank(database_url))
    return database_url


@pytest.fixture
def api_settings(seeded_url: str, redis_url: str) -> Settings:
    """An API without a runner and without a model."""
    return Settings(async_database_url(seeded_url), redis_url)


@pytest.fixture
async def api(api_settings: Settings) -> AsyncGenerator[InnerApi]:
    """The API in this loop; the candidate's browser runs the code."""
    async with inner_api(api_settings) as served:
        yield served


@pytest.fixture
async def sandboxed_api(api_settings: Settings, sandbox_socket: Path) -> AsyncGenerator[InnerApi]:
    """The API in this loop with the real sandbox."""
    async with inner_api(replace(api_settings, sandbox_socket=sandbox_socket)) as served:
        yield served
