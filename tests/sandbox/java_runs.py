"""Java programs and runs of them, as tests write them down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sandbox.contract import Json, Language, Limits, RunRequest, Signature, ValueType
from tests.sandbox.runner_process import request

JAVA = Language.JAVA
PATIENT = Limits(wall_ms=10_000, cpu_ms=10_000)
INTS: ValueType = ("list", "int")


def typed(
    source: str,
    signature: Signature,
    *calls: tuple[Json, ...],
    entry: str = "solution",
    methods: Mapping[str, Signature] | None = None,
) -> RunRequest:
    """A run whose values cross by their types."""
    run = request(JAVA, source, *calls, limits=PATIENT)
    return replace(run, signature=signature, methods=methods, entry=entry)


def solution(body: str, params: str = "int x", returns: str = "Object") -> str:
    return f"class Solution {{\n    {returns} solution({params}) {{\n        {body}\n    }}\n}}\n"


def identity(java_type: str) -> str:
    return solution("return x;", f"{java_type} x", java_type)
