"""Questions in PostgreSQL."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID
from weakref import WeakValueDictionary

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from apps.api.infra.collector import keep_for_good
from apps.api.tables.question import QuestionRow, QuestionVersion
from question_bank.document import question_from_json, question_to_json
from question_bank.schema import Question

_SEEDING = 4712
RetireOutcome = Literal["retired", "unchanged"]
SeedOutcome = Literal["added", "updated", "restored", "older than stored", "unchanged"]


@dataclass(frozen=True, slots=True)
class StoredQuestion:
    """A question version and the id that clients know it by."""

    id: UUID
    question: Question


class UnknownQuestions(Exception):
    """Questions were named that are not stored."""

    def __init__(self, slugs: Collection[str]) -> None:
        super().__init__(f"not stored: {', '.join(sorted(slugs))}")


class StaleVersion(Exception):
    """A question's content changed without a new version number."""

    def __init__(self, slug: str, version: int) -> None:
        super().__init__(
            f"{slug}: version {version} is stored with other content; raise `version` in "
            "question.yaml, because old interviews point at the stored one"
        )
        self.slug = slug


async def current_questions(db: AsyncSession) -> list[StoredQuestion]:
    """The current version of every question that is not retired, by slug."""
    query = (
        select(QuestionRow.id, QuestionRow.current_version)
        .where(col(QuestionRow.retired_at).is_(None))
        .order_by(col(QuestionRow.slug))
    )
    return [await question_version(db, *key) for key in await db.exec(query)]


async def listed_questions(db: AsyncSession) -> dict[str, str]:
    """Every stored question by slug: its version, and whether it is retired."""
    rows = await db.exec(select(QuestionRow).order_by(col(QuestionRow.slug)))
    return {
        row.slug: f"version {row.current_version}" + (", retired" if row.retired_at else "")
        for row in rows
    }


async def question_version(db: AsyncSession, question_id: UUID, version: int) -> StoredQuestion:
    """Exactly this version, which a foreign key guarantees to exist."""
    key = (question_id, version)
    if key not in _READ:
        async with _READING.setdefault(key, asyncio.Lock()):
            if key not in _READ:
                row = await db.get_one(QuestionVersion, key)
                _READ[key] = StoredQuestion(row.question_id, question_from_json(row.document))
                keep_for_good()
    return _READ[key]


_READ: dict[tuple[UUID, int], StoredQuestion] = {}
"""A stored version never changes, and reading one takes tens of milliseconds and some megabytes."""

_READING: WeakValueDictionary[tuple[UUID, int], asyncio.Lock] = WeakValueDictionary()
"""Whoever wants the same version at the same time waits for the one who reads it."""


async def store_questions(
    db: AsyncSession, questions: Sequence[Question]
) -> dict[str, SeedOutcome]:
    """Make `questions` the current versions, retired ones among them offered again.

    Storing the same ones again changes nothing, and an older version does not replace a newer one.

    Whoever stores at the same time waits until this transaction is over.

    Raises:
        StaleVersion: a stored version would change its content.
    """
    await db.exec(select(func.pg_advisory_xact_lock(_SEEDING)))
    return {question.slug: await _store(db, question) for question in questions}


async def retire_questions(
    db: AsyncSession, slugs: Collection[str], now: datetime
) -> dict[str, RetireOutcome]:
    """Offer these questions no more; interviews that were held with them keep them.

    Raises:
        UnknownQuestions: some were never stored; nothing is changed then.
    """
    await db.exec(select(func.pg_advisory_xact_lock(_SEEDING)))
    rows = {row.slug: row for row in await db.exec(select(QuestionRow)) if row.slug in slugs}
    if missing := set(slugs) - rows.keys():
        raise UnknownQuestions(missing)
    outcomes: dict[str, RetireOutcome] = {}
    for slug, row in sorted(rows.items()):
        outcomes[slug] = "retired" if row.retired_at is None else "unchanged"
        row.retired_at = row.retired_at or now
    return outcomes


def _change(row: QuestionRow, question: Question) -> SeedOutcome:
    if row.current_version > question.version:
        return "older than stored"
    if row.current_version < question.version:
        return "updated"
    return "unchanged" if row.retired_at is None else "restored"


async def _store(db: AsyncSession, question: Question) -> SeedOutcome:
    document = question_to_json(question)
    digest = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
    row = (await db.exec(select(QuestionRow).where(QuestionRow.slug == question.slug))).first()
    if row is None:
        row = QuestionRow(slug=question.slug, current_version=question.version)
        db.add(row)
        await db.flush()
        outcome: SeedOutcome = "added"
    else:
        outcome = _change(row, question)
        row.current_version = max(row.current_version, question.version)
        row.retired_at = None
    stored = await db.get(QuestionVersion, (row.id, question.version))
    if stored is None:
        db.add(
            QuestionVersion(
                question_id=row.id, version=question.version, document=document, digest=digest
            )
        )
        await db.flush()
    elif stored.digest != digest:
        raise StaleVersion(question.slug, question.version)
    return outcome
