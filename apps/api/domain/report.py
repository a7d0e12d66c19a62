"""A finished interview's report: every claim cites the log entries that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from apps.api.domain.events import RunJudged
from apps.api.domain.phase import Phase
from sandbox.contract import Language


@dataclass(frozen=True, slots=True)
class Evidence:
    """A log entry, and words or code that stand in it literally."""

    seq: int
    ts_ms: int
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence about the interview. `evidence` is never empty."""

    text: str
    polarity: Literal["strength", "growth", "fact"]
    evidence: tuple[Evidence, ...]


class Dimension(StrEnum):
    """The four dimensions of the rubric."""

    PROBLEM_SOLVING = "problem_solving"
    CODING = "coding"
    VERIFICATION = "verification"
    COMMUNICATION = "communication"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One dimension's level, 1 to 4, or null where nothing was observed.

    `basis` says in one sentence which rule gave the level, or what was missing.
    """

    dimension: Dimension
    level: int | None
    basis: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """One stay in a phase, from `started_at_ms` for `duration_ms`, and what happened in it."""

    phase: Phase
    started_at_ms: int
    duration_ms: int
    utterances: int
    code_revisions: int
    runs: int
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ReportRun:
    """One run as the report lists it, from `seq` to `judged_seq` in the log."""

    seq: int
    judged_seq: int | None
    ts_ms: int
    language: Language
    revision: int
    result: RunJudged | None


@dataclass(frozen=True, slots=True)
class ReportHint:
    """A hint that was released and what it cost."""

    seq: int
    ts_ms: int
    rung: int
    cost: int
    text: str


@dataclass(frozen=True, slots=True)
class ReportTurn:
    """One line of the transcript."""

    seq: int
    ts_ms: int
    phase: Phase
    speaker: Literal["interviewer", "candidate"]
    text: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the report page shows, computed from the log alone.

    `verified` tells whether hidden tests ran on the server; without that, nothing is said about
    correctness beyond the candidate's own claim.
    """

    session_id: str
    question_title: str
    difficulty: str
    company_mode: str
    candidate_name: str | None
    language: Language
    started_at_ms: int | None
    ended_at_ms: int
    end_reason: str
    verified: bool
    summary: tuple[Claim, ...]
    rubric: tuple[Criterion, ...]
    phases: tuple[PhaseSpan, ...]
    runs: tuple[ReportRun, ...]
    hints: tuple[ReportHint, ...]
    nudges: int
    transcript: tuple[ReportTurn, ...]
    final_code: str
    notice: str
