"""Citing the log: an entry, and words that stand in it."""

from __future__ import annotations

from typing import Literal

from pydantic_core import to_json

from apps.api.domain.events import (
    CodeSaved,
    HintReleased,
    LogEntry,
    PhaseChanged,
    RunJudged,
    SessionEnded,
    StreamEnded,
    Uttered,
)
from apps.api.domain.report import Claim, Evidence

MAX_QUOTE_CHARS = 160


def quotable(entry: LogEntry) -> str:
    """The text of an entry, which a quote of it must be part of."""
    match entry.event:
        case Uttered(text=text) | StreamEnded(text=text) | HintReleased(text=text):
            return text
        case CodeSaved(code=code):
            return code
        case PhaseChanged(reason=reason) | SessionEnded(reason=reason):
            return reason
        case RunJudged() as run:
            return _run_line(run)
        case event:
            return to_json(event).decode()


def _run_line(run: RunJudged) -> str:
    hidden = f", {run.hidden_passed} of {run.hidden_total} hidden" if run.hidden_total else ""
    verdict = run.verdict.value.replace("_", " ")
    return f"{run.kind.value}: {verdict}, {run.passed} of {run.total} passed{hidden}"


def cite(entry: LogEntry, words: str | None = None) -> Evidence:
    """Evidence from `entry`: the given words, or the beginning of its text."""
    text = quotable(entry)
    quote = words if words is not None and words in text else text.strip()
    return Evidence(entry.seq, entry.ts_ms, quote[:MAX_QUOTE_CHARS])


def claim(text: str, polarity: Literal["strength", "growth", "fact"], *evidence: Evidence) -> Claim:
    """A claim with its evidence; one without is a mistake of the caller."""
    assert evidence, text
    return Claim(text, polarity, evidence)
