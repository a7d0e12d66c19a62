"""`python -m question_bank`: prove questions, begin one, show, count, freeze and publish them."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from question_bank.commands.changes import NoHistory, changed_questions
from question_bank.commands.check import Check, check, sandbox_for
from question_bank.commands.freeze import freeze_questions
from question_bank.commands.proving import Verdict
from question_bank.commands.publish import publish
from question_bank.commands.scaffold import begin
from question_bank.commands.statistics import statistics
from question_bank.document import question_to_json
from question_bank.errors import BankErrors
from question_bank.folder import QuestionFolder
from question_bank.loader import QUESTIONS, question_folders
from question_bank.validators import BANK, LOCAL, SANDBOXED

EXIT = {Verdict.PROVED: 0, Verdict.FAULTY: 1, Verdict.REFUSED: 2}
PROOFS = (*LOCAL, *SANDBOXED, *BANK)
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 all right, 1 something is faulty, 2 something could not be proved."""
    options = _parser().parse_args(arguments)
    try:
        return _COMMANDS[options.command](options)
    except BankErrors as faults:
        print(faults, file=sys.stderr)
        return EXIT[Verdict.FAULTY]
    except KeyboardInterrupt:
        return INTERRUPTED


def _check(options: argparse.Namespace) -> int:
    bank = question_folders(options.root)
    asked = Check(
        questions=_asked(options, bank),
        bank=bank,
        proofs=options.only or PROOFS,
        verbose=options.verbose,
    )

    async def run() -> Verdict:
        async with sandbox_for(asked, options.sandbox_socket) as sandbox:
            return await check(asked, sandbox)

    return EXIT[asyncio.run(run())]


def _asked(options: argparse.Namespace, bank: list[Path]) -> list[Path]:
    """The named questions; without names those that changed, or all where nobody can tell."""
    if options.slugs:
        return [options.root / slug for slug in options.slugs]
    if options.all:
        return bank
    try:
        return changed_questions(options.root, options.base, bank)
    except NoHistory as fault:
        print(f"all questions, since git cannot tell what changed: {fault}", file=sys.stderr)
        return bank


def _freeze(options: argparse.Namespace) -> int:
    paths = [options.root / slug for slug in options.slugs]
    asked = Check(questions=paths, bank=(), proofs=tuple(SANDBOXED))

    async def run() -> None:
        async with sandbox_for(asked, options.sandbox_socket) as sandbox:
            await freeze_questions(paths, options.seed, sandbox)

    asyncio.run(run())
    return 0


def _show(options: argparse.Namespace) -> int:
    for slug in options.slugs:
        document = question_to_json(QuestionFolder.open(options.root / slug).question)
        print(json.dumps(document, indent=2, ensure_ascii=False))
    return 0


def _stats(options: argparse.Namespace) -> int:
    folders = map(QuestionFolder.open, question_folders(options.root))
    print(statistics([folder.question for folder in folders]))
    return 0


def _publish(options: argparse.Namespace) -> int:
    for line in publish(options.root, options.slugs, options.retire):
        print(line)
    return 0


def _new(options: argparse.Namespace) -> int:
    folder = begin(options.root, options.slug, is_class=options.is_class)
    print(f"{folder} is there; docs/authoring.md says how to go on")
    return 0


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "freeze": _freeze,
    "show": _show,
    "stats": _stats,
    "publish": _publish,
    "new": _new,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m question_bank", description=__doc__)
    parser.add_argument("--root", type=Path, default=QUESTIONS, help="folder of the questions")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="prove questions, by default those that changed")
    checking.add_argument("slugs", nargs="*", metavar="slug")
    checking.add_argument("--all", action="store_true", help="the whole bank")
    checking.add_argument("--base", metavar="REVISION", help="what counts as unchanged")
    checking.add_argument("--only", action="append", choices=PROOFS, metavar="PROOF")
    checking.add_argument("-v", "--verbose", action="store_true", help="show each proof")
    checking.add_argument("--sandbox-socket", type=Path, metavar="PATH")
    freezing = commands.add_parser("freeze", help="write tests/generated.jsonl anew")
    freezing.add_argument("slugs", nargs="+", metavar="slug")
    freezing.add_argument("--seed", type=int, required=True)
    freezing.add_argument("--sandbox-socket", type=Path, metavar="PATH")
    showing = commands.add_parser("show", help="print questions as documents, secrets included")
    showing.add_argument("slugs", nargs="+", metavar="slug")
    commands.add_parser("stats", help="count questions by topic, difficulty, mode and language")
    publishing = commands.add_parser("publish", help="record what is published")
    publishing.add_argument("slugs", nargs="*", metavar="slug")
    publishing.add_argument("--retire", action="append", default=[], metavar="slug")
    beginning = commands.add_parser("new", help="begin a question")
    beginning.add_argument("slug")
    beginning.add_argument("--class", dest="is_class", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
