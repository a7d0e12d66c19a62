"""When the interviewer speaks, and what about: events in, events out."""

import pytest

from apps.api.domain.act import ActKind, StreamEndReason
from apps.api.domain.events import LogEntry, StreamEnded, StreamStarted
from apps.api.domain.moment import Moment
from apps.api.domain.phase import Phase
from apps.api.domain.presence import Presence
from apps.api.domain.run import RunKind
from apps.api.session.engine import (
    CHECK_IN_CODE_MS,
    SETTLE_SPOKEN_MS,
    SETTLE_TYPED_MS,
    SETTLE_TYPING_MS,
    MakeReport,
    StopSpeaking,
    decide,
)
from tests.api.bank import badge_gate
from tests.api.rehearsal import START_MS, Rehearsal

PLAN = "My plan is to sort the visits first and then walk through them once."
CODE = "def solution(visits):\n    a = 1\n    b = 2\n    c = 3\n    d = 4\n    return a\n"


def starts(rehearsal: Rehearsal, act: ActKind) -> list[LogEntry]:
    return [
        entry
        for entry in rehearsal.log
        if isinstance(entry.event, StreamStarted) and entry.event.act is act
    ]


def coding() -> Rehearsal:
    rehearsal = Rehearsal().greeted()
    rehearsal.say(PLAN)
    rehearsal.wait_until(Phase.CODE)
    rehearsal.wait(20_000)
    return rehearsal


def test_the_interviewer_greets_once() -> None:
    rehearsal = Rehearsal().greeted()
    rehearsal.wait(30_000)
    assert rehearsal.spoken() == [ActKind.GREET]
    assert "Ada" in rehearsal.last_words()


def test_nobody_is_greeted_before_somebody_is_there() -> None:
    rehearsal = Rehearsal()
    rehearsal.presence = Presence()
    assert rehearsal.wait(30_000).spoken() == []


@pytest.mark.parametrize(("source", "settle_ms"), [("typed", SETTLE_TYPED_MS),
                                                   ("speech", SETTLE_SPOKEN_MS)])  # fmt: skip
def test_a_direct_question_is_answered_after_a_pause_and_within_two_seconds(
    source: str, settle_ms: int
) -> None:
    rehearsal = Rehearsal().greeted().wait(10_000)
    asked = rehearsal.say("Are the visits sorted?", source)
    rehearsal.wait(5_000)
    answered = starts(rehearsal, ActKind.ANSWER_CLARIFICATION)
    assert [start.event.in_reply_to for start in answered if isinstance(
        start.event, StreamStarted)] == [asked.seq]  # fmt: skip
    assert settle_ms <= answered[0].ts_ms - asked.ts_ms <= 2_000


def test_a_direct_question_is_answered_while_the_candidate_types() -> None:
    rehearsal = coding()
    asked = rehearsal.say("How much time is left?")
    for line in range(8):
        rehearsal.write(f"{CODE}# {line}\n")
        rehearsal.wait(250)
    answers = starts(rehearsal, ActKind.EXPLAIN_PROCESS)
    assert [entry.ts_ms - asked.ts_ms <= 2_000 for entry in answers] == [True]


def test_a_remark_waits_until_the_typing_has_stopped() -> None:
    rehearsal = Rehearsal().greeted().wait(10_000)
    rehearsal.write(CODE)
    typed: LogEntry = rehearsal.write(CODE + "\n")
    for line in range(20):
        typed = rehearsal.write(f"{CODE}# {line}\n")
        rehearsal.wait(1_000)
    assert ActKind.EXPLAIN_PLAN_FIRST not in rehearsal.spoken()
    rehearsal.wait(10_000)
    remark = starts(rehearsal, ActKind.EXPLAIN_PLAN_FIRST)
    assert len(remark) == 1
    assert remark[0].ts_ms - typed.ts_ms >= SETTLE_TYPING_MS


def test_nobody_speaks_over_words_that_are_still_being_said() -> None:
    rehearsal = Rehearsal().greeted().wait(10_000)
    rehearsal.say("Are the visits sorted?", "speech")
    for _ in range(20):
        rehearsal.partial()
        rehearsal.wait(1_000)
    assert rehearsal.spoken() == [ActKind.GREET]
    rehearsal.wait(2_000)
    assert rehearsal.spoken() == [ActKind.GREET, ActKind.ANSWER_CLARIFICATION]


