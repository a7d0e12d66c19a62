"""`python -m sandbox run`: one program in a box of its own, without a runner process."""

from __future__ import annotations

import json
import os
import pathlib
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing

from sandbox.contract import (
    CallResult,
    Json,
    Lane,
    Outcome,
    RunRequest,
    Signature,
)
from sandbox.languages import RUNTIMES
from sandbox.pool.calm import Calm
from sandbox.pool.fleet import Ceiling, Fleet
from sandbox.runners import images
from sandbox.runners.box import BoxBroken
from sandbox.runners.engine import Engine, EngineError
from sandbox.service import wire

_SUFFIXES = {
    suffix: language for language, runtime in RUNTIMES.items() for suffix in runtime.suffixes
}


class UnknownSuffix(Exception):
    """The file's name does not say which language it is in."""


def request_of(
    source: pathlib.Path,
    calls: tuple[tuple[Json, ...], ...],
    entry: str,
    signature: Signature | None = None,
    methods: Mapping[str, Signature] | None = None,
    *,
    count_operations: bool = False,
) -> RunRequest:
    """Read a program and ask for its calls.

    Raises:
        UnknownSuffix: none of the languages by its name.
    """
    try:
        language = _SUFFIXES[source.suffix]
    except KeyError:
        raise UnknownSuffix(f"{source.name}: known suffixes are {', '.join(_SUFFIXES)}") from None
    return RunRequest(
        run_id="oneshot",
        language=language,
        source=source.read_text(),
        entry=entry,
        calls=calls,
        lane=Lane.SUBMIT,
        owner="oneshot",
        signature=signature,
        methods=methods,
        count_operations=count_operations,
    )


async def results(engine: Engine, request: RunRequest) -> AsyncGenerator[CallResult, None]:
    """Run a program in a box that is started for it and destroyed after.

    Raises:
        EngineError, BoxBroken: the box did not start, or died.
    """
    runtime = RUNTIMES[request.language]
    fleet = Fleet(engine, Ceiling(1, runtime.box_bytes), Calm())
    limits = runtime.bound(request.limits)
    try:
        box = await fleet.start(request.language)
        async with aclosing(box.run(request, limits, last=True)) as answers:
            async for answer in answers:
                yield answer
    finally:
        await fleet.destroy_all()


async def run(request: RunRequest) -> int:
    """Run it and print one JSON line per call; 0 when every call returned a value."""
    engine = Engine("oneshot", os.environ.get("SANDBOX_RUNTIME") or None)
    outcomes: set[Outcome] = set()
    try:
        await images.build(engine, RUNTIMES[request.language], _say)
        async with aclosing(results(engine, request)) as answers:
            async for answer in answers:
                print(json.dumps(wire.result_to_json(answer)), flush=True)
                outcomes.add(answer.outcome)
    except (EngineError, BoxBroken) as error:
        _say(str(error))
        return 2
    finally:
        engine.close()
    return int(bool(outcomes - {Outcome.OK}))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
