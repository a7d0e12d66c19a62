"""`python -m sandbox`: doctor, images build, run."""

from __future__ import annotations

import argparse
import asyncio
import pathlib
import sys

from sandbox import doctor, oneshot, run_files
from sandbox.contract import RunRequest
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
    run.add_argument(
        "--calls", type=pathlib.Path, required=True, help="a file: a JSON list of argument lists"
    )
    run.add_argument("--entry", default="solution", help="the function or class (%(default)s)")
    run.add_argument("--signature", help="types, as JSON or a file of it; see sandbox/contract.py")
    run.add_argument("--methods", help="signatures by name: calls are lives of an object")
    run.add_argument("--count", action="store_true", help="count elementary steps")
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


def _request_of(options: argparse.Namespace) -> RunRequest:
    signature = run_files.read_signature(options.signature) if options.signature else None
    methods = run_files.read_methods(options.methods) if options.methods else None
    calls = run_files.read_calls(options.calls)
    run_files.check_calls(calls, signature, methods)
    return oneshot.request_of(
        options.source,
        calls,
        options.entry,
        signature,
        methods,
        count_operations=options.count,
    )


def main() -> int:
    """Run one command; return the process's exit code."""
    options = _parser().parse_args()
    if options.command == "doctor":
        return asyncio.run(doctor.check())
    if options.command == "images":
        return asyncio.run(_build_images())
    try:
        request = _request_of(options)
    except (OSError, UnicodeDecodeError, run_files.BadFile, oneshot.UnknownSuffix) as error:
        print(error, file=sys.stderr)
        return 2
    return asyncio.run(oneshot.run(request))


if __name__ == "__main__":
    sys.exit(main())
