"""What is shown, and what a terminal that went away changes: nothing."""

import io
import os
import sys

import pytest
from rich.console import Console

from apps.launcher.screen import Screen


def test_text_is_shown_as_it_is() -> None:
    out = io.StringIO()
    screen = Screen(Console(file=out, width=200, highlight=False))
    screen.notice("[api] stopped")
    screen.done("PostgreSQL ready", 1.25)
    screen.glance([("Open", "http://localhost:8000"), ("Sandbox", "[docker]")])
    shown = out.getvalue()
    assert "! [api] stopped" in shown
    assert "PostgreSQL ready (1.2 s)" in shown
    assert "http://localhost:8000" in shown
    assert "[docker]" in shown


def test_a_terminal_that_went_away_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", buffering=1) as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        screen = Screen(Console(file=gone))
        for say in (screen.working, screen.done, screen.notice, screen.refuse):
            say("nobody reads this")
        screen.glance([("Open", "nowhere")])
