"""The proofs that a question, and the bank as a whole, carries with it, one per file, by name."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import TypeAlias

from question_bank.folder import QuestionFolder
from question_bank.judging import Run
from question_bank.validators import (
    accepted,
    checker_verdicts,
    clarification_answers,
    constant_answers,
    expectations,
    generators,
    growth_of_solutions,
    hidden_cases,
    hint_leaks,
    junk,
    mode_coverage,
    offered_modes,
    oracle_agreement,
    oracle_difference,
    originality,
    paraphrases,
    published_slugs,
    samples_by_heart,
    starter_code,
    statement_markdown,
    statement_text,
    too_slow,
    transcript,
    versions,
    wrong_answers,
)

LocalProof: TypeAlias = Callable[[QuestionFolder], Iterator[str]]
SandboxProof: TypeAlias = Callable[[QuestionFolder, Run], Awaitable[list[str]]]
BankProof: TypeAlias = Callable[[Sequence[QuestionFolder]], Iterator[str]]

LOCAL: dict[str, LocalProof] = {
    "statement": statement_text.prove,
    "markdown": statement_markdown.prove,
    "hint-leaks": hint_leaks.prove,
    "clarifications": clarification_answers.prove,
    "paraphrases": paraphrases.prove,
    "transcript": transcript.prove,
    "modes": offered_modes.prove,
    "versions": versions.prove,
    "junk": junk.prove,
    "generators": generators.prove,
    "oracle-differs": oracle_difference.prove,
}
SANDBOXED: dict[str, SandboxProof] = {
    "expectations": expectations.prove,
    "checker": checker_verdicts.prove,
    "constants": constant_answers.prove,
    "samples-by-heart": samples_by_heart.prove,
    "starters": starter_code.prove,
    "accepted": accepted.prove,
    "oracle": oracle_agreement.prove,
    "wrong-answers": wrong_answers.prove,
    "hidden-cases": hidden_cases.prove,
    "too-slow": too_slow.prove,
    "growth": growth_of_solutions.prove,
}
BANK: dict[str, BankProof] = {
    "coverage": mode_coverage.prove,
    "originality": originality.prove,
    "published": published_slugs.prove,
}
