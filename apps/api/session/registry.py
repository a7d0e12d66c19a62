"""The live interviews of this process: found, woken, swept and drained."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from uuid import UUID
from weakref import WeakValueDictionary

import structlog
from redis.exceptions import RedisError

from apps.api.domain.interview import Interview
from apps.api.errors import InterviewMoved, StorageAway
from apps.api.infra.database import DatabaseAway
from apps.api.infra.stream_log import Fenced, LogLost, StreamLog
from apps.api.session.claims import Claims
from apps.api.session.history import Claimant, History
from apps.api.session.inputs import EndRequested, Joined
from apps.api.session.live import LiveInterview
from apps.api.session.setting import Services, Setting
from apps.api.session.write_behind import WriteBehind
from apps.api.store.questions import question_version
from apps.api.store.sessions import candidate_name, find_session, neglected_sessions
from apps.api.wire.envelope import CloseCode
from apps.api.wire.server import DrainMessage, DrainPayload
from question_bank.schema import Mode, Strictness
from sandbox.contract import Language

SWEEP_MS = 2_000
SWEEP_LIMIT = 50
TRY_AGAIN_MS = 60_000
RECONNECT_AFTER_MS = 1_000
RETIRE_S = 2.0
END_S = 5.0
SETTLE_S = 2.0
_log = structlog.get_logger()


class Registry:
    """One `LiveInterview` per interview at most."""

    def __init__(
        self,
        services: Services,
        log: StreamLog,
        write_behind: WriteBehind,
        modes: Mapping[str, Mode],
    ) -> None:
        self._services = services
        self._write_behind = write_behind
        self._stream_log = log
        self._modes = modes
        self._tasks: dict[UUID, tuple[LiveInterview, asyncio.Task[None]]] = {}
        self._starting: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()
        self._sweeper = asyncio.create_task(self._sweep())
        self._claims = Claims(log, services.clock, self._tasks)
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether it takes no interview any more."""
        return self._closed

    async def live(
        self, session_id: UUID, claimant: Claimant = Claimant.SERVER
    ) -> tuple[LiveInterview, asyncio.Task[None]]:
        """The interview and the task that it lives in, taken from other processes if need be.

        Raises:
            InterviewMoved: another process has just taken it, or this one is about to stop.
        """
        async with self._starting.setdefault(session_id, asyncio.Lock()):
            self._require_open()
            known = self._tasks.get(session_id)
            if known and await self._claims.is_ours(known[0]):
                return known
            if known:
                await asyncio.wait({known[1]})
            live = await self._load(session_id, claimant)
            self._require_open()
            task = asyncio.create_task(self._guard(live))
            self._tasks[session_id] = (live, task)
            return live, task

    async def end(self, session_id: UUID) -> None:
        """End an interview; durable when this returns.

        Raises:
            InterviewMoved: another process owns it now.
            StorageAway: it ends, and that will be durable when the database is back.
        """
        live, task = await self.live(session_id)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await live.inbox.put(EndRequested(done))
        await asyncio.wait({done, task}, timeout=END_S, return_when=asyncio.FIRST_COMPLETED)
        if not (done.done() or task.done()):
            raise StorageAway("The interview has ended, but the database does not answer.")
        if not done.done():
            raise InterviewMoved("The interview has just moved to another process.")

    async def close(self) -> None:
        """Send every browser away for a moment; nothing that was acknowledged is lost."""
        self._closed = True
        self._sweeper.cancel()
        self._claims.close()
        lives = list(self._tasks.values())
        for live, _ in lives:
            payload = DrainPayload(reconnect_after_ms=RECONNECT_AFTER_MS)
            drain = DrainMessage(ts_ms=live.now_ms(), session_id=live.session_id, payload=payload)
            live.disconnect(CloseCode.RESTARTING, drain.model_dump_json())
            live.retire()
        tasks = [task for _, task in lives]
        if tasks:
            await asyncio.wait(tasks, timeout=RETIRE_S)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._write_behind.close(RETIRE_S)

    def _require_open(self) -> None:
        if self._closed:
            raise InterviewMoved("This process is about to stop.")

    async def _load(self, session_id: UUID, claimant: Claimant) -> LiveInterview:
        if self._write_behind.holds(session_id):
            await self._write_behind.settle(SETTLE_S)
        setting = await self._setting(session_id)
        try:
            history, entries = await History.claim(
                self._stream_log, self._services.database, self._write_behind, session_id, claimant
            )
        except (Fenced, LogLost) as error:
            raise InterviewMoved("Another process has just taken the interview.") from error
        return LiveInterview(self._services, setting, history, entries)

    async def _setting(self, session_id: UUID) -> Setting:
        async with self._services.database.begin() as db:
            row = await find_session(db, session_id)
            assert row is not None
            name = await candidate_name(db, row)
            stored = await question_version(db, row.question_id, row.question_version)
        status = await self._services.runner.status()
        mode = self._modes.get(row.company_mode)
        interview = Interview(
            session_id=session_id,
            question_id=stored.id,
            question=stored.question,
            company_mode=row.company_mode,
            language=Language(row.language),
            minutes=row.minutes,
            candidate_name=name,
            sandbox="docker" if status.ready else "browser",
            strictness=mode.strictness if mode else Strictness.STANDARD,
            followups=mode.followups if mode else 1,
        )
        title = mode.title if mode else row.company_mode
        return Setting(interview, title, status.reason)

    async def _guard(self, live: LiveInterview) -> None:
        """The root of an interview's task: it ends the sockets with it, and logs what broke."""
        session_id = live.interview.session_id
        code = CloseCode.RESTARTING
        try:
            await live.run()
        except Fenced:
            code = await self._claims.farewell(live)
            _log.info("interview.fenced", session_id=str(session_id))
        except (LogLost, RedisError) as error:
            reason = type(error).__name__
            _log.warning("interview.log_away", session_id=str(session_id), reason=reason)
        except Exception:  # noqa: BLE001 - a task's root
            _log.exception("interview.broke", session_id=str(session_id))
        finally:
            live.disconnect(code)
            while not live.inbox.empty():
                late = live.inbox.get_nowait()
                if isinstance(late, Joined):
                    late.connection.close(code)
            known = self._tasks.get(session_id)
            if known and known[0] is live:
                del self._tasks[session_id]

    async def _sweep(self) -> None:
        """End interviews whose time ran out while nobody was there, and see to their reports."""
        tried: dict[UUID, int] = {}
        while True:
            await self._services.clock.sleep_ms(SWEEP_MS)
            try:
                now_ms = self._services.clock.now_ms()
                tried = {each: at for each, at in tried.items() if now_ms - at < TRY_AGAIN_MS}
                now = datetime.fromtimestamp(now_ms / 1000, UTC)
                async with self._services.database.begin() as db:
                    neglected = await neglected_sessions(db, now, tried, SWEEP_LIMIT)
                for session_id in neglected:
                    tried[session_id] = now_ms
                    with suppress(InterviewMoved):
                        await self.live(session_id)
            except (DatabaseAway, RedisError) as error:
                _log.warning("sweep.storage_away", reason=type(error).__name__)
            except Exception:  # noqa: BLE001 - a task's root
                _log.exception("sweep.failed")
