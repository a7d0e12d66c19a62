"""A program for a question as a request to the sandbox: the one way in which its code runs."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.names import method_name
from question_bank.schema import Question, Signature
from question_bank.signatures import contract_methods, contract_signature
from question_bank.values import as_list
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
    """Run `source` on `calls`, the arguments of cases, within the question's limits or others.

    The methods of a class question are called by the names that the language has for them.
    """
    methods = contract_methods(question.signature)
    return RunRequest(
        run_id=run_id,
        language=language,
        source=source,
        entry=question.signature.name,
        calls=tuple(_respelt(question.signature, language, call) for call in calls),
        lane=lane,
        owner=owner,
        limits=limits or question.limits,
        signature=contract_signature(question.signature, question.checker),
        methods=methods and {method_name(language, name): methods[name] for name in methods},
        count_operations=count_operations,
    )


def _respelt(signature: Signature, language: Language, call: tuple[Json, ...]) -> tuple[Json, ...]:
    """The call; of a class question with the names of its steps after the first respelt."""
    if not signature.is_class:
        return call
    first, *steps = call
    return (first, *(_respelt_step(language, step) for step in steps))


def _respelt_step(language: Language, step: Json) -> Json:
    name, arguments = as_list(step) or []
    return [method_name(language, str(name)), arguments]
