"""A real question's folder that a test may damage."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from question_bank.folder import QuestionFolder
from question_bank.freezing import Freezing, freeze
from question_bank.loader import QUESTIONS
from tests.question_bank.in_process import InProcess

SLUG = "pair-of-parcels"


class Draft:
    """A copy of a question with a tenth of its worst case, not frozen; `edit` plants a fault."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def edit(self, name: str, old: str, new: str) -> int:
        """Replace a text that stands once in a file; returns the line of the change."""
        file = self.path / name
        before = file.read_text(encoding="utf-8")
        assert before.count(old) == 1, (name, old, before.count(old))
        file.write_text(before.replace(old, new), encoding="utf-8")
        return before[: before.index(old)].count("\n") + 1

    def open(self) -> QuestionFolder:
        return QuestionFolder.open(self.path)

    def freeze(self, seed: int) -> Freezing:
        """Write generated.jsonl, its programs run in this process."""
        return asyncio.run(freeze(self.path, seed, self.runner()))

    def runner(self) -> InProcess:
        """Runs this draft's Python; its JavaScript computes what the oracle does."""
        return InProcess(javascript=self.open().oracle())


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return copy_question(tmp_path)


@pytest.fixture
def drafts(tmp_path: Path) -> Callable[[str], Draft]:
    """Copies any question of the bank."""
    return lambda slug: copy_question(tmp_path, slug)


def copy_question(root: Path, slug: str = SLUG) -> Draft:
    target = root / slug
    shutil.copytree(QUESTIONS / slug, target, ignore=shutil.ignore_patterns("__pycache__"))
    (target / "tests" / "generated.jsonl").unlink()
    sheet = target / "question.yaml"
    written = sheet.read_text(encoding="utf-8")
    smaller = re.sub(r"(?<=sizes: \[)\d+", lambda size: str(int(size[0]) // 10), written)
    sheet.write_text(smaller, encoding="utf-8")
    return Draft(target)
