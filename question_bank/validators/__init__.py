"""The proofs that a question carries with it, one per file, by name."""

from collections.abc import Awaitable, Callable, Iterator
from typing import TypeAlias

from question_bank.folder import QuestionFolder
from question_bank.judging import Run
from question_bank.validators import (
    accepted,
    clarification_answers,
    expectations,
    generators,
    hidden_cases,
    hint_leaks,
    offered_modes,
    oracle_agreement,
    paraphrases,
    starter_code,
    statement_text,
    too_slow,
    transcript,
    wrong_answers,
)

LocalProof: TypeAlias = Callable[[QuestionFolder], Iterator[str]]
SandboxProof: TypeAlias = Callable[[QuestionFolder, Run], Awaitable[list[str]]]

LOCAL: dict[str, LocalProof] = {
    "statement": statement_text.prove,
    "hint-leaks": hint_leaks.prove,
    "clarifications": clarification_answers.prove,
    "paraphrases": paraphrases.prove,
    "transcript": transcript.prove,
    "modes": offered_modes.prove,
    "generators": generators.prove,
}
SANDBOXED: dict[str, SandboxProof] = {
    "expectations": expectations.prove,
    "starters": starter_code.prove,
    "accepted": accepted.prove,
    "oracle": oracle_agreement.prove,
    "wrong-answers": wrong_answers.prove,
    "hidden-cases": hidden_cases.prove,
    "too-slow": too_slow.prove,
}
