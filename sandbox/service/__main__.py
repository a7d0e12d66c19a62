"""`python -m sandbox.service --socket PATH`: the runner process."""

from __future__ import annotations

import argparse
import asyncio
import os
import pathlib
import signal
import sys

import uvloop

from sandbox.contract import Language
from sandbox.languages import RUNTIMES
from sandbox.runners.engine import Engine
from sandbox.service.instance import AlreadyRunning, InstanceLock, instance_id
from sandbox.service.runner import DEFAULT_CEILING, DEFAULT_SIZE, Runner
from sandbox.service.server import Server

_CLOSE_SECONDS = 8


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox.service", description=__doc__)
    parser.add_argument("--socket", type=pathlib.Path, required=True, help="the socket to serve")
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


async def _serve(options: argparse.Namespace) -> None:
    socket_path: pathlib.Path = options.socket
    engine = Engine(instance_id(socket_path), os.environ.get("SANDBOX_RUNTIME") or None)
    languages = [Language(name) for name in options.languages]
    runner = Runner(engine, _say, languages=languages, size=options.size, ceiling=options.ceiling)
    server = Server(runner, socket_path)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signum, stop.set)
    await server.start()
    runner.start()
    _say(f"listening on {socket_path}")
    await stop.wait()
    try:
        async with asyncio.timeout(_CLOSE_SECONDS):
            await server.close()
            await runner.close()
    except TimeoutError:
        _say("the engine does not answer; the next start removes what is left")
    engine.close()


def main() -> int:
    """Serve until a signal comes; then destroy every box."""
    options = _arguments()
    options.socket.parent.mkdir(parents=True, exist_ok=True)
    try:
        with InstanceLock(options.socket):
            uvloop.run(_serve(options))
    except AlreadyRunning as error:
        print(f"sandbox: {error}", file=sys.stderr)
        return 1
    # Threads that wait for a stuck engine must not keep the process.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
