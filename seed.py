"""Loads the question bank into the database: `python seed.py [--dry-run] [--bank DIR]`.

Running it again changes nothing; a faulty file changes nothing at all, and is named with its line.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from pathlib import Path

from apps.api.infra.database import Database
from apps.api.settings import SettingsError, async_database_url
from apps.api.store.questions import StaleVersion, store_questions
from question_bank.errors import BankErrors
from question_bank.loader import QUESTIONS, load_bank
from question_bank.schema import Question


class _DryRun(Exception):
    """Rolls the transaction back."""


def main(argv: list[str] | None = None) -> int:
    """Seed; exit code 1 when the bank is faulty, 2 when the settings are."""
    parser = argparse.ArgumentParser(prog="seed.py", description=__doc__)
    parser.add_argument("--dry-run", action="store_true", help="say what would change")
    parser.add_argument("--bank", type=Path, default=QUESTIONS, help="folder of questions")
    options = parser.parse_args(argv)
    if not options.bank.is_dir():
        parser.error(f"{options.bank} is no folder of questions")
    try:
        questions = load_bank(options.bank)
        url = async_database_url(os.environ.get("DATABASE_URL", ""))
        outcomes = asyncio.run(_seed(url, questions, dry_run=options.dry_run))
    except BankErrors as errors:
        for error in errors.errors:
            sys.stderr.write(f"{error}\n")
        return 1
    except StaleVersion as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    prefix = "would be " if options.dry_run else ""
    for slug, outcome in outcomes.items():
        sys.stdout.write(f"{slug}: {prefix}{outcome}\n")
    return 0


async def _seed(url: str, questions: list[Question], *, dry_run: bool) -> dict[str, str]:
    database = Database(url)
    outcomes: dict[str, str] = {}
    try:
        async with database.begin() as db:
            outcomes.update(await store_questions(db, questions))
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    finally:
        await database.close()
    return outcomes


if __name__ == "__main__":
    raise SystemExit(main())
