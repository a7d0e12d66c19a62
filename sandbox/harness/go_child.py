"""Go: its compiler and linker called directly, and children that turn into what they made.

The candidate's file and a generated one are the package `main`. Values are read and written by
reflection and the question's types (`go/`, compiled into the image like the standard library).
"""

import os
import pathlib
import re
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.harness import native
from sandbox.harness.exchange import EXCEPTION_RAISED, MEMORY_LIMIT
from sandbox.harness.native import (
    CompileError,
    become_builder,
    become_program,
    blank,
    outermost,
)
from sandbox.harness.served import Crash, Served, program

_GO = pathlib.Path("/opt/go")
_COMPILE = str(_GO / "compile")
_LINK = str(_GO / "link")
_BOX = _GO / "box.a"
_COMPILER_BYTES = 384 * 1024 * 1024
# A process may signal nobody, itself included, so that the runtime cannot preempt by signals.
_ENVIRONMENT = {"GODEBUG": "asyncpreemptoff=1", "GOMEMLIMIT": "320MiB"}

_PREDEFINED = {
    "ListNode": "type ListNode struct {\n\tVal  int\n\tNext *ListNode\n}",
    "TreeNode": "type TreeNode struct {\n\tVal   int\n\tLeft  *TreeNode\n\tRight *TreeNode\n}",
    "Graph": "type Graph struct {\n\tN        int\n\tEdges    [][]int\n\tDirected bool\n}",
}
_PACKAGE = re.compile(r"\s*package\b")
_ERROR = re.compile(r"^(?P<file>[^\s:]+\.go):(?P<place>\d+(?::\d+)?): (?P<text>.*)")
_CRASH = re.compile(
    rb"((?:panic|fatal error): (?:[^\n]*\n)+?)(?:\n(?:goroutine |runtime stack:)|\Z)"
)
_FRAME = re.compile(rb"^main\.(\S+?)\([^\n]*\)\n\tsolution\.go:(\d+)", re.MULTILINE)
_MAX_FRAMES = 8
_UNKNOWN = "the compiler failed on this program"
_REHEARSAL = (
    "func solution(numbers []int, target int) []int {\n"
    "\tseen := map[int]int{target: 1}\n\treturn []int{len(numbers), seen[target]}\n}\n"
)


def prepare() -> None:
    """Compile what every program is linked with, while the image is built."""
    sources = sorted(map(str, pathlib.Path(__file__).with_name("go").glob("*.go")))
    command = _compiling("dryrun/box", str(_GO / "link.cfg"), str(_BOX), sources)
    subprocess.run(command, check=True)
    for name in ("import.cfg", "link.cfg"):
        with (_GO / name).open("a") as config:
            config.write(f"packagefile dryrun/box={_BOX}\n")


def build(job: Mapping[str, Any], folder: pathlib.Path) -> str:
    """Build a program."""
    blanked = blank(job["source"])
    (folder / "solution.go").write_text(_own_source(job["source"], blanked), "utf-8", "replace")
    (folder / "around.go").write_text(_around(job, blanked))
    sources = ["around.go", "solution.go"]
    compiling = _compiling("main", str(_GO / "import.cfg"), "solution.a", sources, folder)
    ran = native.run(compiling, folder, _ENVIRONMENT)
    if ran.status != 0:
        raise CompileError(_errors(ran.output, job["entry"]))
    linking = (_LINK, "-importcfg", str(_GO / "link.cfg"), "-s", "-w", "-o", "solution")
    ran = native.run((*linking, "solution.a"), folder, _ENVIRONMENT)
    if ran.status != 0:
        raise CompileError(f"solution.go: the linker refuses this program: {ran.output}")
    return "solution"


def _compiling(
    package: str, config: str, made: str, sources: Sequence[str], folder: pathlib.Path | None = None
) -> list[str]:
    options = ["-p", package, "-complete", "-pack", "-dwarf=false", "-importcfg", config]
    # Traces name files as the candidate knows them.
    trimming = [] if folder is None else ["-trimpath", f"{folder}=>"]
    return [_COMPILE, *options, *trimming, "-o", made, *sources]


