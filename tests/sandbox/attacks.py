"""Programs that attack the sandbox, each with its exact outcome and what the answer must say."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.contract import Json, Language, Limits, Outcome
from tests.sandbox.runner_process import QUICK

PATIENT = Limits(wall_ms=10_000, cpu_ms=10_000, memory_bytes=128 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Attack:
    """`says` is part of the error text; `value` is what an attack that is let live returns."""

    name: str
    source: str
    outcome: Outcome
    says: str = ""
    value: Json = None
    language: Language = Language.PYTHON

    @property
    def limits(self) -> Limits:
        """Only an attack on time has to be quick; the others must not race the clock."""
        return QUICK if self.outcome is Outcome.TIME_LIMIT else PATIENT
