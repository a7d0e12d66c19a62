"""What the candidate may see of the interview as a whole."""

from __future__ import annotations

from typing import Literal

from apps.api.domain.interview import INTERVIEWER_NAME, Interview
from apps.api.domain.state import InterviewState, RunRecord, Turn
from apps.api.session.question_view import question_view
from apps.api.wire.views import RunView, SessionView, TurnView


def session_view(
    interview: Interview,
    state: InterviewState,
    company_title: str,
    sandbox_reason: str | None,
) -> SessionView:
    """The whole interview at the state's log position."""
    language = state.code.language if state.code else interview.language
    return SessionView(
        status=_status(state),
        company_mode=interview.company_mode,
        company_title=company_title,
        interviewer=INTERVIEWER_NAME,
        sandbox=interview.sandbox,
        sandbox_reason=sandbox_reason,
        minutes=interview.minutes,
        started_at_ms=state.started_at_ms,
        ends_at_ms=state.ends_at_ms,
        paused_at_ms=state.paused_ms,
        phase=state.phase,
        question=question_view(interview.question_id, interview.question),
        language=language,
        code=state.code.code if state.code else interview.question.starters[language],
        revision=state.code.revision if state.code else 0,
        turns=_turns(state),
        runs=[_run(run) for run in state.runs],
        claims=list(state.claims),
        nudges=[nudge for _, nudge in state.nudges],
        hints=[hint for _, hint in state.hints],
        report_ready=state.report_path is not None,
    )


def _status(state: InterviewState) -> Literal["waiting", "live", "ended"]:
    if state.ended:
        return "ended"
    return "waiting" if state.started_at_ms is None else "live"


def _turns(state: InterviewState) -> list[TurnView]:
    turns = [_turn(turn) for turn in state.turns]
    if state.open_stream:
        stream = state.open_stream
        turns.append(
            TurnView(
                seq=stream.seq,
                ts_ms=stream.ts_ms,
                speaker="interviewer",
                text=stream.text,
                source="template",
                act=stream.start.act,
                stream_id=stream.start.stream_id,
                open=True,
            )
        )
    return turns


def _turn(turn: Turn) -> TurnView:
    return TurnView(
        seq=turn.seq,
        ts_ms=turn.ts_ms,
        speaker=turn.speaker,
        text=turn.text,
        source=turn.source,
        act=turn.act,
        stream_id=turn.stream_id,
        cut=turn.cut,
    )


def _run(run: RunRecord) -> RunView:
    return RunView(
        run_id=run.start.run_id,
        kind=run.start.kind,
        language=run.start.language,
        revision=run.start.revision,
        total=run.start.total,
        queued=run.queued,
        cases=list(run.cases),
        verdict=run.judged,
    )
