"""What languages share whose compiler makes a program for the machine: how it is made and started.

The compiler's process builds below `/work`, the only place in a box where files can be written, and
answers with `<memory limit> <path>`; a waiting child replaces itself by the program at that path.
"""

import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sandbox.harness import jail
from sandbox.harness.frames import (
    COMPILE_ERROR,
    NONCE_BYTES,
    VALUE,
    Answer,
    answer_bytes,
    read_message,
    write_all,
)
from sandbox.harness.served import Become

_WORK = pathlib.Path("/work")
_MAX_SOURCE_BYTES = 256 * 1024
_MAX_OUTPUT_BYTES = 256 * 1024
_MAX_ERROR = 4000
_LITERAL_OR_COMMENT = re.compile(
    r"""//[^\n]* | /\*.*?(?:\*/|\Z) | `[^`]*` | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])+'""",
    re.DOTALL | re.VERBOSE,
)


class CompileError(Exception):
    """The program cannot be built; the text is for the candidate."""


class Ran(NamedTuple):
    """What a tool did; `output` is the beginning of what it printed."""

    status: int
    output: str


Build = Callable[[Mapping[str, Any], pathlib.Path], str]
"""Builds a program, given as a job describes it, in a fresh folder; returns its file's name.

Raises `CompileError` when it does not compile.
"""


def become_builder(build: Build, memory_bytes: int) -> Become:
    """Return what turns a child into a compiler whose processes may take `memory_bytes` each."""

    def become(requests: int, results: int) -> None:
        os.environ.clear()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        # Not RLIMIT_AS: a Go program reserves address space that it never uses.
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
        jail.lock_builder()
        write_all(results, b"r")
        while (request := read_message(requests)) is not None:
            answer = _answer(build, json.loads(request[NONCE_BYTES:]))
            write_all(results, answer_bytes(request[:NONCE_BYTES], answer))

    return become


def become_program(requests: int, results: int) -> None:
    """Lock this process, wait for a program, and turn into it."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    execute = jail.lock_for_one_program()
    write_all(results, b"r")
    program = read_message(requests)
    if program is not None:
        memory, _, path = program.partition(b" ")
        execute(path, [b"solution", memory])


def run(command: Sequence[str], folder: pathlib.Path, environment: Mapping[str, str]) -> Ran:
    """Run a tool of the toolchain; one that prints too much loses its reader, which ends it."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout is not None
        output = process.stdout.read(_MAX_OUTPUT_BYTES)
        process.stdout.close()
        return Ran(process.wait(), output.decode("utf-8", "replace"))


def blank(source: str) -> str:
    """Return the source with spaces for comments and literals, every other character in place."""
    return _LITERAL_OR_COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)


def outermost(pattern: str, blanked: str) -> re.Match[str] | None:
    """Find the first match that no braces enclose."""
    for found in re.finditer(pattern, blanked, re.MULTILINE):
        before = blanked[: found.start()]
        if before.count("{") == before.count("}"):
            return found
    return None


def _answer(build: Build, program: Mapping[str, Any]) -> Answer:
    folder = _fresh_folder()
    try:
        if len(program["source"].encode("utf-8", "replace")) > _MAX_SOURCE_BYTES:
            raise CompileError("the source is larger than 256 KiB")
        path = folder / build(program, folder)
    except CompileError as error:
        text = str(error)[:_MAX_ERROR].rstrip()
        return Answer(COMPILE_ERROR, text.encode("utf-8", "replace"))
    # A process that runs an unreadable program is not dumpable: no other of its uid can open its
    # files under /proc.
    path.chmod(0o111)
    return Answer(VALUE, b"%d %s" % (program["memory_bytes"], os.fsencode(path)))


def _fresh_folder() -> pathlib.Path:
    """Remove what earlier builds left, and make a folder."""
    for left in _WORK.iterdir():
        shutil.rmtree(left)
    return pathlib.Path(tempfile.mkdtemp(dir=_WORK))
