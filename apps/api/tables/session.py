"""Interviews, their log, runs and reports."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from apps.api.tables.columns import DOCUMENT, TIMESTAMP, utc_now


class SessionRow(SQLModel, table=True):
    """An interview. `token_hash` is SHA-256 of its token; `fence` is the log's newest claim."""

    __tablename__ = "sessions"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        ForeignKeyConstraint(
            ["question_id", "question_version"],
            ["question_versions.question_id", "question_versions.version"],
        ),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id")
    question_id: UUID
    question_version: int
    company_mode: str
    language: str
    minutes: int
    token_hash: bytes = Field(unique=True)
    token_expires_at: datetime = Field(sa_type=TIMESTAMP)  # pyright: ignore[reportArgumentType]
    created_at: datetime = Field(default_factory=utc_now, sa_type=TIMESTAMP)  # pyright: ignore[reportArgumentType]
    started_at: datetime | None = Field(default=None, sa_type=TIMESTAMP)  # pyright: ignore[reportArgumentType]
    ends_at: datetime | None = Field(default=None, sa_type=TIMESTAMP, index=True)  # pyright: ignore[reportArgumentType]
    ended_at: datetime | None = Field(default=None, sa_type=TIMESTAMP, index=True)  # pyright: ignore[reportArgumentType]
    fence: int = Field(default=0, sa_type=BigInteger)


class EventRow(SQLModel, table=True):
    """A committed log entry. Deltas live in Redis alone, so `seq` may skip here."""

    __tablename__ = "events"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("session_id", "client_id"),)

    session_id: UUID = Field(primary_key=True, foreign_key="sessions.id")
    seq: int = Field(primary_key=True)
    client_id: str | None = None
    body: dict[str, Any] = Field(sa_type=DOCUMENT)  # pyright: ignore[reportArgumentType]


class RunRow(SQLModel, table=True):
    """A run of the candidate's code; `verdict` is null until it is judged."""

    __tablename__ = "runs"  # pyright: ignore[reportAssignmentType]

    session_id: UUID = Field(primary_key=True, foreign_key="sessions.id")
    run_id: str = Field(primary_key=True)
    kind: str
    language: str
    revision: int
    verdict: str | None = None
    passed: int = 0
    total: int
    started_at: datetime = Field(sa_type=TIMESTAMP)  # pyright: ignore[reportArgumentType]
    finished_at: datetime | None = Field(default=None, sa_type=TIMESTAMP)  # pyright: ignore[reportArgumentType]


class ReportRow(SQLModel, table=True):
    """A finished interview's report."""

    __tablename__ = "reports"  # pyright: ignore[reportAssignmentType]

    session_id: UUID = Field(primary_key=True, foreign_key="sessions.id")
    document: dict[str, Any] = Field(sa_type=DOCUMENT)  # pyright: ignore[reportArgumentType]
    created_at: datetime = Field(default_factory=utc_now, sa_type=TIMESTAMP)  # pyright: ignore[reportArgumentType]
