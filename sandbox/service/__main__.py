"""`python -m sandbox.service --socket PATH`: the runner process.

With `--redis URL` in place of a socket it is one of many workers of a queue.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import pathlib
import signal
import sys
from contextlib import AbstractContextManager

import uvloop
from platformdirs import user_state_path

from sandbox.contract import Language
from sandbox.languages import RUNTIMES
from sandbox.runners.engine import Engine
from sandbox.service.instance import AlreadyRunning, InstanceLock, first_free_seat, instance_id
from sandbox.service.queue_wire import DEFAULT_QUEUE
from sandbox.service.queue_worker import QueueWorker
from sandbox.service.runner import DEFAULT_CEILING, DEFAULT_SIZE, Runner
from sandbox.service.server import Server

_CLOSE_SECONDS = 8
_RUNS_PER_CORE = 4


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox.service", description=__doc__)
    served = parser.add_mutually_exclusive_group(required=True)
    served.add_argument("--socket", type=pathlib.Path, help="the socket to serve")
    served.add_argument("--redis", help="the Redis with the queue to serve")
    parser.add_argument("--queue", default=DEFAULT_QUEUE, help="its name (%(default)s)")
    parser.add_argument(
        "--seats",
        type=pathlib.Path,
        default=user_state_path("dryrun") / "workers",
        help="a folder that all workers of one Docker engine share (%(default)s)",
    )
    parser.add_argument(
        "--size",
        type=int,
        default=DEFAULT_SIZE,
        help="warm boxes per common language (%(default)s)",
    )
    parser.add_argument(
        "--ceiling", type=int, default=DEFAULT_CEILING, help="boxes at most (%(default)s)"
    )
    names = [language.value for language in RUNTIMES]
    parser.add_argument(
        "--languages", nargs="+", choices=names, default=names, help="what to serve (all)"
    )
    return parser.parse_args()


def _say(line: str) -> None:
    print(f"sandbox: {line}", flush=True)


async def _run(options: argparse.Namespace, identity: pathlib.Path) -> None:
    """Serve until a signal comes; then destroy every box."""
    engine = Engine(instance_id(identity), os.environ.get("SANDBOX_RUNTIME") or None)
    languages = [Language(name) for name in options.languages]
    runner = Runner(engine, _say, languages=languages, size=options.size, ceiling=options.ceiling)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signum, stop.set)
    runner.start()
    try:
        if options.socket is not None:
            await _serve_socket(runner, options.socket, stop)
        else:
            await _serve_queue(runner, options, stop)
        async with asyncio.timeout(_CLOSE_SECONDS):
            await runner.close()
    except TimeoutError:
        _say("the engine does not answer; the next start removes what is left")
    engine.close()


async def _serve_socket(runner: Runner, socket_path: pathlib.Path, stop: asyncio.Event) -> None:
    server = Server(runner, socket_path)
    await server.start()
    _say(f"listening on {socket_path}")
    await stop.wait()
    async with asyncio.timeout(_CLOSE_SECONDS):
        await server.close()


async def _serve_queue(runner: Runner, options: argparse.Namespace, stop: asyncio.Event) -> None:
    # taskiq logs the whole of a message that it cannot read.
    logging.getLogger("taskiq.receiver.receiver").setLevel(logging.ERROR)
    at_once = min(options.ceiling, _RUNS_PER_CORE * (os.cpu_count() or 1))
    _say(f"taking runs from the queue {options.queue}, {at_once} at once")
    await QueueWorker(runner, options.redis, options.queue, at_once).serve(stop)


def _identity(options: argparse.Namespace) -> AbstractContextManager[pathlib.Path]:
    """Who this runner is, held while it lives."""
    folder: pathlib.Path = options.socket.parent if options.socket else options.seats
    folder.mkdir(parents=True, exist_ok=True)
    return InstanceLock(options.socket) if options.socket else first_free_seat(folder)


def main() -> int:
    """Serve until a signal comes."""
    options = _arguments()
    try:
        with _identity(options) as identity:
            uvloop.run(_run(options, identity))
    except AlreadyRunning as error:
        print(f"sandbox: {error}", file=sys.stderr)
        return 1
    # Threads that wait for a stuck engine must not keep the process.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
