"""The smallest API in front of the sandbox; the benchmark serves it with uvicorn."""

from __future__ import annotations

import os
from pathlib import Path

from fastapi import FastAPI

from benchmarks.sandbox import job
from sandbox.client import Sandbox
from sandbox.contract import Json, Lane, Language

SOCKET_VARIABLE = "BENCHMARK_SANDBOX_SOCKET"


def create() -> FastAPI:
    """Build the app around the runner whose socket the environment names."""
    app = FastAPI()
    sandbox = Sandbox(Path(os.environ[SOCKET_VARIABLE]))

    async def noop() -> list[Json]:
        return []

    async def run(lane: Lane) -> list[Json]:
        request = job.request(Language.PYTHON, lane, "benchmark-http")
        return [result.value async for result in sandbox.run(request)]

    app.post("/noop")(noop)
    app.post("/{lane}")(run)
    return app
