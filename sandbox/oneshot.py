"""`python -m sandbox run`: one program in a box of its own, without a runner process."""

from __future__ import annotations

import asyncio
import json
import os
import pathlib
import sys
from contextlib import aclosing

from sandbox.contract import Lane, Language, Outcome, RunRequest, SandboxUnavailable
from sandbox.runners.engine import Engine
from sandbox.service import wire
from sandbox.service.runner import Runner

_SUFFIXES = {".py": Language.PYTHON, ".js": Language.JAVASCRIPT, ".mjs": Language.JAVASCRIPT}
_POLL_SECONDS = 0.1


class UnknownSuffix(Exception):
    """The file's name does not say which language it is in."""


def request_of(source: pathlib.Path, calls: pathlib.Path, entry: str) -> RunRequest:
    """Read a program and its calls, a JSON list of argument lists.

    Raises:
        UnknownSuffix: neither Python nor JavaScript by its name.
    """
    try:
        language = _SUFFIXES[source.suffix]
    except KeyError:
        raise UnknownSuffix(f"{source.name}: known suffixes are {', '.join(_SUFFIXES)}") from None
    arguments = tuple(tuple(call) for call in json.loads(calls.read_text()))
    text = source.read_text()
    return RunRequest("oneshot", language, text, entry, arguments, Lane.SUBMIT, "oneshot")


async def run(request: RunRequest) -> int:
    """Run it and print one JSON line per call; 0 when every call returned a value."""
    engine = Engine(f"oneshot-{os.getpid()}", os.environ.get("SANDBOX_RUNTIME") or None)
    runner = Runner(engine, _say, languages=(request.language,), size=1)
    runner.start()
    try:
        await _ready(runner)
        failed = False
        async with aclosing(runner.run(request)) as results:
            async for result in results:
                print(json.dumps(wire.result_to_json(result)), flush=True)
                failed = failed or result.outcome is not Outcome.OK
    except SandboxUnavailable as error:
        _say(str(error))
        return 2
    finally:
        await runner.close()
        engine.close()
    return int(failed)


async def _ready(runner: Runner) -> None:
    """Wait while there is progress; an engine that cannot be reached is no progress."""
    while not (status := runner.status()).ready:
        reason = status.reason or ""
        if "cannot" in reason or "does not answer" in reason:
            raise SandboxUnavailable(reason)
        await asyncio.sleep(_POLL_SECONDS)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
