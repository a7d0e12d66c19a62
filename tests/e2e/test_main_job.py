"""From the lobby to the report, as a candidate sits an interview."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # pyright: ignore[reportMissingTypeStubs]
from playwright.sync_api import expect

from tests.e2e.conftest import OpenInterview, screenshot
from tests.e2e.interview_page import InterviewPage
from tests.e2e.solutions import (
    RIGHT_JAVASCRIPT,
    RIGHT_PYTHON,
    WRONG_JAVASCRIPT,
    WRONG_PYTHON,
)
from tests.launcher.running import RunningLauncher

pytestmark = pytest.mark.timeout(300)

QUESTION = "Can the same pair appear more than once in the result?"
ANSWER = "List each pair of weights once"
PLAN = "I would keep a set of the weights seen so far and look up load minus weight for each one."
COST = "It is O(n) time and O(n) space."
FOLLOW_UP = "I would fix one parcel and then solve the same task for the other two baskets."


def test_a_python_interview_with_hidden_tests_from_lobby_to_report(
    with_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(with_docker, color_scheme="dark")
    interview.page.goto(interview.url)
    expect(interview.page.get_by_text("hidden tests run on the server")).to_be_visible()
    screenshot(interview.page, "lobby")
    interview.start(language="Python")
    _clarify_and_plan(interview)
    interview.write(WRONG_PYTHON)
    interview.run()
    interview.await_verdict("Wrong answer: 0 of 3 samples passed")
    expect(interview.page.get_by_role("tab", name="Case 1 failed")).to_be_visible()
    interview.write(RIGHT_PYTHON)
    interview.submit()
    interview.await_verdict("Accepted: 16 of 16 tests passed")
    interview.await_verdict("Hidden tests: 13 of 13 passed")
    screenshot(interview.page, "room")
    _discuss(interview)
    _assert_accessible(interview)
    interview.end()
    report = interview.page
    expect(report.get_by_text("passed every hidden test on the server")).to_be_visible()
    expect(report.get_by_role("region", name="Transcript", exact=True)).to_contain_text(ANSWER)
    _assert_accessible(interview)
    screenshot(report, "report", full_page=True)


def test_a_javascript_interview_with_hidden_tests(
    with_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(with_docker, color_scheme="light")
    interview.start(language="JavaScript")
    _clarify_and_plan(interview)
    interview.write(WRONG_JAVASCRIPT)
    interview.run()
    interview.await_verdict("Wrong answer: 0 of 3 samples passed")
    interview.write(RIGHT_JAVASCRIPT)
    interview.submit()
    interview.await_verdict("Hidden tests: 13 of 13 passed")
    screenshot(interview.page, "room-light")
    _discuss(interview)
    interview.end()
    expect(interview.page.get_by_text("passed every hidden test on the server")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("Python", WRONG_PYTHON, RIGHT_PYTHON),
        ("JavaScript", WRONG_JAVASCRIPT, RIGHT_JAVASCRIPT),
    ],
)
def test_an_interview_with_the_browser_sandbox_only(
    without_docker: RunningLauncher,
    open_interview: OpenInterview,
    language: str,
    wrong: str,
    right: str,
) -> None:
    interview = open_interview(without_docker)
    interview.start(language=language)
    _clarify_and_plan(interview)
    interview.write(wrong)
    interview.run()
    interview.await_verdict(re.compile("0 of 3"))
    interview.write(right)
    interview.submit()
    interview.await_verdict(re.compile("3 of 3"))
    expect(interview.page.get_by_role("region", name="Results", exact=True)).to_contain_text(
        re.compile("hidden tests need", re.IGNORECASE)
    )
    interview.await_phase("Test")
    interview.say("I would also try an empty list and two equal weights.")
    _discuss(interview)
    interview.end()
    expect(interview.page.get_by_text("No solution was verified by hidden tests")).to_be_visible()


def _clarify_and_plan(interview: InterviewPage) -> None:
    interview.say(QUESTION)
    interview.await_message(ANSWER)
    interview.await_silence()
    interview.say(PLAN)
    interview.await_phase("Code")
    interview.await_silence()


def _discuss(interview: InterviewPage) -> None:
    interview.await_phase("Analyse")
    interview.await_message(re.compile("complexity|cost|running time", re.IGNORECASE))
    interview.await_silence()
    interview.say(COST)
    interview.await_message("three baskets")
    interview.await_silence()
    interview.say(FOLLOW_UP)
    interview.await_phase("Wrap")
    interview.await_message("report")
    interview.await_silence()


def _assert_accessible(interview: InterviewPage) -> None:
    axe: Any = Axe()
    found = axe.run(interview.page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
