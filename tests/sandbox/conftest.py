"""The real sandbox, started once for all tests that need it."""

from collections.abc import AsyncGenerator, Generator

import docker
import docker.errors
import pytest
import requests
from redis.asyncio import Redis

from sandbox.client import QueuedSandbox, Sandbox
from sandbox.languages import RUNTIMES
from sandbox.service import queue_streams
from tests.folders import open_folder
from tests.requirements import require
from tests.sandbox.runner_process import RunnerProcess


def _engine_problem() -> str | None:
    try:
        docker.from_env(timeout=5).ping()
    except (docker.errors.DockerException, requests.RequestException) as error:
        return f"the engine does not answer ({type(error).__name__}); .ci/engine provides one"
    return None


@pytest.fixture(scope="session")
def docker_engine() -> None:
    """A Docker engine that answers."""
    problem = _engine_problem()
    require("docker", problem is None, problem or "")


@pytest.fixture(scope="session")
def runner(docker_engine: None) -> Generator[RunnerProcess]:
    """The real runner process, ready; it builds the images that are missing."""
    with open_folder() as folder:
        process = RunnerProcess(folder / "runner.sock", languages=RUNTIMES)
        try:
            yield process.wait_ready()
        finally:
            process.stop()


@pytest.fixture
def sandbox(runner: RunnerProcess) -> Sandbox:
    """A client of the real runner."""
    return runner.sandbox


@pytest.fixture
async def queued(redis_url: str) -> AsyncGenerator[QueuedSandbox]:
    """A client of the queue."""
    client = QueuedSandbox(redis_url)
    yield client
    await client.close()


@pytest.fixture
async def redis(redis_url: str) -> AsyncGenerator[Redis]:
    """The Redis that has the queue."""
    client = queue_streams.connect(redis_url)
    yield client
    await client.aclose()
