"""The constraints refuse what is no legal input, and each of them refuses something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from question_bank.breaking.misfits import broken_shapes, misfits
from question_bank.breaking.positions import arguments, value_at, with_value
from question_bank.breaking.promises import aimed, scrambled
from question_bank.constraints import violation
from question_bank.folder import QuestionFolder
from question_bank.schema import Constraint, Question
from question_bank.values import as_list
from sandbox.contract import Json

SEED = 20240102
SMALL_INPUTS = 60
TRIES = 6000
SCALES = 3
"""How many inputs are made too long and put out of range."""


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Junk that passes for an input, and constraints that nothing breaks alone."""
    question = folder.question
    cases = [case for case in (*question.samples, *question.hidden) if not question.is_large(case)]
    inputs = [*(case.args for case in cases), *folder.small_inputs(SEED, SMALL_INPUTS)]
    for case in cases:
        for junk in _junk(question, case.args):
            if violation(question.signature, question.constraints, junk) is None:
                yield f"junk made from case {case.id} is a legal input: {junk!r}"[:300]
    for constraint in unbroken(question, inputs):
        yield f"no input was found that breaks only {_spelt(constraint)}"


def unbroken(question: Question, inputs: Sequence[Sequence[Json]]) -> list[Constraint]:
    """Constraints that neither aimed nor random changes break without breaking another one."""
    longest = sorted(inputs, key=lambda args: len(repr(args)))[-SCALES:]
    left = [
        constraint
        for constraint in question.constraints
        if not any(
            _breaks_only(question, constraint, tried)
            for args in longest
            for tried in aimed(question.signature, constraint, args)
        )
    ]
    rng = Random(SEED)
    for _ in range(TRIES):
        if not left:
            break
        tried = scrambled(question.constraints, rng.choice(inputs), rng, rng.choice((1, 1, 2, 3)))
        left = [each for each in left if not _breaks_only(question, each, tried)]
    return left


def _junk(question: Question, args: Sequence[Json]) -> Iterator[list[Json]]:
    yield from broken_shapes(question.signature, args)
    for keys, param in arguments(question.signature, args):
        for inner, junk in misfits(param.type, value_at(list(args), keys)):
            yield as_list(with_value(list(args), (*keys, *inner), junk)) or []


def _breaks_only(question: Question, constraint: Constraint, args: Sequence[Json]) -> bool:
    others = [each for each in question.constraints if each != constraint]
    signature = question.signature
    return (
        violation(signature, others, args) is None
        and violation(signature, [constraint], args) is not None
    )


def _spelt(constraint: Constraint) -> str:
    promises = (
        ("len", constraint.length and list(constraint.length)),
        ("range", constraint.range and list(constraint.range)),
        ("expr", constraint.expr),
        ("rule", constraint.rule and constraint.rule.value),
        ("matches", constraint.matches),
    )
    told = ", ".join(f"{name} {value}" for name, value in promises if value is not None)
    return f"{constraint.path}: {told}"
