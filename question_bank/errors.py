"""What is wrong with the bank's files, each fault with its file and line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class BankError(Exception):
    """One fault in one file; `expected` says what would have been right."""

    def __init__(self, path: Path, line: int, message: str, expected: str) -> None:
        super().__init__(f"{path}:{line}: {message}; expected {expected}")
        self.path = path
        self.line = line
        self.message = message
        self.expected = expected


def refuse(faults: Sequence[BankError]) -> None:
    """Raise BankErrors if there are any faults."""
    if faults:
        raise BankErrors(faults)


class BankErrors(Exception):
    """All faults that reading the bank found, ordered by file and line."""

    def __init__(self, errors: Sequence[BankError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: (str(error.path), error.line)))
        super().__init__("\n".join(map(str, self.errors)))
