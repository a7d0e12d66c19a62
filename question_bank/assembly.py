"""A question from its written parts, wherever these were read, once nothing is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from question_bank.case_files import WrittenCase, case_faults
from question_bank.codegen import starters
from question_bank.codegen.places import Wide, wide_places
from question_bank.coherence import (
    constraint_faults,
    reference_faults,
    sheet_faults,
    signature_faults,
)
from question_bank.conformance import fields
from question_bank.document import (
    args_key,
    question_from_json,
    read_checker,
    read_constraint,
    read_signature,
)
from question_bank.errors import BankError, refuse
from question_bank.schema import Question, Signature
from question_bank.strict_yaml import Document
from sandbox.contract import Language


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """The parts of a question; `sheet` fits the schema of question.yaml.

    `check_source` is the program of an `any_of` checker.
    """

    sheet: Document
    statement: str
    samples: Sequence[WrittenCase]
    hidden: Sequence[WrittenCase]
    languages: Sequence[Language]
    check_source: str | None


def assemble(written: WrittenQuestion) -> Question:
    """The question, with starters in its languages.

    Raises:
        BankErrors: everything that is wrong with the parts and between them.
    """
    refuse(signature_faults(written.sheet))
    signature = read_signature(fields(written.sheet)["signature"])
    refuse(list(constraint_faults(written.sheet, signature)))
    checker = _checker(written)
    refuse([*sheet_faults(written.sheet), *_test_faults(written, signature, checker)])
    document: dict[str, Any] = {
        "rubric_overrides": {},
        **fields(written.sheet),
        "checker": checker,
        "statement": written.statement,
        "samples": [case.record for case in written.samples],
        "hidden": [case.record for case in written.hidden],
        "starters": starters(signature, written.languages, _wide(written, signature, checker)),
    }
    return question_from_json(document)


def _checker(written: WrittenQuestion) -> dict[str, Any]:
    checker = fields(written.sheet)["checker"]
    if checker["kind"] != "any_of":
        return checker
    return {**checker, "source": written.check_source}


def _wide(written: WrittenQuestion, signature: Signature, checker: dict[str, Any]) -> Wide:
    constraints = map(read_constraint, fields(written.sheet)["constraints"])
    key = args_key(signature)
    cases = [
        (case.record[key], case.record["expect"]) for case in (*written.samples, *written.hidden)
    ]
    return wide_places(signature, read_checker(checker), constraints, cases)


def _test_faults(
    written: WrittenQuestion, signature: Signature, checker: dict[str, Any]
) -> list[BankError]:
    constraints = [read_constraint(each) for each in fields(written.sheet)["constraints"]]
    samples = [case.id for case in written.samples]
    hidden = [case.id for case in written.hidden]
    cases = [*written.samples, *written.hidden]
    return [
        *case_faults(signature, read_checker(checker), constraints, cases),
        *reference_faults(written.sheet, samples, hidden),
    ]
