"""How tests and benchmarks start Chromium: headless, as any user, without services of its own.

Playwright's synchronous interface occupies the thread's event loop while it is open, so a fixture
that opens it must end with its package, or coroutine tests behind it cannot run.
"""

from collections.abc import Generator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def open_chromium(program: str) -> Generator[Browser]:
    """A Chromium that is closed at the end of the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
