"""The statement gives nothing away: no hidden input stands in it, and no typed example."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from question_bank.folder import QuestionFolder
from question_bank.schema import Case, Signature
from question_bank.values import as_list
from sandbox.contract import Json

SHORTEST_TELLING = 4


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of statement.md. Inputs shorter than SHORTEST_TELLING characters tell nothing."""
    question = folder.question
    text = _compact(question.statement)
    for case in question.hidden:
        if any(value in text for value in _telling(question.signature, case)):
            yield f"the statement contains an input of the hidden case {case.id}"
    for case in question.samples:
        if any(value in text for value in _telling(question.signature, case)):
            yield f"the statement types the sample {case.id}; samples are rendered from the cases"


def _telling(signature: Signature, case: Case) -> list[str]:
    values = [_compact(json.dumps(value)) for value in _inputs(signature, case)]
    return [value for value in values if len(value) >= SHORTEST_TELLING]


def _inputs(signature: Signature, case: Case) -> list[Json]:
    """The arguments; of a class question the steps, and what they pass when it is no scalar."""
    if not signature.is_class:
        return list(case.args)
    passed = [value for step in case.args for value in as_list((as_list(step) or [])[1]) or []]
    return [*case.args, *(value for value in passed if isinstance(value, list | dict))]


def _compact(text: str) -> str:
    return re.sub(r"\s", "", text).replace("'", '"')