def test_talking_over_the_interviewer_ends_the_sentence_once_and_keeps_what_was_said() -> None:
    rehearsal = Rehearsal().wait(1_000)
    assert rehearsal.state.open_stream is not None
    rehearsal.say("Hold on a second please")
    rehearsal.wait(5_000)
    ends = [entry.event for entry in rehearsal.log if isinstance(entry.event, StreamEnded)]
    assert [end.reason for end in ends] == [StreamEndReason.BARGE_IN]
    greeting = rehearsal.state.said(ActKind.GREET)[0]
    assert greeting.cut
    assert 0 < len(greeting.text.split()) <= 1_000 / 90


def test_every_question_of_several_is_answered() -> None:
    rehearsal = Rehearsal().greeted().wait(10_000)
    rehearsal.say("Are the visits sorted?")
    rehearsal.say("Can the log be empty?")
    rehearsal.wait(20_000)
    assert [turn.subject for turn in rehearsal.state.said(ActKind.ANSWER_CLARIFICATION)] == [
        "order",
        "empty",
    ]


def test_a_flood_of_questions_does_not_pile_up_answers() -> None:
    rehearsal = Rehearsal().greeted().wait(10_000)
    for _ in range(200):
        rehearsal.say("Are the visits sorted?")
    assert len(rehearsal.state.owed) <= 4
    rehearsal.wait(60_000)
    assert len(starts(rehearsal, ActKind.ANSWER_CLARIFICATION)) <= 4


def test_long_silence_while_coding_is_broken_twice_at_most() -> None:
    rehearsal = coding()
    rehearsal.wait(10 * 60_000)
    check_ins = starts(rehearsal, ActKind.CHECK_IN)
    assert len(check_ins) == 2
    assert check_ins[1].ts_ms - check_ins[0].ts_ms >= CHECK_IN_CODE_MS


def test_typing_is_never_interrupted_by_a_check_in() -> None:
    rehearsal = coding()
    for line in range(60):
        rehearsal.write(f"{CODE}# {line}\n")
        rehearsal.wait(10_000)
    assert ActKind.CHECK_IN not in rehearsal.spoken()


def test_the_timer_ends_the_interview_and_asks_for_the_report() -> None:
    rehearsal = Rehearsal()
    rehearsal.presence = Presence()
    rehearsal.wait(45 * 60_000)
    assert rehearsal.state.ended is not None
    assert rehearsal.state.ended.reason == "timer"
    assert rehearsal.state.ended_ms == START_MS + 45 * 60_000
    assert rehearsal.state.report_path
    assert decide(rehearsal.interview, rehearsal.state, Presence(), Moment(rehearsal.now_ms)) == ()


def test_an_end_cuts_the_sentence_before_the_report_is_made() -> None:
    rehearsal = Rehearsal().wait(500)
    assert rehearsal.state.open_stream is not None
    rehearsal.end()
    ends = [entry.event for entry in rehearsal.log if isinstance(entry.event, StreamEnded)]
    assert [end.reason for end in ends] == [StreamEndReason.SESSION_ENDED]


def test_a_run_that_is_open_at_the_end_is_judged_before_the_report_is_made() -> None:
    rehearsal = coding()
    rehearsal.write(CODE)
    rehearsal.begin_run(RunKind.SUBMIT)
    rehearsal.end_interview()
    acts = decide(
        rehearsal.interview, rehearsal.state, rehearsal.presence, Moment(rehearsal.now_ms)
    )
    assert not any(isinstance(act, MakeReport | StopSpeaking) for act in acts)
    assert len(acts) == 1
    rehearsal.judge_run(RunKind.SUBMIT)
    acts = decide(
        rehearsal.interview, rehearsal.state, rehearsal.presence, Moment(rehearsal.now_ms)
    )
    assert acts == (MakeReport(),)


@pytest.mark.parametrize("cut", [True, False])
def test_after_a_crash_the_greeting_is_never_repeated(cut: bool) -> None:
    rehearsal = Rehearsal().wait(1_000 if cut else 20_000)
    if cut:
        stream = rehearsal.state.open_stream
        assert stream is not None
        rehearsal.end_stream(StreamEndReason.OWNER_LOST)
    rehearsal.wait(20_000)
    expected = [ActKind.GREET, ActKind.RESUME] if cut else [ActKind.GREET]
    assert rehearsal.spoken() == expected


def test_what_a_crash_cut_short_is_said_again() -> None:
    rehearsal = Rehearsal().greeted().wait(10_000)
    rehearsal.say("Are the visits sorted?")
    rehearsal.wait(600)
    rehearsal.end_stream(StreamEndReason.OWNER_LOST)
    rehearsal.wait(20_000)
    assert [turn.cut for turn in rehearsal.state.said(ActKind.ANSWER_CLARIFICATION)] == [
        True,
        False,
    ]
    answer = next(each.answer for each in badge_gate().clarifications if each.id == "order")
    assert answer in rehearsal.last_words()
