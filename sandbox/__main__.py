"""`python -m sandbox`: doctor, images build, run."""

from __future__ import annotations

import argparse
import asyncio
import json
import pathlib
import sys

from sandbox import doctor, oneshot
from sandbox.languages import RUNTIMES
from sandbox.runners import images
from sandbox.runners.engine import Engine, EngineError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="The code sandbox.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("doctor", help="what is here, what is missing, how to get it")
    images_parser = commands.add_parser("images", help="the images of the boxes")
    images_parser.add_argument("action", choices=["build"], help="build what has changed")
    run = commands.add_parser("run", help="run one program in a box of its own")
    run.add_argument("source", type=pathlib.Path, help="solution.py or solution.js")
    run.add_argument("--calls", type=pathlib.Path, required=True, help="JSON: argument lists")
    run.add_argument("--entry", default="solution", help="the function (%(default)s)")
    return parser


async def _build_images() -> int:
    engine = Engine("images")
    try:
        for language, runtime in RUNTIMES.items():
            if await images.is_current(engine, runtime):
                print(f"{language.value}: {images.tag(runtime)} is current", flush=True)
                continue
            await images.build(engine, runtime, lambda line: print(f"  {line}", flush=True))
            print(f"{language.value}: built {images.tag(runtime)}", flush=True)
    except EngineError as error:
        print(f"cannot build: {error}", file=sys.stderr)
        return 1
    finally:
        engine.close()
    return 0


def main() -> int:
    """Run one command; return the process's exit code."""
    options = _parser().parse_args()
    if options.command == "doctor":
        return doctor.report(asyncio.run(doctor.examine()))
    if options.command == "images":
        return asyncio.run(_build_images())
    try:
        request = oneshot.request_of(options.source, options.calls, options.entry)
    except (OSError, json.JSONDecodeError, oneshot.UnknownSuffix) as error:
        print(error, file=sys.stderr)
        return 2
    return asyncio.run(oneshot.run(request))


if __name__ == "__main__":
    sys.exit(main())
