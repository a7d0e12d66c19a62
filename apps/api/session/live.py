"""A live interview: one inbox, one consumer, which alone appends to the log and then sends.

Speech and runs are tasks that only feed the inbox. So the order on the wire is the order of the
log, and to interrupt is to ignore what a stopped task still says.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import assert_never
from uuid import uuid4

import structlog

from apps.api.domain.act import StreamEndReason, Wording
from apps.api.domain.events import (
    Cause,
    Event,
    LogEntry,
    Paused,
    PhaseChanged,
    ReportReady,
    Resumed,
    RunCase,
    RunJudged,
    RunQueued,
    SessionEnded,
    StreamDelta,
    StreamEnded,
    StreamStarted,
    TimerStarted,
)
from apps.api.domain.moment import Moment
from apps.api.domain.phase import Phase
from apps.api.domain.presence import Presence
from apps.api.domain.state import InterviewState, RunRecord, Say
from apps.api.errors import SessionOver
from apps.api.report.build import build_report
from apps.api.session.acknowledgements import Acknowledgements
from apps.api.session.alarm import Alarm
from apps.api.session.causes import Causes
from apps.api.session.connection import Connection
from apps.api.session.engine import (
    Act,
    EndInterview,
    ExecuteRun,
    MakeReport,
    MovePhase,
    PauseInterview,
    ReleaseHint,
    ResumeInterview,
    ShowNudge,
    Speak,
    StopSpeaking,
    decide,
    step,
)
from apps.api.session.history import History, Logged, stored_entries
from apps.api.session.inputs import (
    Awoken,
    EndRequested,
    Incoming,
    Input,
    Joined,
    Left,
    RunProgress,
    SpeechOver,
    Words,
)
from apps.api.session.messages import OVER, error_frame, handle
from apps.api.session.running import broken_run, execute
from apps.api.session.setting import Services, Setting
from apps.api.session.speech import deliver
from apps.api.session.welcome import MAX_REPLAY, welcome_frames
from apps.api.store.reports import store_report
from apps.api.wire.envelope import CloseCode
from apps.api.wire.frames import entry_frame
from sandbox.contract import Language

INBOX_SIZE = 256
LINGER_MS = 60_000
_log = structlog.get_logger()


class LiveInterview:
    """The only owner of an interview's log while it lives."""

    def __init__(
        self, services: Services, setting: Setting, history: History, entries: list[LogEntry]
    ) -> None:
        self.setting = setting
        self.interview = setting.interview
        self.inbox: asyncio.Queue[Input] = asyncio.Queue(INBOX_SIZE)
        self.state = InterviewState()
        self.presence = Presence()
        self.leaving = False
        self._services = services
        self._history = history
        self.acknowledgements = Acknowledgements(self.session_id, history, services.clock)
        history.watch(settled=self._stored, changed=self._wake)
        self._alarm = Alarm(services.clock, self._wake)
        self._awoken = False
        self.connection: Connection | None = None
        self._alone_since_ms = services.clock.now_ms()
        self._speech: asyncio.Task[None] | None = None
        self._wording = Wording.TEMPLATE
        self._run: asyncio.Task[None] | None = None
        self._expected: Language | None = None
        self._preparing: asyncio.Task[None] | None = None
        self.recent: deque[LogEntry] = deque(maxlen=MAX_REPLAY)
        self.causes = Causes()
        for entry in entries:
            self._fold(entry)

    @property
    def session_id(self) -> str:
        """The interview's id as it stands in every envelope."""
        return str(self.interview.session_id)

    @property
    def epoch(self) -> str:
        """The log's epoch."""
        return self._history.epoch

    @property
    def fence(self) -> int:
        """The claim under which the log is written."""
        return self._history.fence

    def now_ms(self) -> int:
        """Now, on the server's clock."""
        return self._services.clock.now_ms()

    async def run(self) -> None:
        """Live until nobody needs this interview any more.

        Raises:
            Fenced: another process has taken the interview over.
        """
        try:
            await self.end_stream(StreamEndReason.OWNER_LOST)
            while not self.leaving:
                self._history.check()
                self._expect_runs()
                moment = await self._pursue()
                self.acknowledgements.tell_delays(moment)
                if self._idle(moment):
                    self.leaving = True
                    await self._services.runner.release(self.session_id)
                    break
                self._alarm.ring_by(moment.next_ms)
                await self._attend()
        finally:
            self.leaving = True
            self._alarm.cancel()
            self._history.close()
            for task in (self._speech, self._run, self._preparing):
                if task:
                    task.cancel()
            if self.state.ended:
                await self._history.forget_later()

    def retire(self) -> None:
        """Finish what is being written, and live no longer; whoever goes on has the box."""
        self.leaving = True
        self._wake()

    def disconnect(self, code: CloseCode, farewell: str | None = None) -> None:
        """Send `farewell`, then close the browser's socket."""
        if self.connection:
            if farewell:
                self.connection.send(farewell)
            self.connection.close(code)
            self.connection = None

    async def append(self, *events: Event, cause: Cause | None = None) -> list[Logged]:
        """Log events in order, fold them, and send them; `cause` is that of the last one.

        A cause that is in the log already changes nothing and comes back with `dup`.
        """
        causes = [None] * (len(events) - 1) + [cause]
        logged = await self._history.append(list(zip(events, causes, strict=True)), self.now_ms())
        for each in logged:
            if not each.dup:
                self._fold(each.entry)
                if self.connection:
                    frame = entry_frame(self.session_id, self.epoch, each.entry)
                    self.connection.send(frame)
        return logged

    def _fold(self, entry: LogEntry) -> None:
        self.recent.append(entry)
        self.causes.note(entry)
        self.state = step(self.interview, self.state, entry)

    async def end_stream(self, reason: StreamEndReason) -> int | None:
        """End what the interviewer is saying, if anything; returns the end's `seq`."""
        stream = self.state.open_stream
        if stream is None:
            return None
        if self._speech:
            self._speech.cancel()
            self._speech = None
        ended = StreamEnded(stream.start.stream_id, reason, stream.text, self._wording)
        return (await self.append(ended))[0].entry.seq

    def heard_partial(self) -> None:
        """The candidate is speaking right now."""
        self.presence = replace(self.presence, partial_ms=self.now_ms())

    def _wake(self) -> None:
        # A full inbox wakes by itself.
        if not self._awoken:
            with contextlib.suppress(asyncio.QueueFull):
                self.inbox.put_nowait(Awoken())
                self._awoken = True

    def _stored(self) -> None:
        """PostgreSQL has taken commits or refused them."""
        self.acknowledgements.settle()
        if self._history.failed or self.state.ended:
            self._wake()

    def _idle(self, moment: Moment) -> bool:
        if self.connection or not self.inbox.empty() or self.state.open_run:
            return False
        finished = self.state.ended is not None and self.state.report_path is not None
        return finished or moment.reached(self._alone_since_ms + LINGER_MS)

    def _expect_runs(self) -> None:
        """Have a box started in the language that is being written, ahead of the first run."""
        language = self.state.code.language if self.state.code else self.interview.language
        if language is not self._expected:
            self._expected = language
            self._preparing = asyncio.create_task(self._services.runner.prepare(language))

    async def _attend(self) -> None:
        """Take what comes, words first: they make nothing else due."""
        item = await self.inbox.get()
        while isinstance(item, Words):
            await self._take_speech(item)
            item = await self.inbox.get()
        await self._take(item)

    async def _take(self, item: Input) -> None:
        match item:
            case Joined():
                await self._welcome(item)
            case Left(connection=connection):
                if connection is self.connection:
                    self.connection = None
                    self._alone_since_ms = self.now_ms()
                    self.presence = replace(self.presence, connected=False)
            case Incoming(connection=connection, message=message):
                await handle(self, connection, message)
            case Words() | SpeechOver():
                await self._take_speech(item)
            case RunProgress(event=event):
                await self._take_progress(event)
            case Awoken():
                self._awoken = False
            case EndRequested(done=done):
                if self.state.ended is None:
                    await self.append(SessionEnded("candidate"))
                self.acknowledgements.when_stored(self.state.head_seq, done)
            case _:
                assert_never(item)

    async def _welcome(self, joined: Joined) -> None:
        """The newest browser takes over, and an older one is told so; after the end none stays."""
        if joined.connection is not self.connection:
            self.disconnect(CloseCode.REPLACED)
        for frame in welcome_frames(self, joined):
            joined.connection.send(frame)
        if self.state.report_path is not None:
            joined.connection.send(error_frame(self, SessionOver(OVER), None))
            joined.connection.close(CloseCode.SESSION_OVER)
            return
        self.connection = joined.connection
        now_ms = self.now_ms()
        self.presence = Presence(connected=True, connected_since_ms=now_ms)
        if self.state.started_at_ms is None:
            ends_at_ms = now_ms + self.interview.minutes * 60_000
            await self.append(
                TimerStarted(now_ms, ends_at_ms), PhaseChanged(None, Phase.INTRO, "started")
            )

    async def _take_speech(self, item: Words | SpeechOver) -> None:
        stream = self.state.open_stream
        if stream is None or stream.start.stream_id != item.stream_id:
            return
        self._wording = item.wording
        match item:
            case Words(text=text):
                await self.append(StreamDelta(item.stream_id, text))
            case SpeechOver(reason=reason):
                await self.end_stream(reason)

    async def _take_progress(self, event: RunQueued | RunCase | RunJudged) -> None:
        """A repeated run tells nothing twice."""
        run = self.state.open_run
        if run is None or run.start.run_id != event.run_id:
            return
        if isinstance(event, RunCase) and any(case.index == event.index for case in run.cases):
            return
        await self.append(event)

    async def _pursue(self) -> Moment:
        """Do what is due, one act at a time; the moment at which nothing was."""
        while True:
            moment = Moment(self.now_ms())
            act = self._next_act(moment)
            if act is None:
                return moment
            await self._perform(act)

    def _next_act(self, moment: Moment) -> Act | None:
        away_since_ms = self._history.storage_away_since_ms
        presence = replace(self.presence, storage_away_since_ms=away_since_ms)
        acts = decide(self.interview, self.state, presence, moment)
        return next((act for act in acts if not self._under_way(act)), None)

    def _under_way(self, act: Act) -> bool:
        if isinstance(act, MakeReport):
            return not self._history.all_stored
        return isinstance(act, ExecuteRun) and self._run is not None and not self._run.done()

    async def _perform(self, act: Act) -> None:
        match act:
            case Speak(say=say):
                await self._speak(say)
            case StopSpeaking(reason=reason):
                await self.end_stream(reason)
            case MovePhase(phase=phase, reason=reason):
                await self.append(PhaseChanged(self.state.phase, phase, reason))
            case ShowNudge(nudge=nudge):
                await self.append(nudge)
            case ReleaseHint(hint=hint):
                await self.append(hint)
            case ExecuteRun(run=run):
                broken = RunProgress(broken_run(run.start))
                self._run = asyncio.create_task(self._feed(self._progress_of(run), broken))
            case PauseInterview():
                await self.append(Paused("storage_away"))
            case ResumeInterview(ends_at_ms=ends_at_ms):
                await self.append(Resumed(ends_at_ms))
            case EndInterview(reason=reason):
                await self.append(SessionEnded(reason))
            case MakeReport():
                await self._make_report()
            case _:
                assert_never(act)

    async def _speak(self, say: Say) -> None:
        stream_id = uuid4().hex[:12]
        words = deliver(
            self._services.speaker,
            self._services.clock,
            self.interview,
            self.state,
            say,
            stream_id,
        )
        self._wording = Wording.TEMPLATE
        await self.append(StreamStarted(stream_id, say.act, say.subject, say.in_reply_to))
        broken = SpeechOver(stream_id, StreamEndReason.LLM_ERROR, Wording.TEMPLATE)
        self._speech = asyncio.create_task(self._feed(words, broken))

    async def _progress_of(self, run: RunRecord) -> AsyncIterator[RunProgress]:
        def queued(position: int) -> None:
            # One that finds the inbox full is followed by the next.
            with contextlib.suppress(asyncio.QueueFull):
                self.inbox.put_nowait(RunProgress(RunQueued(run.start.run_id, position)))

        async for event in execute(self._services.runner, self.interview, run, queued):
            yield RunProgress(event)

    async def _feed(self, items: AsyncIterator[Input], broken: Input) -> None:
        """A task's root: a bug in it is logged, and `broken` ends what it was feeding."""
        try:
            async for item in items:
                await self.inbox.put(item)
        except Exception:  # noqa: BLE001 - a task's root
            _log.exception("interview.task_broke", session_id=self.session_id)
            await self.inbox.put(broken)

    async def _make_report(self) -> None:
        session_id = self.interview.session_id
        entries = await stored_entries(self._services.database, session_id)
        report = build_report(self.interview, self.state, entries)
        async with self._services.database.begin() as db:
            await store_report(db, session_id, report)
        await self.append(ReportReady(f"/report/{self.session_id}"))
