"""The candidate's own input, held against the question's signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from apps.api.errors import BadInput
from question_bank.schema import Signature
from question_bank.signatures import canonical_input, input_mismatch, input_spelling
from sandbox.contract import Json

Call: TypeAlias = tuple[Json, ...]


def custom_calls(signature: Signature, calls: Sequence[Sequence[Json]] | None) -> tuple[Call, ...]:
    """The calls, each a list of arguments or, of a class question, of steps.

    Raises:
        BadInput: there is none, or one does not fit; `field` says which one.
    """
    if not calls:
        raise BadInput(
            "There is no input to run on.",
            field="payload.custom_args",
            expected=f"one list or more, each {input_spelling(signature)}",
        )
    for index, call in enumerate(calls):
        if (reason := input_mismatch(signature, call)) is not None:
            raise BadInput(
                f"This input cannot be run: {reason}.",
                field=f"payload.custom_args.{index}",
                expected=input_spelling(signature),
            )
    return tuple(canonical_input(signature, call) for call in calls)
