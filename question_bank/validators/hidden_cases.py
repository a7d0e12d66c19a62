"""The hidden cases notice nearly every mutant of the reference, and none of them is idle."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.boxes import BOXES
from question_bank.errors import BankErrors
from question_bank.folder import Claim, QuestionFolder, Solution
from question_bank.judging import Run
from question_bank.mutation.arena import Arena, ReferenceFails, arena
from question_bank.mutation.equivalent import Equivalent, read_equivalents
from question_bank.mutation.kills import first_killers, killers
from question_bank.mutation.mutants import mutant_programs
from question_bank.mutation.score import Score
from question_bank.schema import Case
from question_bank.small_cases import small_cases
from question_bank.validators.oracle_agreement import SEED

LEAST_SCORE = 0.97
EQUIVALENT_INPUTS = 2000


async def prove(folder: QuestionFolder, run: Run) -> list[str]:
    """Faults of the hidden cases and of tests/equivalent.yaml."""
    question, reference = folder.question, folder.reference()
    if reference is None:
        return ["there is no accepted Python solution whose mutants could be killed"]
    try:
        equivalents = read_equivalents(folder.path)
        field = await arena(folder, run, reference, question.hidden)
    except (BankErrors, ReferenceFails) as fault:
        return [str(fault)]
    programs = mutant_programs(reference)
    killed = await first_killers(field, programs, question.hidden)
    return [
        *score_faults(Score.of(killed, {each.mutant for each in equivalents})),
        *await _equivalent_faults(folder, field, programs, killed, equivalents),
        *await _idle_faults(folder, field, programs, killed),
    ]


def score_faults(score: Score) -> list[str]:
    """What is wrong when too few mutants are noticed."""
    if score.value >= LEAST_SCORE:
        return []
    return [
        f"the hidden cases notice {score.value:.1%} of {score.counted} mutants, "
        f"less than {LEAST_SCORE:.0%}; these pass:",
        *(f"  {name}" for name in score.survivors),
    ]


async def _equivalent_faults(
    folder: QuestionFolder,
    field: Arena,
    programs: Sequence[Solution],
    killed: dict[str, str | None],
    equivalents: Sequence[Equivalent],
) -> list[str]:
    faults: list[str] = []
    lines = {each.mutant: f"tests/equivalent.yaml:{each.line}" for each in equivalents}
    if len(lines) < len(equivalents):
        faults.append("tests/equivalent.yaml names a mutant twice")
    faults += [f"{lines[name]}: no mutant is {name}" for name in lines.keys() - killed.keys()]
    faults += [
        f"{lines[name]}: {name} is not equivalent, {killed[name]} notices it"
        for name in lines.keys() & killed.keys()
        if killed[name] is not None
    ]
    silent = [each for each in programs if each.name in lines and killed[each.name] is None]
    cases = small_cases(folder, SEED, EQUIVALENT_INPUTS) if silent else []
    for name, found in (await killers(field, silent, cases, enough=1)).items():
        inputs = [case for case in cases if case.id in found]
        faults += [
            f"{lines[name]}: {name} is not equivalent, it fails on {list(case.args)}"
            for case in inputs[:1]
        ]
    return sorted(faults)


async def _idle_faults(
    folder: QuestionFolder,
    field: Arena,
    programs: Sequence[Solution],
    killed: dict[str, str | None],
) -> list[str]:
    """Cases beside the killers that fail no wrong solution, no mutant and no slow solution.

    A mutant that is wrong on every sample would fail anything, so it does not count.
    """
    noticed = [each for each in programs if killed[each.name] is not None]
    noticed = [each for each in noticed if await _passed(field, each, folder.question.samples)]
    busy = {*(killed[each.name] for each in noticed), *folder.documenting()}
    idle = [case for case in folder.question.hidden if case.id not in busy]
    slow = folder.solutions(Claim.TIME_LIMIT_EXCEEDED)
    for program in [*folder.solutions(Claim.WRONG_ANSWER), *noticed, *slow]:
        if not idle:
            break
        idle = await _passed(field, program, idle)
    return [f"the case {case.id} notices nothing; drop it or mark it doc: true" for case in idle]


async def _passed(field: Arena, program: Solution, cases: Sequence[Case]) -> list[Case]:
    trials = await field.fight(program, cases, BOXES[0])
    return [each.case for each in trials if each.reason is None]
