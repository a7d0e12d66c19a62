"""Help during an interview: the coach's nudges, the hint ladder, one's own input."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenInterview
from tests.e2e.solutions import RIGHT_PYTHON
from tests.launcher.running import RunningLauncher

pytestmark = pytest.mark.timeout(180)


def test_the_coach_nudges_who_codes_before_telling_a_plan(
    without_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(without_docker)
    interview.start()
    interview.write(RIGHT_PYTHON)
    interview.await_phase("Code")
    nudges = interview.page.get_by_role("log", name="Coach nudges")
    expect(nudges).to_contain_text("before you have told your plan", timeout=30_000)


def test_hints_come_one_rung_at_a_time_and_not_without_an_attempt(
    without_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(without_docker)
    interview.start()
    interview.page.get_by_role("button", name="Ask for hint 1").click()
    hints = interview.page.get_by_role("log", name="Hints")
    expect(hints.get_by_role("listitem")).to_have_count(1, timeout=15_000)
    interview.await_silence()
    interview.page.get_by_role("button", name="Ask for hint 2").click()
    interview.await_message(re.compile("(last|previous) hint"))
    expect(hints.get_by_role("listitem")).to_have_count(1)


def test_own_input_runs_and_a_malformed_one_is_explained(
    with_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(with_docker)
    interview.start()
    interview.write(RIGHT_PYTHON)
    page = interview.page
    page.get_by_role("tab", name="Custom").click()
    panel = page.get_by_role("tabpanel", name="Custom")
    panel.get_by_role("textbox").fill("[[1, 2, 3], 4")
    expect(panel.get_by_role("status")).to_contain_text("JSON")
    expect(panel.get_by_role("button")).to_be_disabled()
    panel.get_by_role("textbox").fill("[[1, 2, 3], 4]")
    panel.get_by_role("button").click()
    expect(panel).to_contain_text("[[1, 3]]", timeout=15_000)
