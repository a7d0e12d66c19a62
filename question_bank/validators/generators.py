"""Generators are quick, pure, keep the constraints, and made the frozen cases."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from question_bank.case_files import Frozen
from question_bank.constraints import violation
from question_bank.document import args_key
from question_bank.drawing import digests
from question_bank.errors import BankErrors
from question_bank.folder import QuestionFolder
from question_bank.validators.oracle_agreement import INPUTS, SEED
from sandbox.contract import Json

ALLOWED_IMPORTS = frozenset({"random", "math", "string"})
MAX_BYTES = 300_000
MOST_INPUTS = 10_000
MOST_SECONDS = 2.0
_MEASUREMENTS = 2
_PATIENCE_SECONDS = 60
_PACKAGES = Path(__file__).parents[2]
_SMALL_ID = re.compile(r"small-(?P<index>\d{1,9})")


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Faults of gen.py and of tests/generated.jsonl."""
    yield from _import_faults(folder.path / "gen.py")
    yield from _constraint_faults(folder)
    yield from _time_faults(folder)
    impure = list(_purity_faults(folder))
    yield from impure or _hash_seed_faults(folder)
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


def _constraint_faults(folder: QuestionFolder) -> Iterator[str]:
    """The first small input, and the first one of the ladder, that breaks a promise."""
    question = folder.question
    drawn = {
        "small() input": enumerate(folder.small_inputs(SEED, INPUTS)),
        f"{question.perf.gen}() of size": folder.ladder_inputs(SEED).items(),
    }
    for told, inputs in drawn.items():
        for number, args in inputs:
            bad = violation(question.signature, question.constraints, args)
            if bad is not None:
                yield f"{told} {number}: {bad}"
                break


def _purity_faults(folder: QuestionFolder) -> Iterator[str]:
    if folder.small_inputs(SEED, INPUTS) != folder.small_inputs(SEED, INPUTS):
        yield "small() gives different inputs for one seed"
    if folder.ladder_inputs(SEED) != folder.ladder_inputs(SEED):
        yield f"{folder.question.perf.gen}() gives different inputs for one seed"


def _hash_seed_faults(folder: QuestionFolder) -> Iterator[str]:
    """What an interpreter with other hashes draws otherwise, as from a set of texts."""
    gen, perf = folder.path / "gen.py", folder.question.perf
    asked = (str(gen), perf.gen, *map(str, (SEED, INPUTS, *perf.ladder)))
    other = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    answer = subprocess.run(
        [sys.executable, "-m", "question_bank.drawing", *asked],
        env={**os.environ, "PYTHONHASHSEED": other, "PYTHONPATH": str(_PACKAGES)},
        capture_output=True,
        check=True,
        timeout=_PATIENCE_SECONDS,
    )
    there = json.loads(answer.stdout)
    for name, digest in digests(gen, perf.gen, SEED, INPUTS, perf.ladder).items():
        if there[name] != digest:
            yield f"{name}() gives other inputs under another PYTHONHASHSEED"


def _time_faults(folder: QuestionFolder) -> Iterator[str]:
    """A busy machine can only lengthen the CPU time, so the least of some measurements counts."""
    drawn: dict[str, Callable[[], object]] = {
        f"small() takes {{:.1f}} s for {INPUTS} inputs": lambda: folder.small_inputs(SEED, INPUTS),
        f"{folder.question.perf.gen}() takes {{:.1f}} s": lambda: folder.large_inputs(SEED),
    }
    for told, draw in drawn.items():
        seconds = _seconds(draw)
        for _ in range(1, _MEASUREMENTS):
            if seconds > MOST_SECONDS:
                seconds = min(seconds, _seconds(draw))
        if seconds > MOST_SECONDS:
            yield f"{told.format(seconds)}, more than {MOST_SECONDS} s"


def _seconds(draw: Callable[[], object]) -> float:
    started = time.process_time()
    draw()
    return time.process_time() - started


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
