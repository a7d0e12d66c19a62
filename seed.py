"""Keeps the question bank in the database, by script: `python seed.py [command] [options]`.

Without a command it loads the shipped bank. Every command does all of its work or, when a file is
faulty, nothing; a fault is named with file and line. Running a command again changes nothing.
Interviews keep the version of their question that they were held with.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel.ext.asyncio.session import AsyncSession

from apps.api.infra.database import Database
from apps.api.settings import SettingsError, async_database_url
from apps.api.store.questions import (
    StaleVersion,
    UnknownQuestions,
    current_questions,
    listed_questions,
    retire_questions,
    store_questions,
)
from question_bank.bulk import read_documents, write_documents
from question_bank.errors import BankErrors, refuse
from question_bank.loader import QUESTIONS, load_bank, load_question
from question_bank.schema import Question

Outcomes = Mapping[str, str]
Work = Callable[[AsyncSession], Awaitable[Outcomes]]
COMMANDS = ("load", "import", "export", "retire", "list")


class _DryRun(Exception):
    """Rolls the transaction back."""


def main(argv: list[str] | None = None) -> int:
    """Run one command; exit code 1 when questions are faulty, 2 when the call or settings are."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] not in {*COMMANDS, "-h", "--help"}:
        arguments.insert(0, "load")
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        work = _work(parser, options)
        url = async_database_url(os.environ.get("DATABASE_URL", ""))
        outcomes = asyncio.run(_change(url, work, dry_run=options.dry_run))
    except (BankErrors, StaleVersion, UnknownQuestions) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    prefix = "would be " if options.dry_run else ""
    for slug, outcome in outcomes.items():
        sys.stdout.write(f"{slug}: {prefix}{outcome}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="seed.py", description=__doc__)
    trial = argparse.ArgumentParser(add_help=False)
    trial.add_argument("--dry-run", action="store_true", help="say what would change")
    commands = parser.add_subparsers(dest="command", required=True)
    load = commands.add_parser("load", parents=[trial], help="store a folder of questions")
    load.add_argument("--bank", type=Path, default=QUESTIONS, help="folder of questions")
    load.add_argument("--prune", action="store_true", help="retire what the folder does not have")
    bring = commands.add_parser("import", parents=[trial], help="store questions from elsewhere")
    bring.add_argument("paths", nargs="+", type=Path, metavar="PATH",
                       help="a question's folder, a folder of such, or a JSON file")  # fmt: skip
    export = commands.add_parser("export", help="write stored questions, secrets included, as JSON")
    export.add_argument("slugs", nargs="*", metavar="slug")
    export.add_argument("--to", type=Path, required=True, metavar="FILE")
    retire = commands.add_parser("retire", parents=[trial], help="offer questions no more")
    retire.add_argument("slugs", nargs="+", metavar="slug")
    commands.add_parser("list", help="what is stored")
    parser.set_defaults(dry_run=False)
    return parser


def _work(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Work:
    """What a command does to the database; its files are read before anything is opened."""
    match options.command:
        case "load":
            if not options.bank.is_dir():
                parser.error(f"{options.bank} is no folder of questions")
            return _load(load_bank(options.bank), prune=options.prune)
        case "import":
            return _load(_read_all(parser, options.paths), prune=False)
        case "export":
            return lambda db: _export(db, options.slugs, options.to)
        case "retire":
            return lambda db: retire_questions(db, options.slugs, datetime.now(UTC))
        case command:
            assert command == "list", command
            return listed_questions


def _read_all(parser: argparse.ArgumentParser, paths: list[Path]) -> list[Question]:
    questions: list[Question] = []
    faults: list[BankErrors] = []
    for path in paths:
        if not path.exists():
            parser.error(f"{path} does not exist")
        try:
            questions += _read(path)
        except BankErrors as found:
            faults.append(found)
    refuse([error for found in faults for error in found.errors])
    return questions


def _read(path: Path) -> list[Question]:
    if path.is_file():
        return read_documents(path)
    return [load_question(path)] if (path / "question.yaml").exists() else load_bank(path)


def _load(questions: list[Question], *, prune: bool) -> Work:
    async def load(db: AsyncSession) -> Outcomes:
        outcomes: dict[str, str] = {**await store_questions(db, questions)}
        if prune:
            there = {each.question.slug for each in await current_questions(db)}
            gone = there - {question.slug for question in questions}
            outcomes |= await retire_questions(db, gone, datetime.now(UTC))
        return outcomes

    return load


async def _export(db: AsyncSession, slugs: list[str], target: Path) -> Outcomes:
    stored = [each.question for each in await current_questions(db)]
    missing = set(slugs) - {question.slug for question in stored}
    if missing:
        raise UnknownQuestions(missing)
    chosen = [question for question in stored if not slugs or question.slug in slugs]
    await asyncio.to_thread(target.write_text, write_documents(chosen), encoding="utf-8")
    return {question.slug: "exported" for question in chosen}


async def _change(url: str, work: Work, *, dry_run: bool) -> Outcomes:
    database = Database(url)
    outcomes: Outcomes = {}
    try:
        with suppress(_DryRun):
            async with database.begin() as db:
                outcomes = await work(db)
                if dry_run:
                    raise _DryRun
    finally:
        await database.close()
    return outcomes


if __name__ == "__main__":
    raise SystemExit(main())
