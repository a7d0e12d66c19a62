"""Freezing: the hidden cases that a seed makes and that are worth keeping."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from question_bank.boxes import BOXES
from question_bank.document import args_key
from question_bank.errors import BankError, BankErrors
from question_bank.folder import Claim, QuestionFolder, Solution
from question_bank.judging import Run
from question_bank.mutation.arena import Arena, ReferenceFails, arena
from question_bank.mutation.covering import cover
from question_bank.mutation.equivalent import read_equivalents
from question_bank.mutation.kills import ENOUGH_KILLERS, first_killers, killers
from question_bank.mutation.mutants import mutant_programs
from question_bank.requests import run_request
from question_bank.schema import Case
from question_bank.signatures import expected_of
from question_bank.small_cases import small_cases
from question_bank.trial import try_source
from sandbox.contract import Json, Lane, Outcome

INPUTS = 3000


@dataclass(frozen=True, slots=True)
class Freezing:
    """What was kept, and how much of all that should be noticed the hidden cases notice now."""

    kept: tuple[str, ...]
    size_bytes: int
    counted: int
    survivors: tuple[str, ...]

    def __str__(self) -> str:
        noticed = self.counted - len(self.survivors)
        lines = [
            f"kept {', '.join(self.kept)} in {self.size_bytes} bytes",
            f"{noticed} of {self.counted} mutants and wrong solutions are noticed",
            *(f"  survives: {name}" for name in self.survivors),
        ]
        return "\n".join(lines)


async def freeze(path: Path, seed: int, run: Run) -> Freezing:
    """Write the generated.jsonl of a question's folder anew, whatever it holds now.

    Of `INPUTS` small inputs a few are kept that notice what no hidden case of cases.yaml notices;
    the oracle and all accepted solutions agree on their answers. The worst cases are too large for
    an oracle; the reference answers them, and the accepted proof holds the others against it.

    Raises:
        BankErrors: the question does not load, or its solutions and its oracle disagree.
    """
    folder = QuestionFolder.open(path, with_frozen=False)
    reference = folder.reference()
    if reference is None:
        raise _refusal(folder, "there is no accepted Python solution", "a reference")
    written = folder.question.hidden
    small = await _agreed(folder, run, small_cases(folder, seed, INPUTS))
    large = await _answered(folder, run, reference, folder.large_inputs(seed))
    try:
        field = await arena(folder, run, reference, [*written, *small, *large])
    except ReferenceFails as fault:
        raise _refusal(folder, str(fault), "a reference that is right") from None
    programs = _programs(folder, reference)
    kept = await _worth_keeping(field, await _survivors(field, programs, written), small)
    left = await _survivors(field, programs, [*written, *kept, *large])
    cases = [*kept, *large]
    size_bytes = _write(folder, seed, cases)
    return Freezing(
        kept=tuple(case.id for case in cases),
        size_bytes=size_bytes,
        counted=len(programs),
        survivors=tuple(each.name for each in left),
    )


def _programs(folder: QuestionFolder, reference: Solution) -> list[Solution]:
    """All that a hidden case should notice."""
    equivalent = {each.mutant for each in read_equivalents(folder.path)}
    return [
        *(each for each in mutant_programs(reference) if each.name not in equivalent),
        *folder.solutions(Claim.WRONG_ANSWER),
    ]


async def _survivors(
    field: Arena, programs: Sequence[Solution], cases: Sequence[Case]
) -> list[Solution]:
    found = await first_killers(field, programs, cases)
    return [each for each in programs if found[each.name] is None]


async def _worth_keeping(
    field: Arena, programs: Sequence[Solution], cases: Sequence[Case]
) -> list[Case]:
    """Few cases that notice every program which any of the cases notices.

    Of programs that many cases notice only the first of these are known; so those that few notice
    choose first.
    """
    prices = {case.id: len(json.dumps(case.args)) for case in cases}
    known = await killers(field, programs, cases)
    noticed = [each for each in programs if known[each.name]]
    rare = {name: found for name, found in known.items() if 0 < len(found) < ENOUGH_KILLERS}
    chosen = cover(rare, prices.__getitem__)
    missed = await _survivors(field, noticed, _among(cases, chosen))
    chosen |= cover({each.name: known[each.name] for each in missed}, prices.__getitem__)
    matrix = await killers(field, noticed, _among(cases, chosen))
    return _among(cases, cover(matrix, prices.__getitem__))


def _among(cases: Sequence[Case], ids: set[str]) -> list[Case]:
    return [case for case in cases if case.id in ids]


async def _agreed(folder: QuestionFolder, run: Run, cases: list[Case]) -> list[Case]:
    """The cases, when every accepted solution answers them as the oracle does."""
    for solution in folder.solutions(Claim.ACCEPTED):
        trials = await try_source(folder.question, run, solution.language, solution.source, cases)
        for trial in trials:
            if trial.reason is not None:
                written = json.dumps(trial.case.args)
                message = f"{solution.name} and the oracle differ on {written}: {trial.reason}"
                raise _refusal(folder, message, "one answer")
    return cases


async def _answered(
    folder: QuestionFolder, run: Run, reference: Solution, inputs: Mapping[str, tuple[Json, ...]]
) -> list[Case]:
    """The inputs with the answers of the reference."""
    request = run_request(
        folder.question,
        str(uuid4()),
        reference.language,
        reference.source,
        list(inputs.values()),
        Lane.RUN,
        BOXES[0],
    )
    cases: list[Case] = []
    async for result in run(request):
        name = list(inputs)[result.index]
        if result.outcome is not Outcome.OK:
            message = f"{reference.name} on {name}: {result.outcome.value}, {result.error}"
            raise _refusal(folder, message, "an answer")
        expected = expected_of(folder.question.checker, result.value)
        cases.append(Case(name, inputs[name], expected))
    return cases


def _write(folder: QuestionFolder, seed: int, cases: Sequence[Case]) -> int:
    key = args_key(folder.question.signature)
    records = [{"id": case.id, key: case.args, "expect": case.expect} for case in cases]
    lines = [json.dumps({"seed": seed})]
    lines += [json.dumps(record, separators=(",", ":")) for record in records]
    target = folder.path / "tests" / "generated.jsonl"
    return target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _refusal(folder: QuestionFolder, message: str, expected: str) -> BankErrors:
    return BankErrors([BankError(folder.path / "tests" / "generated.jsonl", 1, message, expected)])
