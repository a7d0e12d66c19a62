"""What candidates say about a question, as its authors wrote it down under tests/."""

from __future__ import annotations

from pathlib import Path

from question_bank.conformance import fields, read_conforming
from question_bank.strict_yaml import Document


def read_paraphrases(folder: Path) -> Document:
    """tests/paraphrases.yaml: whole questions by the id of their clarification.

    Raises:
        BankErrors: the file cannot be read or breaks its schema.
    """
    return read_conforming(folder / "tests" / "paraphrases.yaml", "paraphrases")


def perfect_transcript(folder: Path) -> list[str]:
    """tests/transcript.yaml: the utterances of a perfect candidate, in order.

    Raises:
        BankErrors: the file cannot be read or breaks its schema.
    """
    document = read_conforming(folder / "tests" / "transcript.yaml", "transcript")
    return fields(document)["perfect"]
