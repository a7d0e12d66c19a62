"""`freeze`: write the hidden cases that generators make, of one question after the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from question_bank.freezing import freeze
from question_bank.judging import Run


async def freeze_questions(paths: Sequence[Path], seed: int, run: Run) -> None:
    """Freeze each question and say what was kept.

    Raises:
        BankErrors: a question does not load, or its solutions and its oracle disagree.
        SandboxUnavailable: no runner takes the programs.
    """
    for path in paths:
        done = await freeze(path, seed, run)
        print(f"{path.name}: " + str(done).replace("\n", "\n    "), flush=True)
