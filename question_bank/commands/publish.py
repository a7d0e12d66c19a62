"""`publish`: record which versions, documents and cases interviews may point at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from question_bank.errors import BankError, BankErrors
from question_bank.folder import QuestionFolder
from question_bank.loader import question_folders
from question_bank.publishing import (
    lock_file,
    publication,
    read_publications,
    retired,
    write_publications,
)


def publish(root: Path, slugs: Sequence[str], retire: Sequence[str]) -> list[str]:
    """Record the named questions, all by default, mark some as retired, and say what was done.

    Raises:
        BankErrors: a question differs from what was published under its version, or was never
            published; nothing is written then.
    """
    file = lock_file(root)
    publications = read_publications(file)
    paths = [root / slug for slug in slugs] if slugs else [] if retire else question_folders(root)
    told: list[str] = []
    for path in paths:
        before = publications.get(path.name)
        now = publication(QuestionFolder.open(path), before)
        told.append(f"{path.name}: {'unchanged' if now == before else f'version {now.version}'}")
        publications[path.name] = now
    for slug in retire:
        if slug not in publications:
            raise BankErrors([BankError(file, 1, f"{slug} was never published", "another slug")])
        publications[slug] = retired(publications[slug])
        told.append(f"{slug}: retired")
    write_publications(file, publications)
    return told
