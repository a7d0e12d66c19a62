"""An interview without clock, socket and database: events in, events out.

It carries out what the engine decides as the live interview does, on a time that only tests move.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from apps.api.domain.act import ActKind, StreamEndReason, Wording
from apps.api.domain.codec import EntryCodec
from apps.api.domain.events import (
    CodeSaved,
    Event,
    LogEntry,
    NudgeShown,
    Paused,
    PhaseChanged,
    ReportReady,
    Resumed,
    RunCase,
    RunClaimed,
    RunJudged,
    RunStarted,
    SessionEnded,
    StreamDelta,
    StreamEnded,
    StreamStarted,
    TimerStarted,
    Uttered,
)
from apps.api.domain.interview import Interview
from apps.api.domain.moment import Moment
from apps.api.domain.phase import Phase
from apps.api.domain.presence import Presence
from apps.api.domain.report import Report
from apps.api.domain.run import RunKind, Verdict
from apps.api.domain.state import InterviewState
from apps.api.interviewer.templates import worded
from apps.api.report.build import build_report
from apps.api.session import engine
from question_bank.schema import Question, Strictness
from sandbox.contract import Json, Language
from tests.api.bank import QUESTION_ID, badge_gate

START_MS = 1_800_000_000_000
LOOK_AGAIN_MS = 600_000
TICK_MS = 250
WORD_MS = 90
SESSION_ID = UUID(int=42)


def interview_about(
    question: Question,
    *,
    sandbox: str = "docker",
    minutes: int = 45,
    strictness: Strictness = Strictness.STANDARD,
    followups: int = 1,
) -> Interview:
    """An interview in general mode and Python."""
    return Interview(
        session_id=SESSION_ID,
        question_id=QUESTION_ID,
        question=question,
        company_mode="general",
        language=Language.PYTHON,
        minutes=minutes,
        candidate_name="Ada",
        sandbox="docker" if sandbox == "docker" else "browser",
        strictness=strictness,
        followups=followups,
    )


class Rehearsal:
    """One interview from its first second; `log` is everything that happened."""

    def __init__(self, interview: Interview | None = None) -> None:
        self.interview = interview or interview_about(badge_gate())
        self.now_ms = START_MS
        self.state = InterviewState()
        self.presence = Presence(connected=True, connected_since_ms=START_MS)
        self.log: list[LogEntry] = []
        self._speech_over_ms = 0
        self._words: list[str] = []
        self._streams = 0
        ends_at_ms = START_MS + self.interview.minutes * 60_000
        self.add(TimerStarted(START_MS, ends_at_ms))
        self.add(PhaseChanged(None, Phase.INTRO, "started"))

    def greeted(self) -> Rehearsal:
        """Past the greeting, in the clarifying phase."""
        self.wait_until(Phase.CLARIFY)
        return self

    def add(self, event: Event) -> LogEntry:
        """Log an event now."""
        entry = LogEntry(len(self.log) + 1, self.now_ms, event)
        self.log.append(entry)
        self.state = engine.step(self.interview, self.state, entry)
        return entry

    def say(self, text: str, source: str = "typed") -> LogEntry:
        """The candidate says something; a question or three words interrupt."""
        if "?" in text or len(text.split()) >= 3:
            self.interrupt()
        return self.add(Uttered(text, "speech" if source == "speech" else "typed"))

    def interrupt(self) -> None:
        """The candidate talks over the interviewer."""
        self.end_stream(StreamEndReason.BARGE_IN)

    def partial(self) -> None:
        """Speech is heard right now."""
        self.presence = replace(self.presence, partial_ms=self.now_ms)

    def write(self, code: str, language: Language = Language.PYTHON) -> LogEntry:
        """The editor saves."""
        revision = self.state.code.revision + 1 if self.state.code else 1
        return self.add(CodeSaved(revision, language, code))

    def run(self, kind: RunKind, *, passed: int | None = None, total: int = 3) -> RunJudged:
        """A run that passes everything, or `passed` of `total`; a submit has hidden cases only."""
        self.begin_run(kind, total)
        return self.judge_run(kind, passed=passed, total=total)

    def begin_run(self, kind: RunKind, total: int = 3) -> None:
        """A run that the sandbox has not answered yet."""
        custom: tuple[tuple[Json, ...], ...] | None = ((1,),) if kind is RunKind.CUSTOM else None
        revision = self.state.code.revision if self.state.code else 0
        run_id = f"run-{len(self.log)}"
        self.add(RunStarted(run_id, kind, Language.PYTHON, revision, total, custom))

    def judge_run(self, kind: RunKind, *, passed: int | None = None, total: int = 3) -> RunJudged:
        """The open run's cases and verdict."""
        assert self.state.open_run
        run_id, hidden = self.state.open_run.start.run_id, kind is RunKind.SUBMIT
        good = total if passed is None else passed
        for index in range(total):
            self.add(_case(run_id, index, hidden=hidden, passed=index < good))
        verdict = Verdict.ACCEPTED if good == total else Verdict.WRONG_ANSWER
        if kind is RunKind.CUSTOM:
            verdict = Verdict.RAN
        judged = RunJudged(run_id, kind, verdict, good, total, good if hidden else 0,
                           total if hidden else 0)  # fmt: skip
        self.add(judged)
        return judged

    def break_run(self, kind: RunKind, total: int = 3) -> None:
        """The open run comes to nothing by the sandbox's own fault."""
        assert self.state.open_run
        run_id = self.state.open_run.start.run_id
        self.add(RunJudged(run_id, kind, Verdict.SANDBOX_ERROR, 0, total, 0, total))

    def claim(self, passed: int, total: int) -> None:
        """The browser tells of a run of its own."""
        self.add(RunClaimed(f"claim-{len(self.log)}", passed, total, Language.PYTHON))

    def wait(self, duration_ms: int) -> Rehearsal:
        """Let time pass; what falls due happens."""
        until_ms = self.now_ms + duration_ms
        due_ms = self._pursue()
        while self.now_ms < until_ms:
            self.now_ms = min(due_ms, until_ms)
            due_ms = self._pursue()
        return self

    def wait_until(self, phase: Phase, at_most_ms: int = 60_000) -> None:
        """Let time pass until the phase is reached."""
        until_ms = self.now_ms + at_most_ms
        while self.state.phase is not phase:
            assert self.now_ms < until_ms, f"{self.state.phase} is not {phase}"
            self.wait(TICK_MS)

    def end(self) -> Report:
        """The candidate ends the interview; its report."""
        self.end_interview()
        self.wait(TICK_MS)
        assert self.state.report_path
        return build_report(self.interview, self.state, self.commits())

    def end_interview(self) -> None:
        """The candidate ends the interview, unless it is over."""
        if not self.state.ended:
            self.add(SessionEnded("candidate"))

    def commits(self) -> list[LogEntry]:
        """The log as the database keeps it."""
        return [entry for entry in self.log if not isinstance(entry.event, StreamDelta)]

    def spoken(self) -> list[ActKind]:
        """Every act that the interviewer began, in order."""
        return [each.event.act for each in self.log if isinstance(each.event, StreamStarted)]

    def last_words(self) -> str:
        """What the interviewer said last."""
        return [turn for turn in self.state.turns if turn.speaker == "interviewer"][-1].text

    def phases(self) -> list[tuple[Phase, str]]:
        """Every phase and why it began."""
        moves = [each.event for each in self.log if isinstance(each.event, PhaseChanged)]
        return [(move.phase, move.reason) for move in moves]

    def nudges(self) -> list[tuple[int, NudgeShown]]:
        """Every nudge, with the time since the start."""
        shown = [(each.ts_ms - START_MS, each.event) for each in self.log]
        return [(ms, event) for ms, event in shown if isinstance(event, NudgeShown)]

    def _pursue(self) -> int:
        """Do what is due; until when nothing else will be. The last moment before is tried too."""
        if self.state.open_stream and self.now_ms >= self._speech_over_ms:
            self.end_stream(StreamEndReason.DONE)
        moment = Moment(self.now_ms)
        while act := self._next_act(moment):
            self._perform(act)
            moment = Moment(self.now_ms)
        due_ms = self.now_ms + LOOK_AGAIN_MS if moment.next_ms is None else moment.next_ms
        assert self._next_act(Moment(due_ms - 1)) is None
        return min(due_ms, self._speech_over_ms) if self.state.open_stream else due_ms

    def _next_act(self, moment: Moment) -> engine.Act | None:
        acts = engine.decide(self.interview, self.state, self.presence, moment)
        return next((act for act in acts if not isinstance(act, engine.ExecuteRun)), None)

    def _perform(self, act: engine.Act) -> None:
        match act:
            case engine.Speak(say=say):
                words = worded(self.interview, self.state, say)
                self._streams += 1
                stream_id = f"stream-{self._streams}"
                self.add(StreamStarted(stream_id, say.act, say.subject, say.in_reply_to))
                self._words = words.split(" ")
                self._speech_over_ms = self.now_ms + WORD_MS * len(self._words)
            case engine.StopSpeaking(reason=reason):
                self.end_stream(reason)
            case engine.MovePhase(phase=phase, reason=reason):
                self.add(PhaseChanged(self.state.phase, phase, reason))
            case engine.ShowNudge(nudge=nudge):
                self.add(nudge)
            case engine.ReleaseHint(hint=hint):
                self.add(hint)
            case engine.PauseInterview():
                self.add(Paused("storage_away"))
            case engine.ResumeInterview(ends_at_ms=ends_at_ms):
                self.add(Resumed(ends_at_ms))
            case engine.EndInterview(reason=reason):
                self.add(SessionEnded(reason))
            case engine.MakeReport():
                self.add(ReportReady(f"/report/{self.interview.session_id}"))
            case engine.ExecuteRun():
                raise AssertionError("runs are judged by the test")

    def end_stream(self, reason: StreamEndReason) -> None:
        """The interviewer stops; what had been said by now was heard."""
        stream = self.state.open_stream
        if stream is None:
            return
        left_ms = max(0, self._speech_over_ms - self.now_ms)
        heard = self._words[: len(self._words) - -(-left_ms // WORD_MS)]
        for word in heard:
            self.add(StreamDelta(stream.start.stream_id, f"{word} "))
        text = self.state.open_stream.text if self.state.open_stream else ""
        self.add(StreamEnded(stream.start.stream_id, reason, text, Wording.TEMPLATE))


def reread(entries: list[LogEntry]) -> list[LogEntry]:
    """The entries after they have been written to a log and read from it."""
    writer, reader = EntryCodec(), EntryCodec()
    read: list[LogEntry] = []
    for entry in entries:
        body = writer.encode(entry.event, entry.ts_ms, entry.cause)
        writer.follow(entry.event)
        read.append(reader.decode_json(entry.seq, body))
    return read


def _case(run_id: str, index: int, *, hidden: bool, passed: bool) -> RunCase:
    if hidden:
        return RunCase(run_id, index, True, None, passed, None, None, None, None, None, None, None,
                       None, None)  # fmt: skip
    verdict = Verdict.ACCEPTED if passed else Verdict.WRONG_ANSWER
    return RunCase(run_id, index, False, verdict, passed, f"case-{index}", (1,), 2, 2 if passed
                   else 3, "", None, None, 1.0, 1.0)  # fmt: skip
