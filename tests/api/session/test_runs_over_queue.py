"""The API with runners behind a queue."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest

from apps.api.settings import Settings
from sandbox.contract import Language
from sandbox.service.queue_wire import DEFAULT_QUEUE
from tests.api.bank import DOUBLING
from tests.api.serving import inner_api
from tests.api.session.test_runs_in_sandbox import canary_interview, run
from tests.sandbox.queue_workers import FakeBoxes, WorkerProcess, working

pytestmark = pytest.mark.anyio


@pytest.fixture
async def worker(
    sandbox_socket: Path, redis_url: str, short_folder: Path
) -> AsyncGenerator[WorkerProcess]:
    """A real worker; `sandbox_socket` has proved that an engine is there."""
    del sandbox_socket
    process = WorkerProcess(redis_url, short_folder, 0)
    try:
        yield await asyncio.to_thread(process.wait_ready)
    finally:
        await asyncio.to_thread(process.stop)


@pytest.mark.parametrize("by_name", [True, False])
async def test_the_lobby_tells_whether_a_worker_is_there(
    api_settings: Settings, *, by_name: bool
) -> None:
    url = api_settings.redis_url
    queue = DEFAULT_QUEUE if by_name else url
    async with inner_api(replace(api_settings, sandbox_queue=queue)) as api:
        assert (await api.http.get("/lobby")).json()["sandbox"] == "browser"
        async with working(url, FakeBoxes("one")):
            assert (await api.http.get("/lobby")).json()["sandbox"] == "docker"


async def test_samples_and_submit_are_judged_by_a_worker(
    api_settings: Settings, worker: WorkerProcess
) -> None:
    language = Language.PYTHON
    async with inner_api(replace(api_settings, sandbox_queue=worker.url)) as api:
        created = await canary_interview(api, language)
        async with api.join(created) as candidate:
            for kind in ("samples", "submit"):
                _, verdict = await run(candidate, kind, language, DOUBLING[language])
                assert verdict["verdict"] == "accepted"
