"""Delivering what the interviewer says, word by word at a readable pace."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

from apps.api.domain.act import StreamEndReason, Wording
from apps.api.domain.interview import Interview
from apps.api.domain.state import InterviewState, Say
from apps.api.interviewer.speaker import Speaker
from apps.api.session.clock import Clock
from apps.api.session.inputs import SpeechOver, Words

WORD_MS = 90
_WORD = re.compile(r"\S+\s*")


async def deliver(
    speaker: Speaker,
    clock: Clock,
    interview: Interview,
    state: InterviewState,
    say: Say,
    stream_id: str,
) -> AsyncIterator[Words | SpeechOver]:
    """The words one by one, then exactly one `SpeechOver`; cancelled by cancelling the reader."""
    reason, wording = StreamEndReason.DONE, Wording.TEMPLATE
    async for piece in speaker.speak(interview, state, say):
        wording = piece.wording
        if piece.failed:
            reason = StreamEndReason.LLM_ERROR
        for word in _WORD.findall(piece.text):
            yield Words(stream_id, word, wording)
            await clock.sleep_ms(WORD_MS)
    yield SpeechOver(stream_id, reason, wording)
