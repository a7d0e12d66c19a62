"""The migrations build exactly the tables that the models describe."""

from pathlib import Path

import alembic.command
import alembic.config
import psycopg
import pytest
from psycopg import sql

from apps.api.infra.embedded.postgres import EmbeddedPostgres

_PROJECT = Path(__file__).resolve().parents[1]


def configured(url: str) -> alembic.config.Config:
    config = alembic.config.Config(_PROJECT / "alembic.ini")
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


def tables(url: str) -> set[str]:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    with psycopg.connect(url) as db:
        return {str(row[0]) for row in db.execute(query)}


@pytest.fixture
def empty_url(postgres: EmbeddedPostgres) -> str:
    """A database without tables."""
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as db:
        db.execute("DROP DATABASE IF EXISTS migrations")
        db.execute(sql.SQL("CREATE DATABASE migrations"))
    return postgres.url("migrations")


def test_models_and_migrations_agree(database_url: str) -> None:
    alembic.command.check(configured(database_url))


def test_everything_that_is_built_can_be_taken_down_and_built_again(empty_url: str) -> None:
    config = configured(empty_url)
    alembic.command.upgrade(config, "head")
    built = tables(empty_url)
    assert built >= {"questions", "sessions", "events", "runs", "reports", "users"}
    alembic.command.downgrade(config, "base")
    assert tables(empty_url) <= {"alembic_version"}
    alembic.command.upgrade(config, "head")
    assert tables(empty_url) == built


def test_building_twice_changes_nothing(empty_url: str) -> None:
    config = configured(empty_url)
    alembic.command.upgrade(config, "head")
    built = tables(empty_url)
    alembic.command.upgrade(config, "head")
    assert tables(empty_url) == built
