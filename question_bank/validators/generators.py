"""Generators are pure functions of their seed, keep the constraints, and made the frozen cases."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from question_bank.case_files import Frozen
from question_bank.constraints import violation
from question_bank.document import args_key
from question_bank.errors import BankErrors
from question_bank.folder import QuestionFolder
from question_bank.validators.oracle_agreement import INPUTS, SEED
from sandbox.contract import Json

ALLOWED_IMPORTS = frozenset({"random", "math", "string"})
MAX_BYTES = 300_000
MOST_INPUTS = 10_000
_SMALL_ID = re.compile(r"small-(?P<index>\d{1,9})")


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of gen.py and of tests/generated.jsonl."""
    yield from _import_faults(folder.path / "gen.py")
    yield from _small_faults(folder)
    yield from _frozen_faults(folder)


def _import_faults(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "."]
        for name in set(names) - ALLOWED_IMPORTS:
            yield f"gen.py imports {name}; only {', '.join(sorted(ALLOWED_IMPORTS))} are seeded"


def _small_faults(folder: QuestionFolder) -> Iterator[str]:
    question, inputs = folder.question, folder.small_inputs(SEED, INPUTS)
    if inputs != folder.small_inputs(SEED, INPUTS):
        yield "small() gives different inputs for one seed"
    for number, args in enumerate(inputs):
        if (bad := violation(question.signature, question.constraints, args)) is not None:
            yield f"small() input {number}: {bad}"
            return


def _frozen_faults(folder: QuestionFolder) -> Iterator[str]:
    path = folder.path / "tests" / "generated.jsonl"
    if not path.is_file():
        yield "tests/generated.jsonl is missing; `python -m question_bank freeze` writes it"
        return
    if path.stat().st_size > MAX_BYTES:
        yield f"tests/generated.jsonl has {path.stat().st_size} bytes, more than {MAX_BYTES}"
    try:
        frozen = folder.frozen()
    except BankErrors as fault:
        yield str(fault)
        return
    made = _made(folder, frozen)
    key = args_key(folder.question.signature)
    if {case.id: case.record[key] for case in frozen.cases} != made:
        yield f"tests/generated.jsonl is not what gen.py makes of the seed {frozen.seed}"


def _made(folder: QuestionFolder, frozen: Frozen) -> dict[str, list[Json]]:
    """What gen.py makes of the seed for the ids of the frozen cases, and for all large ones."""
    drawn = [match for case in frozen.cases if (match := _SMALL_ID.fullmatch(case.id))]
    last = max((int(match["index"]) for match in drawn), default=-1)
    small = folder.small_inputs(frozen.seed, min(last, MOST_INPUTS) + 1)
    made = {f"small-{index}": list(args) for index, args in enumerate(small)}
    kept = {match[0]: made.get(match[0], []) for match in drawn}
    large = folder.large_inputs(frozen.seed)
    return kept | {name: list(args) for name, args in large.items()}
