"""C++: g++ as the compiler, and children that turn into what it made.

The candidate's source is included by a small generated one. Values are read and written by the
types that his function declares (`cpp/`), precompiled with the standard library.
"""

import functools
import pathlib
import re
import resource
import subprocess
from collections.abc import Mapping
from typing import Any

from sandbox.harness import cpp_errors, native
from sandbox.harness.native import CompileError, become_builder, become_program, blank
from sandbox.harness.served import Served, program

_HEADERS = pathlib.Path(__file__).with_name("cpp")
_OBJECTS = ("text", "serve")
_FULL_NAMES = _HEADERS / "full_names.txt"
_COMPILER = "g++-14"
# Flags that change what a header means have to be those of its precompiled form.
_FLAGS = ("-std=c++20", "-O2", "-D_GLIBCXX_ASSERTIONS", "-w")
_BUILD_FLAGS = ("-pipe", "-fmax-errors=5", "-ftemplate-depth=400", "-fno-diagnostics-show-option")
_LINK_FLAGS = ("-fuse-ld=mold", "-Wl,--no-fork")
_STACK_BYTES = 64 * 1024 * 1024
_COMPILER_BYTES = 512 * 1024 * 1024

# What `quick.hpp` leaves out, by words that say so at once; others are found when they fail.
_NEEDS_FULL = re.compile(
    r"\b(chrono|format|regex|s?match|filesystem|thread|jthread|mutex|atomic|\w*future|async|promise"
    r"|condition_variable|\w+_semaphore|barrier|latch|coroutine\w*|valarray|locale|[io]?fstream"
    r"|pmr|stop_token|execution|source_location|typeindex|type_index|codecvt|w?string_convert)\b"
)

_PREDEFINED = {"ListNode": "list_node.hpp", "TreeNode": "tree_node.hpp", "Graph": "graph.hpp"}
# Every box compiles it before it is ready, so it is short.
_REHEARSAL = "vector<int> solution(vector<int>& numbers, int target) { return {target}; }\n"


def precompile() -> None:
    """Make what every build uses, while the image is built."""
    words: dict[str, set[str]] = {}
    for name in ("quick.hpp", "full.hpp"):
        header = str(_HEADERS / name)
        command = (_COMPILER, *_FLAGS, "-x", "c++-header", header)
        subprocess.run((*command, "-o", f"{header}.gch"), check=True)
        text = subprocess.run((*command, "-E", "-P"), check=True, capture_output=True).stdout
        words[name] = set(re.findall(r"\w+", text.decode()))
    _FULL_NAMES.write_text("\n".join(sorted(words["full.hpp"] - words["quick.hpp"])))
    for name in _OBJECTS:
        files = (str(_HEADERS / f"{name}.cpp"), "-o", str(_HEADERS / f"{name}.o"))
        subprocess.run((_COMPILER, *_FLAGS, "-c", *files), check=True)


def build(job: Mapping[str, Any], folder: pathlib.Path) -> str:
    """Build a program; the quick headers come first unless it names what they lack."""
    blanked = blank(job["source"])
    (folder / "solution.cpp").write_text(job["source"], "utf-8", "replace")
    (folder / "before.hpp").write_text(_before(blanked))
    (folder / "main.cpp").write_text(_main(job))
    header = "full.hpp" if _NEEDS_FULL.search(job["source"]) else "quick.hpp"
    error = _try(folder, header, job["entry"])
    if error and header == "quick.hpp" and not _full_names().isdisjoint(_named(error)):
        error = _try(folder, "full.hpp", job["entry"])
    if error:
        raise CompileError(error)
    return "solution"


def _try(folder: pathlib.Path, header: str, entry: str) -> str:
    """Build with one of the headers; return what is wrong with the program, or nothing."""
    ran = _compile(folder, header, "main.cpp", *_linking())
    if ran.status == 0:
        return ""
    # Its own errors first: without what follows it, nothing of ours is in the way.
    alone = _compile(folder, header, "solution.cpp", "-include", "before.hpp", "-fsyntax-only")
    if alone.status != 0:
        return cpp_errors.of_source(alone.output)
    return cpp_errors.of_interface(ran.output, entry)


def _named(error: str) -> set[str]:
    return set(re.findall(r"'(?:\w+::)*(\w+)", error))


@functools.cache
def _full_names() -> frozenset[str]:
    return frozenset(_FULL_NAMES.read_text().split())


def _compile(folder: pathlib.Path, header: str, source: str, *options: str) -> native.Ran:
    shadow = ("-I", str(_HEADERS / "shadow")) if header == "quick.hpp" else ()
    include = ("-include", str(_HEADERS / header))
    command = (_COMPILER, *_FLAGS, *_BUILD_FLAGS, *shadow, *include, source, *options)
    return native.run(command, folder, {"PATH": "/usr/bin", "TMPDIR": str(folder), "LC_ALL": "C"})


@functools.cache
def _linking() -> tuple[str, ...]:
    objects = (str(_HEADERS / f"{name}.o") for name in _OBJECTS)
    return (*objects, *_LINK_FLAGS, "-o", "solution")


def _before(blanked: str) -> str:
    """What the candidate's program finds: node types, names of std, and a `main` out of the way."""
    lines = ["using namespace std;", "#define main candidates_own_main"]
    for name, header in _PREDEFINED.items():
        defined = rf"\b(?:struct|class)\s+{name}\b[^;{{()]*\{{|\busing\s+{name}\s*="
        if not native.outermost(defined, blanked):
            lines.append(f'#include "{_HEADERS / header}"')
    return "\n".join(lines) + "\n"


def _main(job: Mapping[str, Any]) -> str:
    """Return the source around the candidate's own."""
    entry, signature, methods = job["entry"], job["signature"], job["methods"]
    in_place = -1 if signature is None or signature["in_place"] is None else signature["in_place"]
    if methods is None:
        body = f"call<{in_place}>({_terms(entry, signature)}, in, out, ::{entry});"
    else:
        steps = ", ".join(
            f"{{{_terms(name, method)}, dryrun_box::step<::{entry}, &::{entry}::{name}>}}"
            for name, method in methods.items()
        )
        count = 0 if signature is None else len(signature["params"])
        body = f"live<::{entry}, {count}>({_terms(entry, signature)}, in, out, {{{steps}}});"
    return (
        '#include "before.hpp"\n#include "solution.cpp"\n#undef main\n#undef int\n#undef signed\n'
        "static void dryrun_invoke(dryrun_box::Reader& in, dryrun_box::Writer& out) {\n"
        f"dryrun_box::{body}\n}}\n"
        "int main() { dryrun_box::serve(dryrun_invoke); }\n"
    )


def _terms(name: str, signature: Mapping[str, Any] | None) -> str:
    if signature is None:
        return f'dryrun_box::Terms{{"{name}"}}'
    in_place = -1 if signature["in_place"] is None else signature["in_place"]
    returns = "false" if signature["returns"] == "void" else "true"
    return f'dryrun_box::Terms{{"{name}", {len(signature["params"])}, {in_place}, {returns}}}'


def _become(requests: int, results: int) -> None:
    # The program that this process turns into has its main stack as large as this allows.
    resource.setrlimit(resource.RLIMIT_STACK, (_STACK_BYTES, _STACK_BYTES))
    become_program(requests, results)


SERVED = Served(
    _become,
    program(_REHEARSAL),
    address_space=True,
    become_compiler=become_builder(build, _COMPILER_BYTES),
)
