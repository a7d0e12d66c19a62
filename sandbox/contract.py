"""What the sandbox is asked and what it answers: plain values, no Docker, no I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from typing_extensions import TypeAliasType

Json = TypeAliasType("Json", "bool | int | float | str | _Array | _Object | None")
_Array = Sequence[Json]
_Object = Mapping[str, Json]


class Language(StrEnum):
    """The languages that have a runner."""

    PYTHON = "python"
    JAVASCRIPT = "javascript"


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
    `queue_ms` is how long a run may wait for a box.
    """

    wall_ms: int = 2_000
    cpu_ms: int = 2_000
    memory_bytes: int = 256 * 1024 * 1024
    stdout_bytes: int = 64 * 1024
    result_bytes: int = 1024 * 1024
    queue_ms: int = 15_000


@dataclass(frozen=True, slots=True)
class RunRequest:
    """One source over many calls of its function `entry`.

    `calls` holds one list of JSON arguments per call. Expected values never travel here.
    `owner` names the interview whose box the RUN lane uses; no box serves two owners.
    """

    run_id: str
    language: Language
    source: str
    entry: str
    calls: tuple[tuple[Json, ...], ...]
    lane: Lane
    owner: str
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class CallResult:
    """What one call did.

    `value` is the returned JSON value, meaningful only when `outcome` is `OK`.
    `error` is a short text for the candidate: the exception with the candidate's own frames,
    or the compile error with the line of the candidate's own source.
    `memory_bytes` is the child's peak resident set, runtime included; `None` where it is not
    measured.
    """

    index: int
    outcome: Outcome
    value: Json = None
    stdout: str = ""
    error: str | None = None
    wall_ms: float = 0.0
    cpu_ms: float = 0.0
    memory_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class SandboxStatus:
    """Whether the runner can take runs, and in one sentence why not."""

    ready: bool
    languages: tuple[Language, ...]
    runtime: str
    reason: str | None = None


class SandboxUnavailable(Exception):
    """No runner answers, or no box came free within `Limits.queue_ms`."""
