"""No question that was published is lost without being retired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from question_bank.folder import QuestionFolder
from question_bank.publishing import lock_file, read_publications


def prove(folders: Sequence[QuestionFolder]) -> Iterator[str]:
    """Published slugs whose question is gone."""
    for root in {folder.path.parent for folder in folders}:
        present = {folder.path.name for folder in folders}
        for slug, published in read_publications(lock_file(root)).items():
            if slug not in present and not published.retired:
                yield (
                    f"{slug} is published and has no folder that loads; a question is withdrawn by"
                    f" `publish --retire {slug}`"
                )
