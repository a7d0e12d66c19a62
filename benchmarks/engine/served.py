"""The API as it is, with an interviewer who speaks by a schedule: `served PORT WORDS_PER_SECOND`.

Every word is the time at which it should be sent, so that whoever hears it knows how late it is.
The schedule sets the pace instead of the reader's.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import replace

from apps.api.domain.act import Wording
from apps.api.domain.interview import Interview
from apps.api.domain.state import InterviewState, Say
from apps.api.infra.logs import configure_logs
from apps.api.interviewer.speaker import Piece
from apps.api.main import create_app
from apps.api.serving import DrainingServer
from apps.api.session.clock import SystemClock
from apps.api.session.speech import WORD_MS
from apps.api.settings import read_settings
from benchmarks.engine.schedule import scheduled_ns


class ScheduledSpeaker:
    """Says the time, word by word, whatever the act."""

    def __init__(self, words_per_second: float) -> None:
        self._words_per_second = words_per_second

    async def speak(
        self, interview: Interview, state: InterviewState, say: Say
    ) -> AsyncIterator[Piece]:
        """Words without end."""
        del interview, state, say
        async for at_ns in scheduled_ns(self._words_per_second):
            yield Piece(f"{at_ns} ", Wording.TEMPLATE)


class UnpacedClock(SystemClock):
    """Does not wait between words."""

    async def sleep_ms(self, duration_ms: int) -> None:
        """Return after `duration_ms`, at once when that is a word's time."""
        await asyncio.sleep(0 if duration_ms == WORD_MS else duration_ms / 1000)


def _main(port: int, words_per_second: float) -> None:
    configure_logs()
    settings = replace(read_settings(), port=port)
    speaker = ScheduledSpeaker(words_per_second) if words_per_second else None
    app = create_app(settings, UnpacedClock(), speaker)
    DrainingServer(app, settings.host, settings.port).run()


if __name__ == "__main__":
    _main(int(sys.argv[1]), float(sys.argv[2]))
