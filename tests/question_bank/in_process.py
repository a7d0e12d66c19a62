"""Stands in for the sandbox: runs Python in this process, answers JavaScript from a function."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from sandbox.contract import CallResult, Json, Language, Outcome, RunRequest


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
        if self.slow in request.source and len(json.dumps(call)) > self.patience:
            return CallResult(index, Outcome.TIME_LIMIT)
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
