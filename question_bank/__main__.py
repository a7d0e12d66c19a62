"""`python -m question_bank`: prove questions, show one, freeze its large cases."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from question_bank.document import question_to_json
from question_bank.errors import BankErrors
from question_bank.folder import QuestionFolder
from question_bank.freezing import freeze
from question_bank.judging import Run
from question_bank.loader import QUESTIONS, question_folders
from question_bank.validators import LOCAL, SANDBOXED
from sandbox.client import Sandbox
from sandbox.contract import SandboxUnavailable

PROVED, FAULTY, NOT_PROVED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 all right, 1 something is faulty, 2 something could not be proved."""
    options = _parser().parse_args(arguments)
    try:
        folders = _chosen(options.root, options.slugs)
        if options.command == "check":
            return asyncio.run(check(folders, _runner(options.sandbox_socket)))
        for folder in folders:
            if options.command == "show":
                print(json.dumps(question_to_json(folder.question), indent=2, ensure_ascii=False))
            else:
                print(f"{folder.question.slug}: {freeze(folder, options.seed)} bytes frozen")
    except BankErrors as faults:
        print(faults, file=sys.stderr)
        return FAULTY
    return PROVED


async def check(folders: Sequence[QuestionFolder], run: Run | None) -> int:
    """Print one line per proof and its faults below it; without `run` no box is proved."""
    verdicts: list[int] = []
    for folder in folders:
        for name, prove in LOCAL.items():
            started = time.monotonic()
            verdicts.append(_report(folder, name, list(prove(folder)), started))
        for name, prove in SANDBOXED.items():
            if run is None:
                print(f"{folder.question.slug:32} {name:16} REFUSED: needs --sandbox-socket PATH")
                verdicts.append(NOT_PROVED)
                continue
            started = time.monotonic()
            try:
                faults = await prove(folder, run)
            except SandboxUnavailable as fault:
                print(f"{folder.question.slug:32} {name:16} REFUSED: the sandbox: {fault}")
                verdicts.append(NOT_PROVED)
            else:
                verdicts.append(_report(folder, name, faults, started))
    return FAULTY if FAULTY in verdicts else max(verdicts, default=PROVED)


def _report(folder: QuestionFolder, name: str, faults: list[str], started: float) -> int:
    verdict = "FAULTY" if faults else "proved"
    took = time.monotonic() - started
    print(f"{folder.question.slug:32} {name:16} {verdict} in {took:.1f} s", flush=True)
    for fault in faults:
        print(f"    {fault}")
    return FAULTY if faults else PROVED


def _runner(socket: Path | None) -> Run | None:
    return None if socket is None else Sandbox(socket).run


def _chosen(root: Path, slugs: Sequence[str]) -> list[QuestionFolder]:
    """The named questions, or all; a name without a folder fails as a missing question.yaml."""
    paths = [root / slug for slug in slugs] if slugs else question_folders(root)
    return [QuestionFolder.open(path) for path in paths]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m question_bank", description=__doc__)
    parser.add_argument("--root", type=Path, default=QUESTIONS, help="folder of the questions")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="prove questions, all of them by default")
    checking.add_argument("slugs", nargs="*", metavar="slug")
    checking.add_argument("--sandbox-socket", type=Path, metavar="PATH")
    showing = commands.add_parser("show", help="print questions as documents, secrets included")
    showing.add_argument("slugs", nargs="+", metavar="slug")
    freezing = commands.add_parser("freeze", help="write tests/generated.jsonl anew")
    freezing.add_argument("slugs", nargs="+", metavar="slug")
    freezing.add_argument("--seed", type=int, required=True)
    return parser


if __name__ == "__main__":
    sys.exit(main())
