"""How long the question bank takes to prove itself, and how sharp its hidden cases are.

`python -m benchmarks.bank` proves the whole bank with a sandbox runner of its own, two questions at
a time, then the slowest and the median question alone, as after a change, runner included; and
judges both against their goals. Then every mutant and wrong solution of every question meets every
hidden case: the mutation score per question, and how many programs each case notices (a program is
done when it has run into its time limit three times). `times` or `sharpness` measures one of the
two; `--cases` prints every hidden case.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from question_bank.commands.own_runner import own_runner
from question_bank.folder import Claim, QuestionFolder
from question_bank.loader import QUESTIONS, question_folders
from question_bank.mutation.arena import arena
from question_bank.mutation.equivalent import read_equivalents
from question_bank.mutation.kills import killers
from question_bank.mutation.mutants import mutant_programs
from question_bank.mutation.score import Score
from question_bank.validators.hidden_cases import LEAST_SCORE
from sandbox.client import Sandbox
from sandbox.contract import Language

PARTS = ("times", "sharpness")
WHOLE_BANK_S = 600
ONE_QUESTION_S = 30
_LINE = re.compile(
    r"(?P<slug>[a-z0-9-]+) +(?P<verdict>proved|FAULTY|REFUSED) +\d+ proofs in (?P<s>[\d.]+) s"
)


@dataclass(frozen=True, slots=True)
class Sharpness:
    """The score of a question's hidden cases, and by case the number of programs it notices."""

    slug: str
    score: Score
    equivalent: int
    kills: dict[str, int]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.bank",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", help=f"{' or '.join(PARTS)}; both by default")
    parser.add_argument("--cases", action="store_true", help="also print every hidden case")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(unknown)}")
    if "times" in (options.parts or PARTS):
        _print(_times())
    if "sharpness" in (options.parts or PARTS):
        _print(_table(asyncio.run(_measured()), every_case=options.cases))
    return 0


def _times() -> Iterator[str]:
    whole_s, told = _timed("--all")
    lines = [match for line in told.splitlines() if (match := _LINE.fullmatch(line))]
    took = sorted((float(line["s"]), line["slug"]) for line in lines)
    verdicts = {line["verdict"] for line in lines}
    yield f"{len(took)} questions, {', '.join(sorted(verdicts))}"
    yield _goal(f"whole bank, {len(took)} questions", whole_s, WHOLE_BANK_S)
    for name, (_, slug) in (("slowest", took[-1]), ("median", took[len(took) // 2])):
        alone_s, _ = _timed(slug)
        yield _goal(f"{name} question alone, {slug}", alone_s, ONE_QUESTION_S)


def _timed(*asked: str) -> tuple[float, str]:
    command = [sys.executable, "-m", "question_bank", "check", *asked]
    began = time.monotonic()
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        sys.stdout.write(ended.stdout + ended.stderr)
    return time.monotonic() - began, ended.stdout


def _goal(name: str, seconds: float, limit_s: int) -> str:
    verdict = "met" if seconds <= limit_s else "MISSED"
    return f"{name:52s}{seconds:8.1f} s  {seconds / limit_s:5.2f} of {limit_s} s  {verdict}"


async def _measured() -> list[Sharpness]:
    async with own_runner([Language.PYTHON, Language.JAVASCRIPT], _say) as sandbox:
        return [await _sharpness(path, sandbox) for path in question_folders(QUESTIONS)]


async def _sharpness(path: Path, sandbox: Sandbox) -> Sharpness:
    folder = QuestionFolder.open(path)
    question, reference = folder.question, folder.reference()
    if reference is None:
        sys.exit(f"{path.name} has no accepted Python solution")
    _say(question.slug)
    field = await arena(folder, sandbox.run, reference, question.hidden)
    mutated = mutant_programs(reference)
    served = (Language.PYTHON, Language.JAVASCRIPT)
    wrong = [s for s in folder.solutions(Claim.WRONG_ANSWER) if s.language in served]
    noticed = await killers(field, [*mutated, *wrong], question.hidden, enough=sys.maxsize)
    equivalent = {each.mutant for each in read_equivalents(path)}
    killed = {each.name: min(noticed[each.name], default=None) for each in mutated}
    kills = {
        case.id: sum(case.id in found for found in noticed.values()) for case in question.hidden
    }
    return Sharpness(question.slug, Score.of(killed, equivalent), len(equivalent), kills)


def _table(found: Sequence[Sharpness], *, every_case: bool) -> Iterator[str]:
    columns = "".join(f"{name:>10s}" for name in ("mutants", "equivalent", "score", "cases"))
    yield f"{'question':32s}{columns}{'kills per case':>18s}"
    for each in found:
        kills = sorted(each.kills.values())
        spread = f"{kills[0]}, {statistics.median(kills):g}, {kills[-1]}"
        score = f"{each.score.value:.1%}"
        figures = (each.score.counted, each.equivalent, score, len(kills))
        yield f"{each.slug:32s}{''.join(f'{figure:>10}' for figure in figures)}{spread:>18s}"
        if every_case:
            yield from (f"    {case:44s}{count:6d}" for case, count in each.kills.items())
    lowest = min(found, key=lambda each: each.score.value)
    counted = sum(each.score.counted for each in found)
    passed = sum(len(each.score.survivors) for each in found)
    yield f"{'all':32s}{counted:10d}{'':10s}{1 - passed / counted:>10.1%}"
    met = "met" if lowest.score.value >= LEAST_SCORE else "MISSED"
    yield f"lowest: {lowest.slug}, {lowest.score.value:.1%}; goal {LEAST_SCORE:.0%} {met}"
    yield "kills per case: least, median, most programs that a case notices"


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    sys.stdout.write("\n")


if __name__ == "__main__":
    raise SystemExit(main())
