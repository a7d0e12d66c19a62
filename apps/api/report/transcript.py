"""The transcript as files."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from apps.api.domain.interview import INTERVIEWER_NAME
from apps.api.domain.report import Report, ReportTurn


def as_text(report: Report) -> str:
    """One line per turn, with the time since the start."""
    lines = [
        f"{report.question_title} ({report.difficulty}, {report.company_mode})",
        f"{_utc(report.started_at_ms or report.ended_at_ms)} to {_utc(report.ended_at_ms)}",
        "",
    ]
    lines += [_line(report, turn) for turn in report.transcript]
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """Metadata and every turn with its log position."""
    document: dict[str, Any] = {
        "session_id": report.session_id,
        "question": report.question_title,
        "difficulty": report.difficulty,
        "company_mode": report.company_mode,
        "started_at": _utc(report.started_at_ms) if report.started_at_ms else None,
        "ended_at": _utc(report.ended_at_ms),
        "turns": [
            {
                "seq": turn.seq,
                "ts_ms": turn.ts_ms,
                "phase": turn.phase.value,
                "speaker": turn.speaker,
                "text": turn.text,
                "cut": turn.cut,
            }
            for turn in report.transcript
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _line(report: Report, turn: ReportTurn) -> str:
    seconds = max(0, turn.ts_ms - (report.started_at_ms or turn.ts_ms)) // 1000
    speaker = INTERVIEWER_NAME if turn.speaker == "interviewer" else "Candidate"
    cut = " [interrupted]" if turn.cut else ""
    words = " ".join(turn.text.split())
    return f"[{seconds // 60:02d}:{seconds % 60:02d}] {speaker}: {words}{cut}"


def _utc(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="seconds")
