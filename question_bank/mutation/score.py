"""How many of the mutants the hidden cases notice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """The counted mutants are those not said to be equivalent; survivors pass every case."""

    counted: int
    survivors: tuple[str, ...]

    @classmethod
    def of(cls, killed: Mapping[str, str | None], equivalent: Collection[str]) -> Score:
        """Count `killed`, from each mutant to a case that notices it."""
        counted = [name for name in killed if name not in equivalent]
        return cls(len(counted), tuple(name for name in counted if killed[name] is None))

    @property
    def value(self) -> float:
        """The part of the counted mutants that is noticed, 1.0 when there is none."""
        return 1 - len(self.survivors) / max(self.counted, 1)
