"""One Chromium page with a built sandbox for all tests of this folder."""

import shutil
import subprocess
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import open_chromium
from tests.sandbox.browser.driver import Driver
from tests.sandbox.browser.site import Hits, attacker_server, page_server, serving


@dataclass(frozen=True)
class Site:
    """The running servers and what reached them that should not have."""

    url: str
    own: Hits
    attacker_url: str
    attacker: Hits


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sandbox and the test page, built from the sources."""
    folder = tmp_path_factory.mktemp("site")
    node = shutil.which("node")
    assert node is not None, "node is needed to build the browser sandbox"
    script = Path(__file__).with_name("build-page.mjs")
    subprocess.run([node, str(script), str(folder)], check=True, timeout=60)
    return folder


@pytest.fixture(scope="package")
def site(built_site: Path) -> Generator[Site]:
    """The page's server and the attacker's."""
    own, attacker = Hits(), Hits()
    with (
        serving(page_server(built_site, own)) as url,
        serving(attacker_server(attacker)) as attacker_url,
    ):
        yield Site(url, own, attacker_url, attacker)


@pytest.fixture(scope="package")
def browser(chromium_path: str) -> Generator[Browser]:
    """Chromium without a window."""
    with open_chromium(chromium_path) as browser:
        yield browser


def _open(browser: Browser, site: Site) -> Page:
    page = browser.new_page()
    page.goto(site.url)
    return page


@pytest.fixture
def fresh_page(browser: Browser, site: Site) -> Generator[Page]:
    """A page whose sandbox nobody has used."""
    page = _open(browser, site)
    yield page
    page.close()


@pytest.fixture(scope="package")
def sandbox(browser: Browser, site: Site) -> Driver:
    """The sandbox that the tests share: each run gets a fresh worker anyway."""
    return Driver(_open(browser, site))
