"""Stands in for the sandbox: runs Python in this process, answers JavaScript from a function.

Python's steps are counted as in a box; those of JavaScript are the characters of the input.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from sandbox.contract import CallResult, Json, Language, Outcome, RunRequest
from sandbox.harness.python_program import Program
from sandbox.harness.served import program


@dataclass
class InProcess:
    """`javascript` is what every JavaScript source computes; `slow` is text that marks a source
    as exceeding its CPU limit on inputs of more than `patience` characters."""

    javascript: Callable[..., Json]
    slow: str = "# slow"
    patience: int = 1_000
    cpu_ms: float = 1.0

    async def __call__(self, request: RunRequest) -> AsyncIterator[CallResult]:
        for index, call in enumerate(request.calls):
            yield self._result(request, index, call)

    def _result(self, request: RunRequest, index: int, call: tuple[Json, ...]) -> CallResult:
        if request.count_operations:
            steps = _steps(request, call)
            outcome = Outcome.EXCEPTION if steps is None else Outcome.OK
            return CallResult(index, outcome, operations=steps)
        if self.slow in request.source and len(json.dumps(call)) > self.patience:
            return CallResult(index, Outcome.TIME_LIMIT, cpu_ms=request.limits.cpu_ms)
        try:
            value = json.loads(json.dumps(self._function(request)(*call)))
        except Exception as fault:  # noqa: BLE001 - whatever the tried source raises is its outcome
            return CallResult(index, Outcome.EXCEPTION, error=repr(fault))
        return CallResult(index, Outcome.OK, value, cpu_ms=self.cpu_ms)

    def _function(self, request: RunRequest) -> Callable[..., Any]:
        if request.language is Language.JAVASCRIPT:
            return self.javascript
        names: dict[str, Any] = {}
        exec(request.source, names)
        return names[request.entry]


def _steps(request: RunRequest, call: tuple[Json, ...]) -> int | None:
    """How many steps a call takes; None when it fails."""
    written = json.dumps(call)
    if request.language is Language.JAVASCRIPT:
        return len(written)
    counted = program(request.source, request.entry) | {"count_operations": True}
    return Program(counted).call(written).operations
