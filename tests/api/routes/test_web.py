"""The built web app's files: types, caching, policies, and nothing outside the folder."""

import base64
import gzip
import hashlib
from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from apps.api.routes.refusals import install_refusals
from apps.api.routes.web import APP_POLICY, frame_policy, web_router

pytestmark = pytest.mark.anyio
SCRIPT = "console.log('frame')"


@pytest.fixture
async def web(tmp_path: Path) -> AsyncGenerator[httpx.AsyncClient]:
    """A small app around a small build, beside a file that nobody may read."""
    dist = tmp_path / "dist"
    files = {
        "index.html": "<title>Dry Run</title>",
        "assets/app-abc.js": "let a = 1",
        "vendor/pyodide.wasm": "wasm",
        "runner/frame.html": f"<script>{SCRIPT}</script>",
    }
    for name, text in files.items():
        (dist / name).parent.mkdir(parents=True, exist_ok=True)
        (dist / name).write_text(text)
    (dist / "assets/app-abc.js.gz").write_bytes(gzip.compress(b"let a = 1"))
    (tmp_path / "secret.txt").write_text("secret")
    (dist / "way-out").symlink_to(tmp_path / "secret.txt")
    app = FastAPI()
    install_refusals(app)
    app.include_router(web_router(dist))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/interview/1", "/report/1"])
async def test_every_page_of_the_app_is_its_one_document(web: httpx.AsyncClient, path: str) -> None:
    answer = await web.get(path)
    assert "Dry Run" in answer.text
    assert answer.headers["content-security-policy"] == APP_POLICY
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


async def test_hashed_files_are_kept_forever_and_come_compressed(web: httpx.AsyncClient) -> None:
    packed = await web.get("/assets/app-abc.js", headers={"accept-encoding": "gzip"})
    plain = await web.get("/assets/app-abc.js", headers={"accept-encoding": "identity"})
    assert packed.text == plain.text == "let a = 1"
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    for answer in (packed, plain):
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith("text/javascript")
        assert answer.headers["vary"] == "accept-encoding"


async def test_wasm_has_its_own_type(web: httpx.AsyncClient) -> None:
    assert (await web.get("/vendor/pyodide.wasm")).headers["content-type"] == "application/wasm"


async def test_the_frame_that_runs_code_has_an_opaque_origin_and_no_network(
    web: httpx.AsyncClient,
) -> None:
    policy = (await web.get("/runner/frame.html")).headers["content-security-policy"]
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    assert policy.startswith("sandbox allow-scripts; default-src 'none'")
    assert f"'sha256-{digest}'" in policy
    assert "connect-src 'none'" in policy
    assert "allow-same-origin" not in policy


@pytest.mark.parametrize("path", ["/runner/frame.html", "/assets/..%2frunner%2fframe.html"])
async def test_a_detour_changes_neither_policy_nor_caching(
    web: httpx.AsyncClient, path: str
) -> None:
    answer = await web.send(httpx.Request("GET", httpx.URL("http://app", raw_path=path.encode())))
    assert answer.text == f"<script>{SCRIPT}</script>"
    assert answer.headers["content-security-policy"].startswith("sandbox allow-scripts; ")
    assert answer.headers["cache-control"] == "no-cache"


def test_every_script_of_the_frame_may_run_and_no_other() -> None:
    scripts = ["let a = '1 > 0'", "\n  import 'ä'\n"]
    page = f'<script type="module">{scripts[0]}</script><p>no</p><script>{scripts[1]}</script>'
    allowed = frame_policy(page).partition("script-src ")[2].partition(" blob:")[0]
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    assert allowed.split() == [f"'sha256-{base64.b64encode(each).decode()}'" for each in digests]


def test_no_page_of_the_app_runs_what_is_written_into_it() -> None:
    parted = (rule.partition(" ") for rule in APP_POLICY.split("; "))
    rules = {name: sources for name, _, sources in parted}
    assert rules["default-src"] == rules["script-src"] == rules["connect-src"] == "'self'"
    for closed in ("frame-ancestors", "base-uri", "form-action", "object-src"):
        assert rules[closed] == "'none'"


@pytest.mark.parametrize("path", ["/", "/report/1", "/assets/app-abc.js", "/runner/frame.html"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
async def test_the_head_of_a_file_is_that_of_its_body(
    web: httpx.AsyncClient, path: str, encoding: str
) -> None:
    asked = {"accept-encoding": encoding}
    head, whole = await web.head(path, headers=asked), await web.get(path, headers=asked)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == whole.headers


async def test_files_are_only_read(web: httpx.AsyncClient) -> None:
    answer = await web.post("/")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert answer.json()["error"]["code"] == "method_not_allowed"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../../secret.txt",
        "/assets%2f..%2f..%2fsecret.txt",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/way-out",
        "/nothing",
        "/nothing%00",
        "/" + "long" * 100,
        "/assets",
        "/interview",
        "/report",
    ],
)
async def test_nothing_else_is_served(web: httpx.AsyncClient, path: str) -> None:
    request = httpx.Request("GET", httpx.URL("http://app", raw_path=path.encode()))
    answer = await web.send(request)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"
    assert "secret" not in answer.text.replace("secret.txt", "")
