"""The whole product, started as an operator does, and a real browser to sit in it."""

from __future__ import annotations

import json
import os
import time
import urllib.request
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import open_chromium
from tests.e2e.interview_page import InterviewPage
from tests.folders import open_folder
from tests.launcher.running import NO_ENGINE, RunningLauncher, launching

SANDBOX_READY_S = 240.0
SCREENSHOTS = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
OpenInterview = Callable[..., InterviewPage]


@pytest.fixture(scope="package")
def browser(chromium_path: str) -> Generator[Browser]:
    """One Chromium for all tests; each test has a context of its own."""
    with open_chromium(chromium_path) as browser:
        yield browser


@pytest.fixture(scope="package")
def with_docker(sandbox_socket: Path) -> Generator[RunningLauncher]:
    """The product with Docker boxes; `sandbox_socket` has proved that an engine is there."""
    del sandbox_socket
    with open_folder() as folder, launching(folder / "home", {}) as launcher:
        launcher.until_serving()
        _await_docker(url_of(launcher))
        yield launcher


@pytest.fixture(scope="package")
def without_docker() -> Generator[RunningLauncher]:
    """The product on a machine without a Docker engine."""
    with open_folder() as folder, launching(folder / "home", NO_ENGINE) as launcher:
        yield launcher.until_serving()


@pytest.fixture
def open_interview(browser: Browser) -> Generator[OpenInterview]:
    """A fresh browser profile on a launcher's pages; page errors fail the test."""
    errors: list[str] = []
    pages: list[Page] = []

    def open_page(launcher: RunningLauncher, **context: object) -> InterviewPage:
        page = browser.new_context(viewport={"width": 1440, "height": 900}, **context).new_page()  # pyright: ignore[reportArgumentType]
        page.on("pageerror", lambda error: errors.append(str(error)))
        pages.append(page)
        return InterviewPage(page, url_of(launcher))

    yield open_page
    for page in pages:
        page.context.close()
    assert errors == []


def url_of(launcher: RunningLauncher) -> str:
    """Where a launcher serves."""
    return f"http://127.0.0.1:{launcher.port}"


def screenshot(page: Page, name: str, *, full_page: bool = False) -> None:
    """Keep a picture for the README when `DRYRUN_SCREENSHOTS` asks for it."""
    if os.environ.get("DRYRUN_SCREENSHOTS"):
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=full_page)


def _await_docker(url: str) -> None:
    deadline = time.monotonic() + SANDBOX_READY_S
    while True:
        with urllib.request.urlopen(f"{url}/lobby", timeout=10) as response:
            lobby = json.load(response)
        if lobby["sandbox"] == "docker":
            return
        assert time.monotonic() < deadline, lobby["sandbox_reason"]
        time.sleep(0.5)
