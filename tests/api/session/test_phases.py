"""Phases follow evidence, and at the end the clock."""

import pytest

from apps.api.domain.act import ActKind
from apps.api.domain.phase import Phase
from apps.api.domain.presence import Presence
from apps.api.domain.run import RunKind
from apps.api.session.phases import CLARIFY_SILENT_MS, askable
from tests.api.bank import badge_gate
from tests.api.rehearsal import START_MS, Rehearsal, interview_about

PLAN = "My plan is to sort the visits first and then walk through them once."
CODE = "def solution(visits):\n    a = 1\n    b = 2\n    c = 3\n    d = 4\n    return a\n"
MINUTE_MS = 60_000


def coding(sandbox: str = "docker") -> Rehearsal:
    rehearsal = Rehearsal(interview_about(badge_gate(), sandbox=sandbox)).greeted()
    rehearsal.say(PLAN)
    rehearsal.wait_until(Phase.CODE)
    rehearsal.write(CODE)
    return rehearsal.wait(5_000)


def test_a_whole_interview_goes_through_every_phase_for_a_reason() -> None:
    rehearsal = coding()
    rehearsal.run(RunKind.SAMPLES)
    rehearsal.wait_until(Phase.TEST)
    rehearsal.say("I would try an empty log and a single visit")
    rehearsal.wait(5_000)
    rehearsal.run(RunKind.SUBMIT)
    rehearsal.wait_until(Phase.ANALYSE)
    rehearsal.say("It takes O(n log n) time and O(n) space")
    rehearsal.wait(10_000)
    rehearsal.say("I would keep them in a buffer until they are due")
    rehearsal.wait_until(Phase.WRAP)
    assert rehearsal.phases() == [
        (Phase.INTRO, "started"),
        (Phase.CLARIFY, "greeted"),
        (Phase.APPROACH, "approach"),
        (Phase.CODE, "accepted"),
        (Phase.TEST, "samples pass"),
        (Phase.ANALYSE, "all tests pass"),
        (Phase.WRAP, "discussed"),
    ]
    rehearsal.wait(10_000)
    assert rehearsal.spoken()[-1] is ActKind.WRAP


def test_saying_ready_leads_to_the_plan() -> None:
    rehearsal = Rehearsal().greeted()
    rehearsal.say("Got it, no more questions.")
    rehearsal.wait_until(Phase.APPROACH)
    rehearsal.wait(10_000)
    assert rehearsal.phases()[-1] == (Phase.APPROACH, "ready")
    assert rehearsal.spoken()[-1] is ActKind.ASK_APPROACH


def test_silence_leads_to_the_plan_after_three_minutes() -> None:
    rehearsal = Rehearsal().greeted()
    rehearsal.wait(CLARIFY_SILENT_MS - 1_000)
    assert rehearsal.state.phase is Phase.CLARIFY
    rehearsal.wait(2_000)
    assert rehearsal.phases()[-1] == (Phase.APPROACH, "silence")


def test_code_leads_to_coding_without_a_plan() -> None:
    rehearsal = Rehearsal().greeted()
    rehearsal.write(CODE)
    rehearsal.wait(1_000)
    assert rehearsal.phases()[-1] == (Phase.CODE, "coding")


def test_the_starter_and_comments_are_no_code() -> None:
    rehearsal = Rehearsal().greeted()
    starter = badge_gate().starters[rehearsal.interview.language]
    rehearsal.write(starter + "\n# one\n# two\n# three\n# four\n# five\n")
    rehearsal.wait(1_000)
    assert rehearsal.state.phase is Phase.CLARIFY


def test_done_leads_to_testing() -> None:
    rehearsal = coding()
    rehearsal.say("I think that's it, I'm done")
    rehearsal.wait(1_000)
    assert rehearsal.phases()[-1] == (Phase.TEST, "said done")


def test_an_edit_after_a_failure_in_testing_goes_back_to_coding() -> None:
    rehearsal = coding()
    rehearsal.say("I think I'm done")
    rehearsal.wait(10_000)
    rehearsal.run(RunKind.SUBMIT, passed=1)
    rehearsal.wait(10_000)
    assert rehearsal.state.phase is Phase.TEST
    rehearsal.write(CODE + "    # mended\n")
    rehearsal.wait(1_000)
    assert rehearsal.phases()[-1] == (Phase.CODE, "mending")


def test_failing_tests_never_lead_to_the_end() -> None:
    rehearsal = coding()
    for _ in range(5):
        rehearsal.run(RunKind.SUBMIT, passed=1)
        rehearsal.wait(MINUTE_MS)
    assert rehearsal.state.phase is Phase.CODE


def test_custom_runs_and_forged_claims_move_nothing_where_a_server_runs_code() -> None:
    rehearsal = coding()
    rehearsal.claim(3, 3)
    rehearsal.run(RunKind.CUSTOM)
    rehearsal.wait(30_000)
    assert rehearsal.state.phase is Phase.CODE


def test_in_browser_mode_claims_and_discussed_tests_lead_on() -> None:
    rehearsal = coding("browser")
    rehearsal.claim(3, 3)
    rehearsal.wait(5_000)
    assert rehearsal.phases()[-1] == (Phase.TEST, "samples pass")
    rehearsal.say("I would also test an empty list")
    rehearsal.wait(5_000)
    assert rehearsal.phases()[-1] == (Phase.ANALYSE, "tests discussed")


def test_the_clock_forces_analysis_five_minutes_and_the_end_one_minute_before() -> None:
    rehearsal = coding()
    rehearsal.wait(START_MS + 40 * MINUTE_MS - rehearsal.now_ms)
    assert rehearsal.phases()[-1] == (Phase.ANALYSE, "time")
    rehearsal.wait(20_000)
    assert rehearsal.spoken()[-1] is ActKind.TIME_WARNING
    rehearsal.wait(START_MS + 44 * MINUTE_MS - rehearsal.now_ms)
    assert rehearsal.phases()[-1] == (Phase.WRAP, "time")


def test_the_clock_moves_phases_while_nobody_is_connected() -> None:
    rehearsal = Rehearsal()
    rehearsal.presence = Presence()
    rehearsal.wait(44 * MINUTE_MS)
    assert [phase for phase, _ in rehearsal.phases()] == [
        Phase.INTRO,
        Phase.ANALYSE,
        Phase.WRAP,
    ]
    assert rehearsal.spoken() == []


def test_a_short_interview_has_no_five_minute_warning() -> None:
    rehearsal = Rehearsal(interview_about(badge_gate(), minutes=5)).greeted()
    rehearsal.wait(MINUTE_MS)
    assert rehearsal.state.phase is Phase.CLARIFY
    rehearsal.wait(START_MS + 4 * MINUTE_MS - rehearsal.now_ms)
    assert rehearsal.phases()[-1] == (Phase.WRAP, "time")


@pytest.mark.parametrize("phase", list(Phase))
def test_a_candidate_may_ask_for_neighbouring_phases_and_never_for_the_first(phase: Phase) -> None:
    assert askable(phase)
    assert phase not in askable(phase)
    assert Phase.INTRO not in askable(phase)
