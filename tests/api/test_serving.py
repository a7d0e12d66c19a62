"""How a process stops to serve."""

import asyncio

import pytest
from fastapi import FastAPI

from apps.api import main, serving
from apps.api.settings import Settings
from tests.api.serving import inner_api

pytestmark = pytest.mark.anyio


async def test_a_process_that_drains_takes_no_new_connection(
    api_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[int] = []

    async def drain(app: FastAPI) -> None:
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", port)
        refused.append(port)
        await main.drain(app)

    monkeypatch.setattr(serving, "drain", drain)
    async with inner_api(api_settings) as api:
        port = api.port
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.close()
    assert refused == [port]
