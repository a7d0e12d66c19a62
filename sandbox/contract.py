"""What the sandbox is asked and what it answers: plain values, no Docker, no I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from typing_extensions import TypeAliasType

Json = TypeAliasType("Json", "bool | int | float | str | _Array | _Object | None")
_Array = Sequence[Json]
_Object = Mapping[str, Json]

ValueType = TypeAliasType("ValueType", "str | tuple[ValueType, ...]")
"""A type of the bank's grammar as a tree: `"int"`, `("list", "int")`, `("map", "str", "float")`.

Atoms are `int float bool str char void graph`, the others `list tuple map optional list_node
tree_node`. On the wire a `list_node` is the list of its values, or, when its end leads back into
it, `{"items": [...], "cycle_at": index}`; a `tree_node` is its values level by level with null for
a missing child; a `graph` is `{"n", "edges", "directed"}`.
"""


class Language(StrEnum):
    """The languages that have a runner."""

    PYTHON = "python"
    JAVASCRIPT = "javascript"
    TYPESCRIPT = "typescript"
    JAVA = "java"
    CPP = "cpp"
    GO = "go"


class Outcome(StrEnum):
    """What happened to one call. Only `SANDBOX_ERROR` is the sandbox's own fault."""

    OK = "ok"
    EXCEPTION = "exception"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    COMPILE_ERROR = "compile_error"
    PROTOCOL_VIOLATION = "protocol_violation"
    KILLED = "killed"
    SANDBOX_ERROR = "sandbox_error"


class Lane(StrEnum):
    """Which box serves a run.

    `SUBMIT` takes a box that nobody has used and destroys it after.
    `RUN` takes the box bound to `RunRequest.owner`, with a fresh child per run.
    """

    SUBMIT = "submit"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one run. `wall_ms`, `cpu_ms`, `stdout_bytes` and `result_bytes` hold per call.

    `memory_bytes` is what the program may add to its bare runtime, at most what a box has.
    `compile_ms` is the wall time that compiling may take, which counts for no call.
    `queue_ms` is how long a run may wait for a box.
    """

    wall_ms: int = 2_000
    cpu_ms: int = 2_000
    memory_bytes: int = 256 * 1024 * 1024
    stdout_bytes: int = 64 * 1024
    result_bytes: int = 1024 * 1024
    compile_ms: int = 20_000
    queue_ms: int = 15_000


@dataclass(frozen=True, slots=True)
class Signature:
    """The types by which arguments enter the candidate's program and its value leaves it.

    With `in_place`, the index of a parameter, the value is that argument as it is after the call;
    when `returns` is not `void` it is the list of the returned value and that argument.
    """

    params: tuple[ValueType, ...]
    returns: ValueType
    in_place: int | None = None


@dataclass(frozen=True, slots=True)
class RunRequest:
    """One source over many calls of its function `entry`.

    `calls` holds one list of JSON arguments per call. Expected values never travel here.
    `owner` names the interview whose box the RUN lane uses; no box serves two owners.

    Without a `signature` values cross as plain JSON. With `methods`, `entry` is a class and
    `signature` that of its constructor; every call is then a life of one object, a list of steps
    `[name, arguments]` of which the first constructs it (its name is ignored), and its value is the
    list of what the steps returned, null for the first and for methods that return `void`.

    With `count_operations` the program is instrumented and `CallResult.operations` is set. Only
    Python and JavaScript can count.
    """

    run_id: str
    language: Language
    source: str
    entry: str
    calls: tuple[tuple[Json, ...], ...]
    lane: Lane
    owner: str
    limits: Limits = field(default_factory=Limits)
    signature: Signature | None = None
    methods: Mapping[str, Signature] | None = None
    count_operations: bool = False


@dataclass(frozen=True, slots=True)
class CallResult:
    """What one call did.

    `value` is the returned JSON value, meaningful only when `outcome` is `OK`.
    `error` is a short text for the candidate: the exception with the candidate's own frames,
    or the compile error with the line of the candidate's own source.
    `memory_bytes` is the child's peak resident set, runtime included; `None` where it is not
    measured. `compile_ms` is the wall time of the compilation before this call; `None` where there
    was none. `operations` counts elementary steps, see `RunRequest.count_operations`.
    """

    index: int
    outcome: Outcome
    value: Json = None
    stdout: str = ""
    error: str | None = None
    wall_ms: float = 0.0
    cpu_ms: float = 0.0
    memory_bytes: int | None = None
    compile_ms: float | None = None
    operations: int | None = None


@dataclass(frozen=True, slots=True)
class SandboxStatus:
    """The languages in which runs are taken; `reason` says in one sentence why none is."""

    ready: bool
    languages: tuple[Language, ...]
    runtime: str
    reason: str | None = None


class SandboxUnavailable(Exception):
    """No runner answers, or no box came free within `Limits.queue_ms`."""
