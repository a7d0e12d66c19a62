"""One program, one call of it, and what it gets wherever it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.contract import (
    Json,
    Lane,
    Language,
    Limits,
    Outcome,
    RunRequest,
    Signature,
    ValueType,
)

INTS: ValueType = ("list", "int")
LIST: ValueType = ("list_node", "int")
TREE: ValueType = ("tree_node", "int")


@dataclass(frozen=True, slots=True)
class Program:
    """One call of one program; `says` is part of the error text."""

    name: str
    source: str
    arguments: tuple[Json, ...]
    value: Json = None
    signature: Signature | None = None
    methods: Mapping[str, Signature] | None = None
    outcome: Outcome = Outcome.OK
    says: str = ""

    @property
    def entry(self) -> str:
        """The class of a class question is always called `Thing`."""
        return "solution" if self.methods is None else "Thing"


def run_of(program: Program, language: Language, limits: Limits) -> RunRequest:
    """The run of one program with its one call."""
    return RunRequest(
        "run",
        language,
        program.source,
        program.entry,
        (program.arguments,),
        Lane.RUN,
        "ada",
        limits,
        program.signature,
        program.methods,
    )
