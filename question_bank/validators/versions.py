"""A published question changes only with its version, and its cases keep their content."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.folder import QuestionFolder
from question_bank.publishing import changes_without_version, lock_file, read_publications


def prove(folder: QuestionFolder) -> Iterator[str]:
    """What differs from the publication of the question, if there is one."""
    published = read_publications(lock_file(folder.path.parent)).get(folder.question.slug)
    if published is not None:
        yield from changes_without_version(folder.question, published)
