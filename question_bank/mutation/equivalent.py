"""tests/equivalent.yaml: mutants that no input can tell from the original, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from question_bank.conformance import fields, read_conforming


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A mutant that need not be killed, and where its author says so."""

    mutant: str
    reason: str
    line: int


def read_equivalents(folder: Path) -> list[Equivalent]:
    """The equivalent mutants of a question in the order of the file; none without a file.

    Raises:
        BankErrors: the file cannot be read or breaks its schema.
    """
    path = folder / "tests" / "equivalent.yaml"
    if not path.is_file():
        return []
    document = read_conforming(path, "equivalent")
    return [
        Equivalent(each["mutant"], each["reason"], document.line(("equivalent", index)))
        for index, each in enumerate(fields(document)["equivalent"])
    ]
