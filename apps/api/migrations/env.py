"""Runs migrations against `DATABASE_URL`, or the URL that the caller set on the config."""

import os

from alembic import context
from sqlalchemy import create_engine, pool

from apps.api.settings import async_database_url
from apps.api.tables.registry import METADATA


def run() -> None:
    """Apply the revisions in one transaction, one process at a time."""
    url = context.config.get_main_option("sqlalchemy.url") or os.environ["DATABASE_URL"]
    engine = create_engine(async_database_url(url), poolclass=pool.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(4711)")
        context.configure(connection=connection, target_metadata=METADATA, compare_type=True)
        context.run_migrations()
    engine.dispose()


run()
