"""People."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

from apps.api.tables.columns import TIMESTAMP, utc_now


class User(SQLModel, table=True):
    """Somebody who practises. A guest has a name at most."""

    __tablename__ = "users"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    name: str | None = None
    created_at: datetime = Field(default_factory=utc_now, sa_type=TIMESTAMP)  # pyright: ignore[reportArgumentType]
