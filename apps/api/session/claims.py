"""Interviews that other processes claim: a browser may join, or a call come, on any of them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from uuid import UUID

import structlog
from redis.exceptions import RedisError

from apps.api.infra.stream_log import Claimed, StreamLog
from apps.api.session.clock import Clock
from apps.api.session.history import Claimant
from apps.api.session.live import LiveInterview
from apps.api.wire.envelope import CloseCode

LISTEN_AGAIN_MS = 250
_log = structlog.get_logger()
Lives = Mapping[UUID, tuple[LiveInterview, asyncio.Task[None]]]


class Claims:
    """Lets go of the interviews among `lives` that somebody else has claimed.

    A stale owner's next append is refused in any case. Listening makes one that has nothing to
    append leave too, and tells its browser at once.
    """

    def __init__(self, log: StreamLog, clock: Clock, lives: Lives) -> None:
        self._log = log
        self._clock = clock
        self._lives = lives
        self._listener = asyncio.create_task(self._listen())

    def close(self) -> None:
        """Listen no longer."""
        self._listener.cancel()

    async def is_ours(self, live: LiveInterview) -> bool:
        """Whether the interview goes on here; one that is lost is let go."""
        newest = await self._log.newest_claim(live.session_id)
        if newest is None or newest.fence != live.fence:
            _let_go(live, newest)
        return not live.leaving

    async def farewell(self, live: LiveInterview) -> CloseCode:
        """What the browser of a lost interview is told."""
        try:
            return _farewell(await self._log.newest_claim(live.session_id))
        except RedisError:
            return CloseCode.RESTARTING

    async def _listen(self) -> None:
        while True:
            try:
                async for claim in self._log.claims():
                    await self._take(claim)
            except RedisError as error:
                _log.warning("claims.not_heard", reason=type(error).__name__)
            except Exception:  # noqa: BLE001 - a task's root
                _log.exception("claims.failed")
            await self._clock.sleep_ms(LISTEN_AGAIN_MS)

    async def _take(self, claim: Claimed | None) -> None:
        """A claim; or None, after which nothing that was claimed before will be heard."""
        if claim is None:
            for live, _ in list(self._lives.values()):
                await self.is_ours(live)
            return
        live, _ = self._lives.get(UUID(claim.log_id), (None, None))
        if live and live.fence < claim.fence:
            _let_go(live, claim)


def _let_go(live: LiveInterview, newest: Claimed | None) -> None:
    live.disconnect(_farewell(newest))
    live.retire()


def _farewell(newest: Claimed | None) -> CloseCode:
    """A browser gives way to a newer one; from a process that took over it may take back."""
    by_browser = newest is not None and newest.purpose == Claimant.BROWSER
    return CloseCode.REPLACED if by_browser else CloseCode.RESTARTING
