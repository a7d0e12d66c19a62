"""Column types that several tables share."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime
from sqlalchemy.types import JSON, TypeEngine

TIMESTAMP: TypeEngine[datetime] = DateTime(timezone=True)
DOCUMENT = JSON(none_as_null=True)
"""PostgreSQL's `json`, not `jsonb`: it keeps every text as it was, `\\u0000` included."""


def utc_now() -> datetime:
    """Now, with its time zone."""
    return datetime.now(UTC)
