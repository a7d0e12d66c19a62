"""One start of the product: its parts in order, and what runs in the end."""

import asyncio
import time
from collections.abc import Awaitable
from pathlib import Path

from apps.launcher.child import Child, server_child, since
from apps.launcher.engine import Engine, find_engine
from apps.launcher.plan import DATABASE, Plan
from apps.launcher.refusal import LaunchRefused
from apps.launcher.screen import Screen
from apps.launcher.services import api_child, prepare_step, runner_child, runner_socket
from apps.launcher.supervisor import Supervisor


class Start:
    """Starts PostgreSQL, Redis, the runner, then the API; builds the web app meanwhile."""

    def __init__(self, plan: Plan, supervisor: Supervisor, screen: Screen) -> None:
        self._plan = plan
        self._supervisor = supervisor
        self._screen = screen
        self._env = dict(plan.env)
        self._engine = Engine(None, "")
        self._runner: Child | None = None

    async def run(self) -> None:
        """Start everything and show it.

        Raises:
            LaunchRefused: a part could not be started, built or prepared.
        """
        try:
            async with asyncio.TaskGroup() as together:
                together.create_task(self._build_web())
                together.create_task(self._start_parts())
        except* LaunchRefused as refused:
            raise refused.exceptions[0] from None
        settings = self._plan.settings
        api = api_child(self._env, settings.host, settings.port)
        await self._timed("API", self._supervisor.start(api))
        self._screen.glance(self._plan.glance(await self._sandbox()))

    async def _build_web(self) -> None:
        try:
            if not self._plan.web.is_current():
                self._screen.working("building the web app (only when its sources changed)")
                await self._timed("web app", self._plan.web.build(self._supervisor.run))
        except PermissionError as error:
            raise LaunchRefused(f"This user cannot build the web app: {error}") from error

    async def _start_parts(self) -> None:
        await self._start_postgres()
        if self._plan.redis is not None:
            child = server_child("redis", self._plan.redis)
            await self._timed("Redis", self._supervisor.start(child))
        await self._start_runner()
        prepare = self._supervisor.run(prepare_step(self._plan.env))
        await self._timed("tables and questions", prepare)

    async def _start_postgres(self) -> None:
        postgres = self._plan.postgres
        if postgres is None:
            return
        if not self._plan.home.postgres.exists():
            self._screen.working("creating the database")
        child = server_child("postgres", postgres)
        await self._timed("PostgreSQL", self._supervisor.start(child))
        await asyncio.to_thread(postgres.ensure_database, DATABASE)

    async def _start_runner(self) -> None:
        """Start it without waiting: building the boxes' images takes minutes the first time."""
        self._engine = await asyncio.to_thread(find_engine, self._plan.env, Path.home())
        if self._engine.address is None:
            return
        socket_path = runner_socket(self._plan.home)
        self._runner = runner_child(socket_path, self._engine.address, self._plan.env)
        await self._supervisor.start(self._runner, wait=False)
        self._env["SANDBOX_SOCKET"] = str(socket_path)

    async def _sandbox(self) -> str:
        """The glance's words."""
        if self._runner is None and self._env.get("SANDBOX_QUEUE"):
            return "boxes of the runners that SANDBOX_QUEUE names"
        if self._runner is None:
            return f"in the browser: {self._engine.reason}"
        if await asyncio.to_thread(self._runner.is_ready):
            return f"boxes of Docker at {self._engine.address}"
        return "boxes of Docker, still being built: the first time this takes a few minutes"

    async def _timed(self, name: str, work: Awaitable[None]) -> None:
        start = time.monotonic()
        await work
        self._screen.done(f"{name} ready", since(start))
