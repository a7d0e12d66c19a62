"""From nothing to a served product, and back."""

import asyncio
import signal
import socket
import time
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from pathlib import Path

import psutil

from apps.api.infra.embedded.failure import EmbeddedServerError
from apps.launcher.child import server_child, since
from apps.launcher.engine import find_engine
from apps.launcher.leftovers import Record
from apps.launcher.plan import DATABASE, Plan
from apps.launcher.refusal import LaunchRefused
from apps.launcher.screen import Screen
from apps.launcher.services import api_child, prepare_step, runner_child, runner_socket
from apps.launcher.supervisor import Supervisor


async def launch(env: Mapping[str, str], screen: Screen) -> None:
    """Start everything, keep it running until SIGINT, SIGTERM or SIGHUP, stop everything.

    Further signals while it stops change nothing.

    Raises:
        LaunchRefused: something could not be started; what was started is stopped again.
    """
    stop = _stop_event()
    try:
        plan = Plan(env)
    except EmbeddedServerError as error:
        raise LaunchRefused(str(error)) from error
    with plan.home.owned(plan.url):
        record = Record(plan.home.children)
        for name in await asyncio.to_thread(record.stop_leftovers):
            screen.notice(f"stopped {name}, left over from a launcher that was killed")
        require_free_port(plan.settings.host, plan.settings.port)
        supervisor = Supervisor(plan.home.logs, record, screen.notice)
        try:
            await _start_until(stop, _Start(plan, supervisor, screen))
            await stop.wait()
        finally:
            start = time.monotonic()
            screen.working("stopping")
            await supervisor.stop()
            screen.done("stopped", since(start))


def require_free_port(host: str, port: int) -> None:
    """Refuse a port that somebody else listens on.

    Raises:
        LaunchRefused: the port is taken, or may not be used; the text says what to do.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = (
                f"Port {port} on {host} cannot be used: {error.strerror}{_listener(port)}. "
                f"Choose another one, for example: PORT={port + 1} make run"
            )
            raise LaunchRefused(message) from error


class _Start:
    """One start of the product."""

    def __init__(self, plan: Plan, supervisor: Supervisor, screen: Screen) -> None:
        self._plan = plan
        self._supervisor = supervisor
        self._screen = screen

    async def run(self) -> None:
        """Start the parts in order, then show what runs."""
        try:
            async with asyncio.TaskGroup() as together:
                together.create_task(self._build_web())
                together.create_task(self._start_storage())
        except* LaunchRefused as refused:
            raise refused.exceptions[0] from None
        env, sandbox = await self._start_sandbox()
        api = api_child(env, self._plan.settings.host, self._plan.settings.port)
        await self._timed("API", self._supervisor.start(api))
        self._screen.glance(self._plan.glance(sandbox))

    async def _build_web(self) -> None:
        try:
            if not self._plan.web.is_current():
                self._screen.working("building the web app (only when its sources changed)")
                await self._timed("web app", self._plan.web.build(self._supervisor.run))
        except PermissionError as error:
            raise LaunchRefused(f"This user cannot build the web app: {error}") from error

    async def _start_storage(self) -> None:
        postgres, redis = self._plan.postgres, self._plan.redis
        if redis is not None:
            child = server_child("redis", redis)
            await self._timed("Redis", self._supervisor.start(child))
        if postgres is not None:
            if not self._plan.home.postgres.exists():
                self._screen.working("creating the database")
            child = server_child("postgres", postgres)
            await self._timed("PostgreSQL", self._supervisor.start(child))
            await asyncio.to_thread(postgres.ensure_database, DATABASE)
        prepare = self._supervisor.run(prepare_step(self._plan.env))
        await self._timed("tables and questions", prepare)

    async def _start_sandbox(self) -> tuple[dict[str, str], str]:
        """The API's environment with the runner in it, and the glance's words."""
        engine = await asyncio.to_thread(find_engine, self._plan.env, Path.home())
        if engine.address is None:
            return self._plan.env, f"in the browser: {engine.reason}"
        runner = runner_child(runner_socket(self._plan.home), engine.address, self._plan.env)
        await self._supervisor.start(runner, wait=False)
        env = {**self._plan.env, "SANDBOX_SOCKET": str(runner_socket(self._plan.home))}
        return env, f"Docker at {engine.address}, isolated boxes"

    async def _timed(self, name: str, work: Awaitable[None]) -> None:
        start = time.monotonic()
        await work
        self._screen.done(f"{name} ready", since(start))


async def _start_until(stop: asyncio.Event, start: _Start) -> None:
    """Start; a stop signal meanwhile abandons the start."""
    starting = asyncio.create_task(start.run())
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not starting.done():
        starting.cancel()
    with suppress(asyncio.CancelledError):
        await starting


def _stop_event() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    return stop


def _listener(port: int) -> str:
    """Who listens there, as far as the system tells us."""
    with suppress(psutil.Error):
        for connection in psutil.net_connections("tcp"):
            listens = connection.status == psutil.CONN_LISTEN and connection.laddr[1:] == (port,)
            if listens and connection.pid is not None:
                return f" ({psutil.Process(connection.pid).name()}, pid {connection.pid})"
    return ""