def _own_source(source: str, blanked: str) -> str:
    """The candidate's file with a package clause, and with its own `main` out of the way."""
    own_main = outermost(r"^\s*func\s+main\s*\(\s*\)", blanked)
    if own_main is not None:
        at = source.index("main", own_main.start())
        source = f"{source[:at]}_{source[at + 4 :]}"
    if _PACKAGE.match(blanked):
        return source
    return f"package main\n//line solution.go:1:1\n{source}"


def _around(job: Mapping[str, Any], blanked: str) -> str:
    """Return the file beside the candidate's own."""
    lines = ["package main", 'import dryrun_box "dryrun/box"']
    for name, definition in _PREDEFINED.items():
        if not outermost(rf"^[ \t]*(?:type\s+)?{name}\s+(?:=|struct\b)", blanked):
            lines.append(definition)
    entry, methods = job["entry"], job["methods"]
    terms = _terms(entry, job["signature"])
    if methods is None:
        invoke = f"dryrun_box.Function({terms}, {entry})"
    else:
        of_entry = outermost(rf"^\s*func\s+New{entry}\s*\(", blanked)
        constructor = f"New{entry}" if of_entry else "Constructor"
        steps = "".join(
            f"{{{_terms(name, method)}, (*{entry}).{name}}}," for name, method in methods.items()
        )
        invoke = f"dryrun_box.Object({terms}, {constructor}, []dryrun_box.Method{{{steps}}})"
    lines.append(f"func main() {{ dryrun_box.Serve({invoke}) }}")
    return "\n".join(lines) + "\n"


def _terms(name: str, signature: Mapping[str, Any] | None) -> str:
    if signature is None:
        return f'dryrun_box.Terms{{Name: "{name}", InPlace: -1}}'
    params = "".join(f"{_type(each)}, " for each in signature["params"])
    in_place = -1 if signature["in_place"] is None else signature["in_place"]
    return (
        f'dryrun_box.Terms{{Name: "{name}", Params: []dryrun_box.Type{{{params}}}, '
        f"Returns: dryrun_box.Type{_type(signature['returns'])}, InPlace: {in_place}}}"
    )


def _type(value_type: str | Sequence[Any]) -> str:
    if isinstance(value_type, str):
        return f'{{"{value_type}", nil}}'
    inner = ", ".join(map(_type, value_type[1:]))
    return f'{{"{value_type[0]}", []dryrun_box.Type{{{inner}}}}}'


def _errors(output: str, entry: str) -> str:
    """Return the candidate's own errors; without any, say how the program misses the question."""
    found = [match for line in output.splitlines() if (match := _ERROR.match(line))]
    own = [f"solution.go:{each['place']}: {each['text']}" for each in found if _is_own(each)]
    if own:
        return "\n".join(own)
    if not found:
        memory = "out of memory" in output or "cannot allocate" in output
        return "compiling needs more memory than it may" if memory else _UNKNOWN
    text = found[0]["text"]
    undefined = re.search(r"undefined: (\w+)|\)\.(\w+) undefined", text)
    if undefined is None:
        return f"solution.go: {text}"
    if undefined[2]:
        return f"solution.go: {entry} has no method {undefined[2]}"
    names = f"New{entry} or Constructor" if undefined[1] == "Constructor" else undefined[1]
    return f"solution.go: nothing named {names} is defined"


def _is_own(error: re.Match[str]) -> bool:
    return error["file"] == "solution.go"


def read_crash(status: int, stdout: bytes) -> Crash | None:
    """Read what the runtime prints of a panic outside of the call's goroutine, or of a deadlock."""
    crash = _CRASH.search(stdout)
    if not os.WIFEXITED(status) or os.WEXITSTATUS(status) != 2 or crash is None:
        return None
    before, said = stdout[: crash.start()], crash[1].rstrip()
    if b"out of memory" in said or b"cannot allocate memory" in said:
        return Crash(MEMORY_LIMIT, b"", before)
    frames = _FRAME.findall(stdout, crash.end())[:_MAX_FRAMES]
    lines = [b"    at %s (solution.go:%s)" % frame for frame in frames]
    return Crash(EXCEPTION_RAISED, b"\n".join([said, *lines]), before)


SERVED = Served(
    become_program,
    program(_REHEARSAL),
    address_space=False,
    become_compiler=become_builder(build, _COMPILER_BYTES),
    read_crash=read_crash,
)
