"""Runs migrations against `DATABASE_URL`, or the URL that the caller set on the config."""

import os
from typing import Literal

from alembic import context
from sqlalchemy import create_engine, pool
from sqlmodel.sql.sqltypes import AutoString

from apps.api.settings import async_database_url
from apps.api.tables.registry import METADATA


def _render_string(kind: str, item: object, autogen_context: object) -> str | Literal[False]:
    """Write SQLModel's string type as SQLAlchemy's, so that revisions need SQLAlchemy alone."""
    del autogen_context
    return "sa.String()" if kind == "type" and isinstance(item, AutoString) else False


def run() -> None:
    """Apply the revisions in one transaction, one process at a time."""
    url = context.config.get_main_option("sqlalchemy.url") or os.environ["DATABASE_URL"]
    engine = create_engine(async_database_url(url), poolclass=pool.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(4711)")
        context.configure(
            connection=connection,
            target_metadata=METADATA,
            compare_type=True,
            render_item=_render_string,
        )
        context.run_migrations()
    engine.dispose()


run()
