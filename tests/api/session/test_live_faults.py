"""A bug in what an interview's tasks do ends what they were doing, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from apps.api.domain.events import LogEntry, RunCase, RunJudged
from apps.api.domain.interview import Interview
from apps.api.domain.report import Report
from apps.api.domain.state import InterviewState
from apps.api.report.build import build_report
from apps.api.session import live
from apps.api.session.inputs import SpeechOver, Words
from tests.api.serving import Created, InnerApi

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


async def reported(api: InnerApi, created: Created) -> None:
    path = f"/sessions/{created.session_id}/report"
    async with asyncio.timeout(5):
        while (await api.http.get(path, headers=created.bearer)).status_code != 200:
            await api.clock.sleep_ms(100)


async def test_a_report_that_could_not_be_made_is_made_later_though_nobody_asks(
    api: InnerApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def build(interview: Interview, state: InterviewState, entries: list[LogEntry]) -> Report:
        made.append(str(interview.session_id))
        if len(made) == 1:
            raise LookupError("a bug in the report")
        return build_report(interview, state, entries)

    monkeypatch.setattr(live, "build_report", build)
    created = await api.create()
    async with api.join(created) as candidate:
        await candidate.until("TIMER")
        ended = await api.http.post(f"/sessions/{created.session_id}/end", headers=created.bearer)
        assert ended.is_success
        assert await candidate.closed() == 1012
    await reported(api, created)
    assert made == [created.session_id] * 2


async def test_an_interview_that_nobody_comes_back_to_is_ended_and_reported(
    api: InnerApi,
) -> None:
    created = await api.create()
    async with api.join(created) as candidate:
        await candidate.until("TIMER")
    api.clock.skip(3 * 3_600_000)
    await reported(api, created)
