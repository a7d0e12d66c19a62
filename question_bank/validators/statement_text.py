"""The statement gives nothing away: no hidden input stands in it, and no typed example."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from question_bank.folder import QuestionFolder
from question_bank.schema import Case

SHORTEST_TELLING = 4


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of statement.md. Inputs shorter than SHORTEST_TELLING characters tell nothing."""
    text = _compact(folder.question.statement)
    for case in folder.question.hidden:
        if any(value in text for value in _telling(case)):
            yield f"the statement contains an input of the hidden case {case.id}"
    for case in folder.question.samples:
        if any(value in text for value in _telling(case)):
            yield f"the statement types the sample {case.id}; samples are rendered from the cases"


def _telling(case: Case) -> list[str]:
    values = [_compact(json.dumps(value)) for value in case.args]
    return [value for value in values if len(value) >= SHORTEST_TELLING]


def _compact(text: str) -> str:
    return re.sub(r"\s", "", text).replace("'", '"')
