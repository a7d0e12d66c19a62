"""Speaking and listening through the browser's own speech interfaces."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenInterview
from tests.e2e.speech import RECOGNISER, VOICES
from tests.launcher.running import RunningLauncher

pytestmark = pytest.mark.timeout(180)


def test_spoken_words_are_shown_while_heard_and_answered_when_final(
    without_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(without_docker)
    page = interview.page
    page.add_init_script(RECOGNISER)
    interview.start()
    page.get_by_role("button", name="Mic off").click()
    page.evaluate("() => window.speakPartial('are the weights')")
    expect(interview.transcript.last).to_contain_text("are the weights")
    page.evaluate("() => window.speakFinal('are the weights sorted')")
    interview.await_message("no particular order")
    expect(interview.transcript.filter(has_text="are the weights sorted")).to_have_count(1)


def test_speaking_interrupts_the_interviewer(
    without_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(without_docker)
    page = interview.page
    page.add_init_script(RECOGNISER)
    interview.enter()
    expect(page.get_by_role("img", name="Interviewer, speaking")).to_be_visible()
    page.get_by_role("button", name="Mic off").click()
    page.evaluate("() => window.speakPartial('wait I have a question')")
    interview.await_silence()
    expect(interview.transcript.first).to_contain_text("interrupted")


def test_the_interviewer_speaks_aloud_sentence_by_sentence_and_can_be_switched_off(
    without_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(without_docker)
    page = interview.page
    page.add_init_script(VOICES)
    interview.start()
    greeting = interview.messages.first.inner_text()
    aloud: list[str] = page.evaluate("() => window.aloud")
    assert " ".join(aloud) == greeting
    page.get_by_role("button", name="Voice").click()
    interview.say("Are the weights sorted?")
    interview.await_message("no particular order")
    interview.await_silence()
    assert page.evaluate("() => window.aloud.length") == len(aloud)
