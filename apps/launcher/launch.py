"""From nothing to a served product, and back."""

import asyncio
import signal
import time
from collections.abc import Mapping
from contextlib import suppress

from apps.api.infra.embedded.failure import EmbeddedServerError
from apps.launcher.child import since
from apps.launcher.leftovers import Record
from apps.launcher.plan import Plan
from apps.launcher.port import require_free_port
from apps.launcher.refusal import LaunchRefused
from apps.launcher.screen import Screen
from apps.launcher.start import Start
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
        supervisor = Supervisor(plan.home.logs, record, screen)
        try:
            await _start_until(stop, Start(plan, supervisor, screen))
            await stop.wait()
        finally:
            start = time.monotonic()
            screen.working("stopping")
            await supervisor.stop()
            screen.done("stopped", since(start))


async def _start_until(stop: asyncio.Event, start: Start) -> None:
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
