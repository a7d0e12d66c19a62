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
from apps.api.routes.web import APP_POLICY, web_router

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


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../../secret.txt",
        "/assets%2f..%2f..%2fsecret.txt",
        "//etc/passwd",
        "/nothing",
        "/assets",
    ],
)
async def test_nothing_else_is_served(web: httpx.AsyncClient, path: str) -> None:
    request = httpx.Request("GET", httpx.URL("http://app", raw_path=path.encode()))
    answer = await web.send(request)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"
    assert "secret" not in answer.text.replace("secret.txt", "")
