"""What is wrong with the bank's files, each fault with its file and line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BankError(Exception):
    """One fault in one file; `expected` says what would have been right."""

    path: Path
    line: int
    message: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}; expected {self.expected}"


class BankErrors(Exception):
    """All faults that reading the bank found, ordered by file and line."""

    def __init__(self, errors: Sequence[BankError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: (str(error.path), error.line)))
        super().__init__("\n".join(map(str, self.errors)))
