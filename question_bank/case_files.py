"""The files under tests/: cases.yaml, written by hand, and generated.jsonl, frozen by a seed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from question_bank.conformance import fields, read_conforming
from question_bank.constraints import violation
from question_bank.document import args_key
from question_bank.errors import BankError, BankErrors
from question_bank.schema import Checker, Constraint, Signature
from question_bank.signatures import answer_type
from question_bank.values import as_map, mismatch

_FROZEN_KEYS = ({"id", "args", "expect"}, {"id", "calls", "expect"})


@dataclass(frozen=True, slots=True)
class WrittenCase:
    """A case as it stands in a file."""

    path: Path
    line: int
    record: dict[str, Any]

    @property
    def id(self) -> str:
        return self.record["id"]

    def error(self, message: str, expected: str) -> BankError:
        return BankError(self.path, self.line, f"case {self.id}: {message}", expected)


@dataclass(frozen=True, slots=True)
class Frozen:
    """generated.jsonl: the seed that made it and the cases it holds."""

    seed: int
    cases: tuple[WrittenCase, ...]


def read_cases_yaml(path: Path) -> tuple[list[WrittenCase], list[WrittenCase]]:
    """Samples and hidden cases in the order of the file.

    Raises:
        BankErrors: the file cannot be read or breaks its schema.
    """
    document = read_conforming(path, "cases")
    samples, hidden = (
        [
            WrittenCase(path, document.line((group, index)), record)
            for index, record in enumerate(fields(document)[group])
        ]
        for group in ("samples", "hidden")
    )
    return samples, hidden


def read_generated(path: Path) -> Frozen:
    """The frozen cases: a header line with the seed, then one case per line.

    Raises:
        BankErrors: a line is not strict JSON or lacks a field.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    records = [_json_line(path, number, line) for number, line in enumerate(lines, start=1)]
    if not records or not isinstance(records[0].get("seed"), int):
        raise BankErrors([BankError(path, 1, "the header has no seed", 'a line {"seed": 1}')])
    for number, record in enumerate(records[1:], start=2):
        if record.keys() not in _FROZEN_KEYS or not isinstance(record.get("id"), str):
            message = f"the fields are {sorted(record)}"
            raise BankErrors([BankError(path, number, message, "id, args or calls, expect")])
    cases = (WrittenCase(path, number, each) for number, each in enumerate(records[1:], start=2))
    return Frozen(seed=records[0]["seed"], cases=tuple(cases))


def case_faults(
    signature: Signature,
    checker: Checker,
    constraints: Sequence[Constraint],
    cases: Sequence[WrittenCase],
) -> list[BankError]:
    """Cases that break the signature, a constraint, or the uniqueness of ids."""
    faults: list[BankError] = []
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            faults.append(case.error("the id is there twice", "distinct ids"))
        seen.add(case.id)
        faults += _content_faults(signature, checker, constraints, case)
    return faults


def _content_faults(
    signature: Signature, checker: Checker, constraints: Sequence[Constraint], case: WrittenCase
) -> Iterator[BankError]:
    key = args_key(signature)
    if key not in case.record:
        yield case.error(f"it has no {key}", f"the key {key}")
        return
    args = case.record[key]
    if (bad := violation(signature, constraints, args)) is not None:
        yield case.error(bad, "arguments within signature and constraints")
        return
    answer = answer_type(signature, checker, args)
    if (bad := mismatch(case.record["expect"], answer)) is not None:
        yield case.error(f"expect{bad}", f"a value of {answer}")


def _json_line(path: Path, number: int, line: str) -> dict[str, Any]:
    def refuse(message: str) -> NoReturn:
        raise BankErrors([BankError(path, number, message, "one JSON object per line")])

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            refuse("a key is there twice")
        return dict(pairs)

    try:
        value = json.loads(line, parse_constant=refuse, object_pairs_hook=unique)
    except json.JSONDecodeError as fault:
        refuse(f"not JSON: {fault.msg}")
    record = as_map(value)
    return dict(record) if record is not None else refuse("not a JSON object")
