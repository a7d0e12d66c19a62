"""What a browser is told when it joins: what it missed, or everything anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apps.api.domain.events import LogEntry
from apps.api.session.connection import MAX_QUEUED_CHARS, MAX_QUEUED_FRAMES
from apps.api.session.view import session_view
from apps.api.wire.frames import entry_frame
from apps.api.wire.server import SessionStateMessage, SessionStatePayload

if TYPE_CHECKING:
    from apps.api.session.inputs import Joined
    from apps.api.session.live import LiveInterview

MAX_REPLAY = MAX_QUEUED_FRAMES // 2
MAX_REPLAY_CHARS = MAX_QUEUED_CHARS // 2


def welcome_frames(live: LiveInterview, joined: Joined) -> list[str]:
    """`SESSION_STATE`, then every missed entry; or `SESSION_STATE` with the whole view."""
    replay = _replay(live, joined)
    view = None
    if replay is None:
        setting = live.setting
        view = session_view(
            setting.interview, live.state, setting.company_title, setting.sandbox_reason
        )
    state = SessionStateMessage(
        ts_ms=live.now_ms(),
        session_id=live.session_id,
        payload=SessionStatePayload(
            epoch=live.epoch,
            head_seq=live.state.head_seq,
            resumed=replay is not None,
            view=view,
        ),
    )
    return [state.model_dump_json(), *(replay or ())]


def _replay(live: LiveInterview, joined: Joined) -> list[str] | None:
    """The frames behind `last_seq`, or None when there is a gap or they are too much to send."""
    missed = _missed(live, joined)
    if missed is None:
        return None
    frames = [entry_frame(live.session_id, live.epoch, entry) for entry in missed]
    return frames if sum(map(len, frames)) <= MAX_REPLAY_CHARS else None


def _missed(live: LiveInterview, joined: Joined) -> list[LogEntry] | None:
    """The entries behind `last_seq`, or None when not all of them are at hand."""
    if joined.epoch != live.epoch or not 0 < joined.last_seq <= live.state.head_seq:
        return None
    missed = [entry for entry in live.recent if entry.seq > joined.last_seq]
    return missed if len(missed) == live.state.head_seq - joined.last_seq else None
