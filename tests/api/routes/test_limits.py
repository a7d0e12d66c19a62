"""How much a request may bring along."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from apps.api.routes.limits import MAX_BODY_BYTES, BodyLimit


async def _length(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


def _client() -> TestClient:
    app = Starlette(routes=[Route("/", _length, methods=["POST"])])
    app.add_middleware(BodyLimit)
    return TestClient(app)


def test_a_body_at_the_limit_passes() -> None:
    assert _client().post("/", content=b"x" * MAX_BODY_BYTES).text == str(MAX_BODY_BYTES)


def test_a_longer_body_is_refused_in_the_one_shape() -> None:
    answer = _client().post("/", content=b"x" * (MAX_BODY_BYTES + 1))
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too_large"
    assert answer.json()["error"]["field"] == "body"


def test_a_longer_body_in_chunks_is_refused_too() -> None:
    chunks = (b"x" * 4096 for _ in range(MAX_BODY_BYTES // 4096 + 1))
    assert _client().post("/", content=chunks).status_code == 413
