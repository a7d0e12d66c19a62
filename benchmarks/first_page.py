"""How long until a candidate sees something: set-up, start, lobby, room.

`python -m benchmarks.first_page [--with-tests]` clones this repository's HEAD into an empty folder
and runs `make run` there twice, the first time with everything to be set up, each until the
first page is served. A headless Chromium then opens the lobby and starts interviews. Page times are
medians over several loads, and stand beside the same browser's time for an empty page.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.chromium import open_chromium

PROJECT = Path(__file__).resolve().parents[1]
PORT = 8011
LOADS = 7
GIVE_UP_S = 900
EMPTY_PAGE = "data:text/html,<p>empty"
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.first_page", description=__doc__)
    parser.add_argument("--with-tests", action="store_true", help="also time `make test`")
    with_tests = parser.parse_args().with_tests
    with tempfile.TemporaryDirectory(prefix="dryrun-bench-") as folder:
        clone = Path(folder) / "dryrun"
        Path(folder).chmod(0o755)
        subprocess.run(["git", "clone", "-q", str(PROJECT), str(clone)], check=True)
        with _running(clone) as first_s:
            _print("first `make run` to first page", first_s, "s")
        with _running(clone) as second_s:
            _print("second `make run` to first page", second_s, "s", first_s)
            empty, lobby, room = _pages()
        _print("empty page, first paint", empty, "ms")
        _print("lobby, first contentful paint", lobby, "ms", empty)
        _print("room, click to editor ready", room, "ms", empty)
        if with_tests:
            _print("`make test`", _timed_tests(clone), "s")
    return 0


@contextmanager
def _running(clone: Path) -> Generator[float]:
    """`make run` in the clone; gives the seconds until the first page was served."""
    home = clone.parent / "home"
    env = {**os.environ, "PORT": str(PORT), "DRYRUN_HOME": str(home)}
    began = time.monotonic()
    with (clone.parent / "run.log").open("wb") as log:
        make = subprocess.Popen(
            ["make", "run"], cwd=clone, env=env, stdout=log, stderr=log, start_new_session=True
        )
    try:
        _await_page(make, clone.parent / "run.log")
        yield time.monotonic() - began
    finally:
        os.killpg(make.pid, signal.SIGINT)
        make.wait(60)


def _await_page(make: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + GIVE_UP_S
    while time.monotonic() < deadline:
        if make.poll() is not None:
            sys.exit(log.read_text())
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=2):
            return
        time.sleep(0.05)
    sys.exit(log.read_text())


def _pages() -> tuple[float, float, float]:
    """Medians in ms: first paint of an empty page, of the lobby, and the room's readiness."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium was not found. On Debian: apt install chromium")
    with open_chromium(chromium) as browser:
        return _median(browser, _empty), _median(browser, _lobby), _median(browser, _room)


def _median(browser: Browser, measure: Callable[[Page], float]) -> float:
    """Every load has a fresh profile, so nothing is cached."""
    times: list[float] = []
    for _ in range(LOADS):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        times.append(measure(context.new_page()))
        context.close()
    return statistics.median(times)


def _empty(page: Page) -> float:
    page.goto(EMPTY_PAGE)
    return _first_paint(page)


def _lobby(page: Page) -> float:
    page.goto(f"http://127.0.0.1:{PORT}/")
    return _first_paint(page)


def _room(page: Page) -> float:
    page.goto(f"http://127.0.0.1:{PORT}/")
    start = page.get_by_role("button", name="Start interview")
    start.wait_for()
    page.wait_for_load_state("networkidle")
    began = time.monotonic()
    start.click()
    page.get_by_role("textbox", name="Code editor").wait_for(state="attached")
    return (time.monotonic() - began) * 1000


def _first_paint(page: Page) -> float:
    while True:
        painted: float | None = page.evaluate(PAINT)
        if painted is not None:
            return painted
        page.wait_for_timeout(20)


def _timed_tests(clone: Path) -> float:
    began = time.monotonic()
    tests = subprocess.run(["make", "test"], cwd=clone, capture_output=True, text=True, check=False)
    if tests.returncode:
        sys.exit(tests.stdout + tests.stderr)
    return time.monotonic() - began


def _print(name: str, value: float, unit: str, base: float | None = None) -> None:
    ratio = f"{value / base:8.2f} x" if base else ""
    sys.stdout.write(f"{name:36s}{value:10.1f} {unit:3s}{ratio}\n")


if __name__ == "__main__":
    raise SystemExit(main())
