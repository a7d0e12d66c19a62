"""Whole interviews, as different candidates sit them."""

from __future__ import annotations

from collections.abc import Callable

from apps.api.domain.phase import Phase
from apps.api.domain.run import RunKind
from question_bank.schema import Question
from tests.api.bank import badge_gate
from tests.api.rehearsal import Rehearsal, interview_about

PLAN = "My plan is to turn the visits into events, sort them, and keep a count."
BRUTE = "A brute force could check every minute against every visit for overlaps."
SOLUTION = """def solution(visits):
    events = sorted((t, d) for a, b in visits for t, d in ((a, 1), (b, -1)))
    inside = best = 0
    peak = -1
    for minute, change in events:
        inside += change
        if inside > best:
            best, peak = inside, minute
    return peak
"""
Script = Callable[[Rehearsal], None]


def perfect(rehearsal: Rehearsal) -> None:
    """Asks, plans, codes, tests, submits once, knows the cost."""
    rehearsal.greeted()
    rehearsal.say("Are the visits sorted?")
    rehearsal.wait(8_000)
    rehearsal.say("Can the log be empty?")
    rehearsal.wait(8_000)
    rehearsal.say(PLAN)
    rehearsal.wait_until(Phase.CODE)
    rehearsal.write(SOLUTION)
    rehearsal.wait(60_000)
    rehearsal.say("An empty log and two visits that touch are the edge cases I would test")
    rehearsal.run(RunKind.CUSTOM, total=1)
    rehearsal.run(RunKind.SAMPLES)
    rehearsal.wait(20_000)
    rehearsal.run(RunKind.SUBMIT, total=12)
    rehearsal.wait(20_000)
    rehearsal.say("It takes O(n log n) time and O(n) space")
    rehearsal.wait(20_000)
    rehearsal.say("I would keep the late records in a heap until ten minutes have passed")
    rehearsal.wait(20_000)


def brute(rehearsal: Rehearsal) -> None:
    """Goes for the slow solution and fails the large tests."""
    rehearsal.greeted()
    rehearsal.say(BRUTE)
    rehearsal.wait(10_000)
    rehearsal.say("I will go with that and loop over every minute then")
    rehearsal.wait(10_000)
    rehearsal.write(SOLUTION)
    rehearsal.wait(30_000)
    rehearsal.run(RunKind.SAMPLES, passed=1)
    rehearsal.wait(20_000)
    rehearsal.write(SOLUTION + "# mended\n")
    rehearsal.run(RunKind.SAMPLES)
    rehearsal.run(RunKind.SUBMIT, passed=9, total=12)
    rehearsal.wait(20_000)
    rehearsal.say("That is n squared I believe")


def silent(rehearsal: Rehearsal) -> None:
    """Looks at the screen for the whole time."""
    rehearsal.wait(46 * 60_000)


def hint_user(rehearsal: Rehearsal) -> None:
    """Climbs the whole ladder and gets there."""
    rehearsal.greeted()
    for attempt in range(4):
        rehearsal.say("I'm stuck, could I have a hint?")
        rehearsal.wait(80_000)
        rehearsal.write(SOLUTION + f"# {attempt}\n")
    rehearsal.run(RunKind.SUBMIT, total=12)
    rehearsal.wait(20_000)


def only_fine(rehearsal: Rehearsal) -> None:
    """Says "fine" to everything."""
    rehearsal.greeted()
    for _ in range(20):
        rehearsal.say("fine")
        rehearsal.wait(30_000)


def paster(rehearsal: Rehearsal) -> None:
    """Pastes a solution without a word."""
    rehearsal.greeted()
    rehearsal.write(SOLUTION)
    rehearsal.run(RunKind.SUBMIT, total=12)
    rehearsal.wait(20_000)


SCRIPTS: tuple[Script, ...] = (perfect, brute, silent, hint_user, only_fine, paster)


def played(script: Script, question: Question | None = None) -> Rehearsal:
    """The interview after its script, not ended yet."""
    rehearsal = Rehearsal(interview_about(question or badge_gate()))
    script(rehearsal)
    return rehearsal
