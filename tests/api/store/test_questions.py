"""Questions in the database: versions never change, and are read once."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any

import pytest

from apps.api.infra.database import Database
from apps.api.settings import async_database_url
from apps.api.store import questions
from apps.api.store.questions import (
    StaleVersion,
    StoredQuestion,
    current_questions,
    question_version,
    store_questions,
)
from question_bank.document import question_from_json
from question_bank.schema import Question
from tests.api.bank import bank, canary

pytestmark = pytest.mark.anyio


@pytest.fixture
async def database(seeded_url: str) -> AsyncGenerator[Database]:
    database = Database(async_database_url(seeded_url))
    yield database
    await database.close()


async def test_what_comes_back_is_what_was_stored(database: Database) -> None:
    async with database.begin() as db:
        stored = {each.question.slug: each.question for each in await current_questions(db)}
    assert list(stored) == sorted(stored)
    assert stored == {each.slug: each for each in (*bank(), canary())}


async def test_a_version_is_read_once(database: Database) -> None:
    async with database.begin() as db:
        first = await current_questions(db)
    async with database.begin() as db:
        second = await current_questions(db)
    assert all(one is other for one, other in zip(first, second, strict=True))


async def test_those_who_come_at_once_wait_for_one_reading(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[object] = []

    def parse(document: dict[str, Any]) -> Question:
        parsed.append(document)
        return question_from_json(document)

    async def read() -> list[StoredQuestion]:
        async with database.begin() as db:
            return await current_questions(db)

    monkeypatch.setattr(questions, "_READ", {})
    monkeypatch.setattr(questions, "question_from_json", parse)
    found = await asyncio.gather(*(read() for _ in range(8)))
    assert len(parsed) == len(found[0])
    assert all(each == found[0] for each in found)


async def test_a_new_version_becomes_the_current_one_and_the_old_one_stays(
    database: Database,
) -> None:
    newer = replace(canary(), version=2, title="Another Title")
    async with database.begin() as db:
        before = {each.question.slug: each for each in await current_questions(db)}[newer.slug]
        assert await store_questions(db, [newer]) == {newer.slug: "updated"}
    async with database.begin() as db:
        after = {each.question.slug: each for each in await current_questions(db)}[newer.slug]
        assert after.question == newer
        assert await question_version(db, before.id, 1) is before
    with pytest.raises(StaleVersion, match="raise `version`"):
        async with database.begin() as db:
            await store_questions(db, [replace(newer, title="A third")])
