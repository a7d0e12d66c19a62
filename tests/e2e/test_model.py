"""An interview whose words come from a model: one that answers, and two that fail."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.api.model_server import FIRST_SENTENCE, SECOND_SENTENCE, ModelServer, model_server
from tests.e2e.conftest import OpenInterview
from tests.folders import open_folder
from tests.launcher.running import NO_ENGINE, RunningLauncher, launching

pytestmark = pytest.mark.timeout(180)
KEY = "sk-planted-key-4711"
ACTS_OF_THE_MODEL = 2
WAITING_MS = 15_000
ASSUMPTION = re.compile("assum|sensible", re.IGNORECASE)


@contextmanager
def product(home: Path, server: ModelServer, script: str) -> Generator[RunningLauncher]:
    """The product with a model that follows this script; afterwards no file holds its key."""
    env = {**NO_ENGINE, "LLM_BASE_URL": server.base_url, "LLM_API_KEY": KEY, "LLM_MODEL": script}
    with launching(home, env) as launcher:
        yield launcher.until_serving()
        launcher.stop()
    files = [path for path in home.rglob("*") if path.is_file()]
    logs = [path.read_text() for path in files if path.name == "api.log"]
    assert ("model.fell_back" in logs[0]) == (script != "ok")
    assert holding(KEY, files) == []


def holding(secret: str, files: list[Path]) -> list[Path]:
    return [path for path in files if secret.encode() in path.read_bytes()]


@pytest.fixture(scope="module")
def home() -> Generator[Path]:
    """One data folder for all three, since only the first start has to fill it."""
    with open_folder() as folder:
        yield folder / "home"


@pytest.fixture(scope="module")
def server() -> Generator[ModelServer]:
    with model_server() as serving:
        yield serving


def test_a_model_words_the_interview(
    home: Path, server: ModelServer, open_interview: OpenInterview
) -> None:
    with product(home, server, "ok") as launcher:
        interview = open_interview(launcher)
        interview.page.goto(interview.url)
        expect(interview.page.get_by_text("Worded by ok")).to_be_visible()
        interview.start()
        expect(interview.messages.first).to_have_text(f"{FIRST_SENTENCE} {SECOND_SENTENCE}")
        interview.say("Are the weights sorted?")
        interview.await_message("no particular order")
        interview.await_silence()
        interview.say("What colour is the cargo bike?")
        expect(interview.messages.filter(has_text=FIRST_SENTENCE)).to_have_count(
            ACTS_OF_THE_MODEL, timeout=WAITING_MS
        )
        interview.await_silence()
        interview.end()
        expect(interview.page.get_by_role("region", name="Transcript", exact=True)).to_contain_text(
            SECOND_SENTENCE
        )
    asked = [request for request in server.requests if request.body["model"] == "ok"]
    assert len(asked) >= ACTS_OF_THE_MODEL
    assert {request.headers["authorization"] for request in asked} == {f"Bearer {KEY}"}


@pytest.mark.parametrize(
    ("script", "before"), [("stall-at-once", ""), ("reset-midway", FIRST_SENTENCE)]
)
def test_the_interview_goes_on_when_the_model_fails(
    home: Path, server: ModelServer, open_interview: OpenInterview, script: str, before: str
) -> None:
    with product(home, server, script) as launcher:
        interview = open_interview(launcher)
        interview.page.goto(interview.url)
        expect(interview.page.get_by_text(f"Worded by {script}")).to_be_visible()
        interview.start()
        greeting = re.compile(f"^{re.escape(before)}.*Alex.*Pair of Parcels")
        expect(interview.messages.first).to_have_text(greeting)
        interview.say("Are the weights sorted?")
        interview.await_message("no particular order")
        interview.await_silence()
        interview.say("What colour is the cargo bike?")
        expect(interview.messages.filter(has_text=ASSUMPTION)).to_have_count(1, timeout=WAITING_MS)
        interview.await_silence()
        interview.end()
        expect(interview.page.get_by_role("region", name="Transcript", exact=True)).to_contain_text(
            "Pair of Parcels"
        )
