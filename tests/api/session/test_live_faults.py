"""A bug in what an interview's tasks do ends what they were doing, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from apps.api.domain.events import RunCase, RunJudged
from apps.api.session import live
from apps.api.session.inputs import SpeechOver, Words
from tests.api.serving import InnerApi

pytestmark = pytest.mark.anyio


async def _mute(*args: object) -> AsyncIterator[Words | SpeechOver]:
    del args
    raise LookupError("a bug in speaking")
    yield  # makes this a generator


async def _stuck(*args: object) -> AsyncIterator[RunCase | RunJudged]:
    del args
    raise LookupError("a bug in running")
    yield  # makes this a generator


async def test_a_bug_in_speaking_ends_the_stream_and_the_interview_goes_on(
    api: InnerApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "deliver", _mute)
    created = await api.create()
    async with api.join(created) as candidate:
        end = await candidate.until("INTERVIEWER_STREAM_END")
        assert end["payload"]["reason"] == "llm_error"
        assert (await candidate.ask("CODE_SNAPSHOT", {"code": "x = 1"}))["type"] == "ACK"


async def test_a_bug_in_running_is_a_sandbox_error_and_not_tried_forever(
    sandboxed_api: InnerApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "execute", _stuck)
    created = await sandboxed_api.create()
    request = {"kind": "samples", "code": "def solution(): pass", "language": "python"}
    async with sandboxed_api.join(created) as candidate:
        await candidate.send("RUN_REQUEST", request, id="r1")
        verdict = await candidate.until("RUN_VERDICT")
        assert verdict["payload"]["verdict"] == "sandbox_error"
        await candidate.ask("CODE_SNAPSHOT", {"code": "x = 1"})
        assert candidate.types().count("RUN_VERDICT") == 1
