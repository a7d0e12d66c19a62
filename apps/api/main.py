"""Wires the API together."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from redis.asyncio import BlockingConnectionPool, Redis

from apps.api.infra.database import Database
from apps.api.infra.stream_log import StreamLog
from apps.api.interviewer.model_speaker import ModelSpeaker
from apps.api.interviewer.speaker import Speaker, TemplateSpeaker
from apps.api.providers.openai_compatible import OpenAICompatibleModel
from apps.api.routes import lobby, sessions, socket
from apps.api.routes.context import Context
from apps.api.routes.limits import BodyLimit
from apps.api.routes.refusals import install_refusals
from apps.api.routes.web import web_router
from apps.api.session.access import Gate
from apps.api.session.clock import Clock, SystemClock
from apps.api.session.readiness import Readiness
from apps.api.session.registry import Registry
from apps.api.session.running import NoRunner, Runner
from apps.api.session.setting import Services
from apps.api.session.write_behind import WriteBehind
from apps.api.settings import VERSION, Settings
from question_bank.loader import load_modes
from sandbox.client import QueuedSandbox, Sandbox

DATABASE_CONNECTIONS = 20
MOST_DATABASE_CONNECTIONS = 80
REDIS_CONNECTIONS = 32
REDIS_WAIT_S = 5
JOINING_AT_ONCE = 8


def create_app(
    settings: Settings, clock: Clock | None = None, speaker: Speaker | None = None
) -> FastAPI:
    """The API, and the web app where it has been built; `speaker` stands in for the settings'."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        async with AsyncExitStack() as stack:
            app.state.context = _build(settings, clock or SystemClock(), speaker, stack)
            yield

    app = FastAPI(title="Dry Run", version=VERSION, lifespan=lifespan)
    install_refusals(app)
    app.add_middleware(BodyLimit)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.allowed_origins),
            allow_methods=["GET", "POST"],
            allow_headers=["authorization", "content-type"],
        )
    app.include_router(lobby.router)
    app.include_router(sessions.router)
    app.include_router(socket.router)
    if settings.web_dist and settings.web_dist.is_dir():
        app.include_router(web_router(settings.web_dist))
    return app


async def drain(app: FastAPI) -> None:
    """Send every browser away; it comes back to whichever process answers then."""
    parts: Context | None = getattr(app.state, "context", None)
    if parts:
        await parts.registry.close()


def _build(
    settings: Settings, clock: Clock, speaker: Speaker | None, stack: AsyncExitStack
) -> Context:
    """The parts, each closed by `stack` before what it uses."""
    redis = Redis(
        connection_pool=BlockingConnectionPool.from_url(  # pyright: ignore[reportUnknownMemberType]
            settings.redis_url, max_connections=REDIS_CONNECTIONS, timeout=REDIS_WAIT_S
        )
    )
    stack.push_async_callback(redis.aclose)
    connections = min(DATABASE_CONNECTIONS, MOST_DATABASE_CONNECTIONS // settings.workers)
    database = Database(settings.database_url, connections)
    stack.push_async_callback(database.close)
    runner = _runner(settings, stack)
    services = Services(database, clock, speaker or _speaker(settings, stack), runner)
    modes = {mode.slug: mode for mode in load_modes()}
    write_behind = WriteBehind(database, clock)
    registry = Registry(services, StreamLog(redis), write_behind, modes)
    stack.push_async_callback(registry.close)
    return Context(
        settings=settings,
        database=database,
        clock=clock,
        runner=runner,
        gate=Gate(database, redis, clock),
        registry=registry,
        readiness=Readiness(database, redis, registry),
        admission=asyncio.Semaphore(JOINING_AT_ONCE),
        modes=modes,
        rng=random.SystemRandom(),
    )


def _runner(settings: Settings, stack: AsyncExitStack) -> Runner:
    if settings.sandbox_socket:
        sandbox = Sandbox(settings.sandbox_socket)
        stack.callback(sandbox.close)
        return sandbox
    if settings.sandbox_queue is None:
        return NoRunner()
    at_home = "://" not in settings.sandbox_queue
    queued = (
        QueuedSandbox(settings.redis_url, settings.sandbox_queue)
        if at_home
        else QueuedSandbox(settings.sandbox_queue)
    )
    stack.push_async_callback(queued.close)
    return queued


def _speaker(settings: Settings, stack: AsyncExitStack) -> Speaker:
    if settings.model is None:
        return TemplateSpeaker()
    endpoint = settings.model
    model = OpenAICompatibleModel(endpoint.base_url, endpoint.api_key, endpoint.model)
    stack.push_async_callback(model.close)
    return ModelSpeaker(model)
