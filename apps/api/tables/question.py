"""Questions and their versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

from apps.api.tables.columns import DOCUMENT, TIMESTAMP, utc_now


class QuestionRow(SQLModel, table=True):
    """A question's identity. Old sessions go on pointing at the version they were held with.

    A retired question is drawn no more; its versions stay.
    """

    __tablename__ = "questions"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    slug: str = Field(unique=True)
    current_version: int
    retired_at: datetime | None = Field(default=None, sa_type=TIMESTAMP)  # pyright: ignore[reportArgumentType]


class QuestionVersion(SQLModel, table=True):
    """One version's whole document, secrets included; `digest` is SHA-256 over it, in hex."""

    __tablename__ = "question_versions"  # pyright: ignore[reportAssignmentType]

    question_id: UUID = Field(primary_key=True, foreign_key="questions.id")
    version: int = Field(primary_key=True)
    document: dict[str, Any] = Field(sa_type=DOCUMENT)  # pyright: ignore[reportArgumentType]
    digest: str
    created_at: datetime = Field(default_factory=utc_now, sa_type=TIMESTAMP)  # pyright: ignore[reportArgumentType]
