"""A killed API, a refreshed page, a second tab: the interview goes on where it was."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenInterview
from tests.e2e.solutions import RIGHT_PYTHON
from tests.launcher.running import RunningLauncher

pytestmark = pytest.mark.timeout(300)


def test_the_room_reconnects_after_the_api_was_killed_and_nothing_is_lost_or_repeated(
    with_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(with_docker)
    interview.start()
    interview.say("Are the weights sorted?")
    interview.await_message("no particular order")
    interview.await_silence()
    interview.write(RIGHT_PYTHON)
    said_before = interview.messages.all_inner_texts()
    with_docker.kill_child("api")
    interview.say("Can the list of parcels be empty?")
    interview.await_message("Return an empty list")
    interview.await_silence()
    assert interview.messages.all_inner_texts()[: len(said_before)] == said_before
    greetings = interview.messages.filter(has_text="Alex")
    expect(greetings).to_have_count(1)
    interview.submit()
    interview.await_verdict("Accepted: 16 of 16 tests passed")
    interview.end()
    expect(interview.page.get_by_text("passed every hidden test on the server")).to_be_visible()


def test_a_refresh_keeps_conversation_code_and_timer(
    with_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(with_docker)
    interview.start()
    interview.say("Are the weights sorted?")
    interview.await_message("no particular order")
    interview.await_silence()
    interview.write(RIGHT_PYTHON)
    said_before = interview.messages.all_inner_texts()
    interview.page.reload()
    interview.await_editor()
    interview.await_silence()
    assert interview.messages.all_inner_texts() == said_before
    expect(interview.page.get_by_role("region", name="Code")).to_contain_text("other in seen")


def test_a_second_tab_takes_over_and_the_first_can_take_back(
    with_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(with_docker)
    interview.start()
    second = interview.page.context.new_page()
    second.goto(interview.page.url)
    expect(interview.page.get_by_role("button", name="Use here")).to_be_visible(timeout=15_000)
    interview.page.get_by_role("button", name="Use here").click()
    expect(second.get_by_role("button", name="Use here")).to_be_visible(timeout=15_000)
