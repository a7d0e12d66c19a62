"""Speaking and listening through the browser's own speech interfaces."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenInterview
from tests.e2e.speech import RECOGNISER, VOICES
from tests.launcher.running import RunningLauncher

pytestmark = pytest.mark.timeout(180)


def test_spoken_words_are_heard_answered_and_interrupt_the_interviewer(
    without_docker: RunningLauncher, open_interview: OpenInterview
) -> None:
    interview = open_interview(without_docker)
    page = interview.page
    page.add_init_script(RECOGNISER)
    interview.start()
    page.get_by_role("button", name="Mic off").click()
    page.evaluate("() => window.speakPartial('are the weights')")
    expect(page.get_by_role("region", name="Transcript", exact=True)).to_contain_text("are the weights")
    page.evaluate("() => window.speakFinal('are the weights sorted')")
    interview.await_message("no particular order")
    interview.await_silence()
    page.evaluate("() => window.speakFinal('how many parcels can there be')")
    interview.await_message(re.compile("20000|Good|Sure|worth"))
    page.evaluate("() => window.speakPartial('wait one more thing please')")
    interview.await_silence()
    said = interview.messages.all_inner_texts()
    page.evaluate("() => window.speakFinal('wait one more thing please')")
    expect(interview.transcript.filter(has_text="wait one more thing please")).to_have_count(1)
    assert interview.messages.all_inner_texts()[: len(said)] == said


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
