"""A program for a question as a request to the sandbox: the one way in which its code runs."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.schema import Question
from question_bank.signatures import contract_methods, contract_signature
from sandbox.contract import Json, Lane, Language, Limits, RunRequest


def run_request(
    question: Question,
    run_id: str,
    language: Language,
    source: str,
    calls: Sequence[tuple[Json, ...]],
    lane: Lane,
    owner: str,
    *,
    limits: Limits | None = None,
    count_operations: bool = False,
) -> RunRequest:
    """Run `source` on `calls`, the arguments of cases, within the question's limits or others."""
    return RunRequest(
        run_id=run_id,
        language=language,
        source=source,
        entry=question.signature.name,
        calls=tuple(calls),
        lane=lane,
        owner=owner,
        limits=limits or question.limits,
        signature=contract_signature(question.signature, question.checker),
        methods=contract_methods(question.signature),
        count_operations=count_operations,
    )
