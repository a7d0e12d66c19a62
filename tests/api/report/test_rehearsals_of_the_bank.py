"""Every question of the bank, rehearsed without a model: better candidates get better reports."""

from __future__ import annotations

import pytest

from apps.api.domain.phase import Phase
from apps.api.domain.report import Report
from apps.api.domain.run import RunKind
from question_bank.claims import own_claims
from question_bank.folder import Claim, QuestionFolder, Solution
from question_bank.loader import question_folders
from question_bank.utterances import perfect_transcript
from tests.api.rehearsal import Rehearsal, interview_about

FOLDERS = {path.name: path for path in question_folders()}
BRUTE = "brute"


def perfect(folder: QuestionFolder) -> Report:
    """Says the transcript, the costs last, and submits what is accepted."""
    said = perfect_transcript(folder.path)
    costs = [text for text in said if own_claims(text)]
    rehearsal = Rehearsal(interview_about(folder.question)).greeted()
    for text in said:
        if text not in costs[-1:]:
            rehearsal.say(text)
            rehearsal.wait(15_000)
    _code(rehearsal, folder.reference())
    rehearsal.run(RunKind.CUSTOM, total=1)
    rehearsal.run(RunKind.SAMPLES, total=len(folder.question.samples))
    rehearsal.wait(20_000)
    _submit(rehearsal, folder, missed=0)
    for text in costs[-1:]:
        rehearsal.say(text)
        rehearsal.wait(20_000)
    return rehearsal.end()


def brute(folder: QuestionFolder) -> Report:
    """Says the brute force alone, and is stopped by the large cases."""
    slow = folder.solutions(Claim.TIME_LIMIT_EXCEEDED)[0]
    large = [case for case in folder.question.hidden if folder.question.is_large(case)]
    return _only_brute(folder, slow, missed=len(large))


def wrong(folder: QuestionFolder) -> Report:
    """Makes the first pitfall's mistake, and fails the cases that catch it."""
    pitfall = folder.question.pitfalls[0]
    made = [each for claim in (Claim.WRONG_ANSWER, Claim.TIME_LIMIT_EXCEEDED)
            for each in folder.solutions(claim) if each.name == pitfall.solution]  # fmt: skip
    return _only_brute(folder, made[0], missed=len(pitfall.caught_by))


def _only_brute(folder: QuestionFolder, program: Solution, missed: int) -> Report:
    milestones = folder.question.milestones
    phrase = next(each.say[0] for each in milestones if each.id == BRUTE)
    rehearsal = Rehearsal(interview_about(folder.question)).greeted()
    rehearsal.say(f"My plan is to go the simple way, {phrase}, and see how far that gets me")
    rehearsal.wait(15_000)
    rehearsal.say("I will write that down now and look at the tests then")
    rehearsal.wait(15_000)
    _code(rehearsal, program)
    rehearsal.run(RunKind.SAMPLES, total=len(folder.question.samples))
    rehearsal.wait(20_000)
    _submit(rehearsal, folder, missed)
    return rehearsal.end()


def _code(rehearsal: Rehearsal, program: Solution | None) -> None:
    assert program is not None
    rehearsal.write(program.source, program.language)
    rehearsal.wait(30_000)
    rehearsal.wait_until(Phase.CODE)


def _submit(rehearsal: Rehearsal, folder: QuestionFolder, missed: int) -> None:
    total = len(folder.question.hidden)
    rehearsal.run(RunKind.SUBMIT, passed=total - missed, total=total)
    rehearsal.wait(20_000)


def score(report: Report) -> int:
    return sum(criterion.level or 0 for criterion in report.rubric)


@pytest.mark.parametrize("slug", FOLDERS)
def test_a_better_candidate_gets_a_better_report(slug: str) -> None:
    folder = QuestionFolder.open(FOLDERS[slug])
    best = score(perfect(folder))
    assert best > score(brute(folder))
    assert best > score(wrong(folder))
