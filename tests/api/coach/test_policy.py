"""The coach's nudges: triggers, guards and limits."""

from itertools import pairwise

import pytest

from apps.api.coach.policy import (
    AFTER_INTERVIEWER_MS,
    ASK_QUESTIONS_AFTER_MS,
    GAP_MS,
    NO_RUN_AFTER_MS,
    next_nudge,
)
from apps.api.domain.events import NudgeShown, StreamEnded
from apps.api.domain.moment import Moment
from apps.api.domain.phase import Phase
from apps.api.domain.run import RunKind
from tests.api.bank import badge_gate
from tests.api.rehearsal import START_MS, Rehearsal

PLAN = "My plan is to sort the visits first and then walk through them once."
SHORT = "def solution(visits):\n    a = 1\n    b = 2\n    c = 3\n    d = 4\n    return a\n"
LONG = SHORT + "".join(f"    e{line} = {line}\n" for line in range(6))
MINUTE_MS = 60_000


def ids(rehearsal: Rehearsal) -> list[str]:
    return [nudge.nudge_id for _, nudge in rehearsal.nudges()]


def planned() -> Rehearsal:
    rehearsal = Rehearsal().greeted()
    rehearsal.say("Are the visits sorted?")
    rehearsal.wait(10_000)
    rehearsal.say(PLAN)
    rehearsal.wait_until(Phase.CODE)
    return rehearsal


def test_a_minute_without_a_question_is_nudged_once() -> None:
    rehearsal = Rehearsal().greeted()
    rehearsal.wait(3 * MINUTE_MS)
    assert ids(rehearsal) == ["ask-questions"]
    at_ms, nudge = rehearsal.nudges()[0]
    assert at_ms + START_MS - rehearsal.state.phase_since_ms <= ASK_QUESTIONS_AFTER_MS + MINUTE_MS
    assert nudge.evidence


@pytest.mark.parametrize("words", ["Are the visits sorted?", "what about ties", "huh?"])
def test_whoever_asked_is_not_told_to_ask(words: str) -> None:
    rehearsal = Rehearsal().greeted()
    rehearsal.say(words)
    rehearsal.wait(2 * MINUTE_MS)
    assert ids(rehearsal) == []


def test_code_before_a_plan_is_nudged_with_the_revision_as_evidence() -> None:
    rehearsal = Rehearsal().greeted().wait(10_000)
    revision = rehearsal.write(SHORT)
    rehearsal.wait(MINUTE_MS)
    assert [(nudge.nudge_id, nudge.evidence) for _, nudge in rehearsal.nudges()] == [
        ("code-too-early", (revision.seq,))
    ]


def test_the_starter_and_comments_are_not_too_early() -> None:
    rehearsal = Rehearsal().greeted().wait(10_000)
    starter = badge_gate().starters[rehearsal.interview.language]
    rehearsal.write(starter + "# one\n# two\n# three\n# four\n# five\n")
    rehearsal.wait(20_000)
    assert ids(rehearsal) == []


def test_code_after_a_plan_is_not_too_early() -> None:
    rehearsal = planned()
    rehearsal.write(SHORT)
    rehearsal.wait(2 * MINUTE_MS)
    assert ids(rehearsal) == []


def test_code_that_was_never_run_is_nudged_after_five_minutes() -> None:
    rehearsal = planned()
    rehearsal.write(LONG)
    began_ms = rehearsal.state.phase_since_ms
    rehearsal.wait(6 * MINUTE_MS)
    assert ids(rehearsal) == ["no-run"]
    assert START_MS + rehearsal.nudges()[0][0] - began_ms >= NO_RUN_AFTER_MS


def test_no_run_is_not_said_into_typing_nor_after_a_run_nor_for_a_few_lines() -> None:
    typing, ran, short = planned(), planned(), planned()
    ran.write(LONG)
    ran.run(RunKind.SAMPLES, passed=1)
    short.write(SHORT)
    for line in range(100):
        typing.write(f"{LONG}    # {line}\n")
        typing.wait(5_000)
    ran.wait(7 * MINUTE_MS)
    short.wait(7 * MINUTE_MS)
    assert (ids(typing), ids(ran), ids(short)) == ([], [], [])


def test_nudges_keep_their_distance_from_each_other_and_from_the_interviewer() -> None:
    rehearsal = Rehearsal().greeted()
    rehearsal.wait(ASK_QUESTIONS_AFTER_MS + 1_000)
    rehearsal.write(LONG)
    rehearsal.wait(8 * MINUTE_MS)
    assert ids(rehearsal) == ["ask-questions", "code-too-early", "no-run"]
    times = [at_ms for at_ms, _ in rehearsal.nudges()]
    assert all(later - earlier >= GAP_MS for earlier, later in pairwise(times))
    ends = [entry.ts_ms for entry in rehearsal.log if isinstance(entry.event, StreamEnded)]
    for at_ms in times:
        before = [end_ms for end_ms in ends if end_ms <= START_MS + at_ms]
        assert START_MS + at_ms - before[-1] >= AFTER_INTERVIEWER_MS


def test_nothing_is_nudged_while_the_interviewer_speaks() -> None:
    rehearsal = Rehearsal().wait(1_000)
    rehearsal.write(SHORT)
    assert rehearsal.state.open_stream is not None
    assert (
        next_nudge(rehearsal.interview, rehearsal.state, Moment(rehearsal.now_ms + MINUTE_MS))
        is None
    )


def test_nothing_is_nudged_in_the_last_minute_nor_after_the_end() -> None:
    rehearsal = Rehearsal().greeted()
    rehearsal.write(SHORT)
    assert rehearsal.state.ends_at_ms is not None
    last_ms = rehearsal.state.ends_at_ms - MINUTE_MS
    assert next_nudge(rehearsal.interview, rehearsal.state, Moment(last_ms)) is not None
    assert next_nudge(rehearsal.interview, rehearsal.state, Moment(last_ms + 1)) is None
    rehearsal.end_interview()
    assert next_nudge(rehearsal.interview, rehearsal.state, Moment(last_ms)) is None


def test_ten_nudges_are_enough() -> None:
    rehearsal = Rehearsal().greeted()
    for number in range(10):
        rehearsal.add(NudgeShown(f"other-{number}", 3, "Breathe.", (1,)))
    rehearsal.write(SHORT)
    assert (
        next_nudge(rehearsal.interview, rehearsal.state, Moment(rehearsal.now_ms + MINUTE_MS))
        is None
    )


def test_no_nudge_reveals_the_idea() -> None:
    rehearsal = Rehearsal().greeted()
    rehearsal.wait(90_000)
    rehearsal.write(LONG)
    rehearsal.wait(8 * MINUTE_MS)
    secret = " ".join(hint.text for hint in badge_gate().hints)
    assert rehearsal.nudges()
    assert all(nudge.text not in secret for _, nudge in rehearsal.nudges())
    assert not any("event" in nudge.text.lower() for _, nudge in rehearsal.nudges())
