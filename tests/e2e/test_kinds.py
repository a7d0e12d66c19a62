"""Questions that are more than values in and a value out, run by the browser's own sandbox."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from question_bank.loader import QUESTIONS
from tests.e2e.conftest import OpenInterview, screenshot
from tests.launcher.running import RunningLauncher


@dataclass(frozen=True)
class Kind:
    """A question, an accepted solution of the bank, a wrong program and what is seen of it."""

    slug: str
    language: str
    right: str
    wrong: str
    example: str
    seen: tuple[str, ...]


CLASS = Kind(
    "ring-buffer",
    "JavaScript",
    "numbered_levels.js",
    "class LoopRecorder {\n  record(level) { this.level = level; }\n"
    "  oldest() { return this.level; }\n}\n",
    "LoopRecorder(2)",
    ("oldest()57", "call 3, oldest: expected 5, got 7"),
)
LINKED_LIST = Kind(
    "reverse-the-train",
    "Python",
    "couplings.py",
    "def solution(train, siding):\n    return train\n",
    "A linked list is written as its values in order.",
    ("(linked list)", "item 0: expected 3, got 1"),
)
IN_PLACE = Kind(
    "compact-the-tape",
    "Python",
    "write_position.py",
    "def solution(tape):\n    return len(set(tape))\n",
    "→ first 3 of tape: [4, 7, 9]",
    ("first 3 of tape: [4, 4, 7]", "item 1: expected 7, got 4"),
)


@pytest.mark.parametrize("kind", [CLASS, LINKED_LIST, IN_PLACE], ids=lambda kind: kind.slug)
def test_a_question_of_this_kind_is_shown_run_and_judged(
    without_docker: RunningLauncher, open_interview: OpenInterview, kind: Kind
) -> None:
    interview = open_interview(without_docker)
    interview.enter(question=kind.slug, language=kind.language)
    page = interview.page
    expect(page.get_by_role("region", name="Problem")).to_contain_text(kind.example)
    interview.write(kind.wrong)
    interview.run()
    interview.await_verdict(re.compile("samples passed in this browser"))
    for words in kind.seen:
        expect(page.get_by_role("tabpanel", name="Case 1")).to_contain_text(words)
    screenshot(page, kind.slug)
    right = QUESTIONS / kind.slug / "solutions" / "accepted" / kind.right
    interview.write(right.read_text(encoding="utf-8"))
    interview.run()
    interview.await_verdict(re.compile(r"(\d) of \1 samples passed"))
