"""The report proves what it says, and says nothing about what it has not seen."""

from collections.abc import Iterator

import pytest

from apps.api.domain.events import Uttered
from apps.api.domain.phase import Phase
from apps.api.domain.report import Claim, Dimension, Report
from apps.api.domain.run import RunKind
from apps.api.domain.state import InterviewState
from apps.api.report.build import build_report
from apps.api.report.evidence import MAX_QUOTE_CHARS, quotable
from apps.api.session.engine import step
from apps.api.store.reports import REPORT
from tests.api.bank import badge_gate
from tests.api.rehearsal import Rehearsal, interview_about, reread
from tests.api.scripts import (
    SCRIPTS,
    SOLUTION,
    Script,
    brute,
    hint_user,
    only_fine,
    paster,
    perfect,
    played,
    silent,
)

each_script = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)


def claims(report: Report) -> Iterator[Claim]:
    yield from report.summary
    for criterion in report.rubric:
        yield from criterion.claims
    for phase in report.phases:
        yield from phase.claims


def levels(report: Report) -> dict[Dimension, int | None]:
    return {each.dimension: each.level for each in report.rubric}


def texts(report: Report) -> str:
    return " ".join(claim.text for claim in claims(report))


@each_script
def test_every_claim_quotes_the_entry_that_proves_it(script: Script) -> None:
    rehearsal = played(script)
    report = rehearsal.end()
    log = {entry.seq: entry for entry in rehearsal.log}
    assert list(claims(report))
    for claim in claims(report):
        assert claim.evidence, claim.text
        for evidence in claim.evidence:
            entry = log[evidence.seq]
            assert evidence.quote, claim.text
            assert evidence.quote in quotable(entry), claim.text
            assert len(evidence.quote) <= MAX_QUOTE_CHARS
            assert evidence.ts_ms == entry.ts_ms


@each_script
def test_the_report_is_the_same_when_it_is_made_again_from_the_stored_log(script: Script) -> None:
    rehearsal = played(script)
    report = rehearsal.end()
    stored = reread(rehearsal.commits())
    state = InterviewState()
    for entry in stored:
        state = step(rehearsal.interview, state, entry)
    assert build_report(rehearsal.interview, state, stored) == report
    assert REPORT.validate_json(REPORT.dump_json(report)) == report


@each_script
def test_phases_cover_the_interview_without_a_gap(script: Script) -> None:
    report = played(script).end()
    at_ms = report.started_at_ms
    for span in report.phases:
        assert span.started_at_ms == at_ms
        at_ms = span.started_at_ms + span.duration_ms
    assert at_ms == report.ended_at_ms


def test_a_perfect_interview_has_the_highest_levels() -> None:
    report = played(perfect).end()
    assert levels(report) == dict.fromkeys(Dimension, 4)
    assert report.verified
    assert "passed every hidden test" in texts(report)
    assert report.final_code == SOLUTION


def test_a_brute_force_that_fails_is_told_with_its_numbers() -> None:
    report = played(brute).end()
    assert levels(report)[Dimension.PROBLEM_SOLVING] == 2
    assert levels(report)[Dimension.CODING] == 2
    assert "9 of 12 hidden" in texts(report)
    assert "Found and mended a failure." in texts(report)


def test_silence_scores_nothing_and_nobody_is_blamed_for_it() -> None:
    report = played(silent).end()
    assert levels(report) == dict.fromkeys(Dimension, None)
    assert report.end_reason == "timer"
    assert not report.verified


def test_fine_earns_nothing() -> None:
    report = played(only_fine).end()
    earned = [claim for each in report.rubric for claim in each.claims
              if claim.polarity == "strength"]  # fmt: skip
    assert earned == []
    assert levels(report)[Dimension.PROBLEM_SOLVING] is None
    assert levels(report)[Dimension.CODING] is None
    assert levels(report)[Dimension.VERIFICATION] is None
    assert levels(report)[Dimension.COMMUNICATION] == 1


def test_hints_cost_problem_solving_and_never_coding() -> None:
    report = played(hint_user).end()
    assert [hint.rung for hint in report.hints] == [1, 2, 3, 4]
    assert levels(report)[Dimension.PROBLEM_SOLVING] == 2
    assert levels(report)[Dimension.CODING] == 4


def test_pasted_code_shows_coding_and_nothing_said() -> None:
    report = played(paster).end()
    assert levels(report)[Dimension.COMMUNICATION] is None
    assert levels(report)[Dimension.CODING] == 4
    assert "tell the plan before the first line" in texts(report)


def test_a_browsers_claim_changes_no_level() -> None:
    honest, forged = played(only_fine), played(only_fine)
    for rehearsal in (honest, forged):
        rehearsal.write(SOLUTION)
    forged.claim(12, 12)
    before, after = honest.end(), forged.end()
    assert levels(after)[Dimension.CODING] is None
    assert levels(after)[Dimension.PROBLEM_SOLVING] is None
    assert not after.verified
    assert levels(before)[Dimension.CODING] is None


def test_a_run_that_the_sandbox_broke_is_no_run_of_the_candidate() -> None:
    rehearsal = Rehearsal(interview_about(badge_gate())).greeted()
    rehearsal.write(SOLUTION)
    rehearsal.begin_run(RunKind.SUBMIT)
    rehearsal.break_run(RunKind.SUBMIT)
    report = rehearsal.end()
    assert levels(report)[Dimension.CODING] is None
    assert not report.verified


def test_the_transcript_holds_every_word_in_its_phase() -> None:
    rehearsal = played(perfect)
    report = rehearsal.end()
    said = [entry.event.text for entry in rehearsal.log if isinstance(entry.event, Uttered)]
    assert [turn.text for turn in report.transcript if turn.speaker == "candidate"] == said
    assert {turn.phase for turn in report.transcript} >= {Phase.INTRO, Phase.CLARIFY, Phase.WRAP}
    assert [turn.seq for turn in report.transcript] == sorted(
        turn.seq for turn in report.transcript
    )
