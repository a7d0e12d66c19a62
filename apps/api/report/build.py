"""The report of a finished interview: a function of its log and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from apps.api.domain.events import (
    CodeSaved,
    LogEntry,
    PhaseChanged,
    RunStarted,
    SessionEnded,
    Uttered,
)
from apps.api.domain.interview import Interview
from apps.api.domain.phase import Phase
from apps.api.domain.report import (
    Claim,
    PhaseSpan,
    Report,
    ReportHint,
    ReportRun,
    ReportTurn,
)
from apps.api.domain.run import RunKind, Verdict
from apps.api.domain.state import InterviewState, Observation
from apps.api.report.evidence import cite, claim
from apps.api.report.findings import Findings
from apps.api.report.rubric import rubric

NOTICE = (
    "One interview is a noisy measurement: the levels come from fixed rules over this log and "
    "predict nothing about hiring. Look at the trend over three or more."
)


def build_report(
    interview: Interview, state: InterviewState, entries: Sequence[LogEntry]
) -> Report:
    """The report; `state` is the fold of `entries`, which end with the interview."""
    assert state.ended is not None
    assert state.ended_ms is not None
    found = Findings(interview, state, entries)
    question = interview.question
    return Report(
        session_id=str(interview.session_id),
        question_title=question.title,
        difficulty=question.difficulty.value,
        company_mode=interview.company_mode,
        candidate_name=interview.candidate_name,
        language=state.code.language if state.code else interview.language,
        started_at_ms=state.started_at_ms,
        ended_at_ms=state.ended_ms,
        end_reason=state.ended.reason,
        verified=found.best_submit() is not None,
        summary=_summary(found),
        rubric=rubric(found),
        phases=_phases(entries, state.ended_ms),
        runs=tuple(
            ReportRun(
                run.seq,
                run.judged_seq,
                run.ts_ms,
                run.start.language,
                run.start.revision,
                run.judged,
            )
            for run in state.runs
        ),
        hints=tuple(
            ReportHint(entry.seq, entry.ts_ms, hint.rung, hint.cost, hint.text)
            for entry, hint in found.hints()
        ),
        nudges=len(state.nudges),
        transcript=tuple(
            ReportTurn(turn.seq, turn.ts_ms, turn.phase, turn.speaker, turn.text, turn.cut)
            for turn in state.turns
        ),
        final_code=state.code.code if state.code else "",
        notice=NOTICE,
    )


def _summary(found: Findings) -> tuple[Claim, ...]:
    return (*_result(found), *_first_strength(found), *_next_step(found))


def _result(found: Findings) -> list[Claim]:
    submit = found.best_submit()
    if submit:
        entry, judged = submit
        accepted = judged.verdict is Verdict.ACCEPTED
        text = (
            "The solution passed every hidden test on the server."
            if accepted
            else f"The best submit passed {judged.hidden_passed} of {judged.hidden_total} hidden "
            "tests on the server."
        )
        return [claim(text, "strength" if accepted else "growth", cite(entry))]
    ended = next(entry for entry in found.entries if isinstance(entry.event, SessionEnded))
    return [claim("No solution was verified by hidden tests.", "fact", cite(ended))]


def _first_strength(found: Findings) -> list[Claim]:
    asked = found.state.seen(Observation.ASKED_CLARIFICATION)
    if asked:
        text = f"Cleared up {len(asked)} open point{'s' if len(asked) > 1 else ''} by asking."
        return [claim(text, "strength", *(found.quote(each) for each in asked[:3]))]
    fix = found.fix_after_failure()
    return [claim("Mended a failing run.", "strength", *map(cite, fix))] if fix else []


def _next_step(found: Findings) -> list[Claim]:
    code = found.first_code()
    if code and not found.planned_first():
        return [claim("Next time, tell the plan before the first line.", "growth", cite(code))]
    own_input = found.judged(RunKind.CUSTOM)
    if code and not own_input and not found.state.seen(Observation.DISCUSSED_TESTS):
        text = "Next time, try a case of your own before you submit."
        return [claim(text, "growth", cite(code))]
    runs = found.judged(RunKind.SUBMIT)
    if runs and not found.state.seen(Observation.CLAIMED_TIME):
        text = "Next time, state time and space cost without being asked."
        return [claim(text, "growth", cite(runs[-1]))]
    return []


def _phases(entries: Sequence[LogEntry], ended_ms: int) -> tuple[PhaseSpan, ...]:
    changes = [entry for entry in entries if isinstance(entry.event, PhaseChanged)]
    return tuple(
        _span(change, end.ts_ms if end else ended_ms, _between(entries, change, end))
        for change, end in zip_longest(changes, changes[1:])
    )


def _between(entries: Sequence[LogEntry], start: LogEntry, end: LogEntry | None) -> list[LogEntry]:
    return [
        entry for entry in entries if entry.seq > start.seq and (not end or entry.seq < end.seq)
    ]


def _span(change: LogEntry, end_ms: int, inside: Sequence[LogEntry]) -> PhaseSpan:
    assert isinstance(change.event, PhaseChanged)
    said = [entry for entry in inside if isinstance(entry.event, Uttered)]
    why = claim(f"Began: {change.event.reason}.", "fact", cite(change, change.event.reason))
    first = [claim("First words of the candidate.", "fact", cite(said[0]))] if said else []
    return PhaseSpan(
        phase=Phase(change.event.phase),
        started_at_ms=change.ts_ms,
        duration_ms=max(0, end_ms - change.ts_ms),
        utterances=len(said),
        code_revisions=sum(isinstance(entry.event, CodeSaved) for entry in inside),
        runs=sum(isinstance(entry.event, RunStarted) for entry in inside),
        claims=(why, *first),
    )
