"""Every refused request has one JSON shape, whoever refuses it."""

from collections.abc import AsyncGenerator
from typing import Annotated

import httpx
import pytest
from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel, ConfigDict, Field

from apps.api import errors
from apps.api.errors import InterviewError
from apps.api.routes.refusals import install_refusals

pytestmark = pytest.mark.anyio


KINDS = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, InterviewError)
]


class Order(BaseModel):
    """A body that is easy to get wrong."""

    model_config = ConfigDict(extra="forbid")
    count: int = Field(ge=1)
    inner: dict[str, list[int]] = {}


def small_app() -> FastAPI:
    """An app that refuses in every way."""
    app = FastAPI()
    install_refusals(app)
    kinds = {kind.__name__: kind for kind in KINDS}

    async def refuse(kind: str) -> None:
        raise kinds[kind]("No, because.", field="a.b", expected="a better one")

    async def order(body: Order, x_size: Annotated[int, Header()] = 1) -> int:
        return body.count * x_size

    async def number(value: int, times: int = 1) -> int:
        return value * times

    async def refuse_plainly(status: int) -> None:
        raise HTTPException(status, "as you wish", {"retry-after": "7"})

    app.get("/refuse/{kind}")(refuse)
    app.post("/orders")(order)
    app.get("/numbers/{value}")(number)
    app.get("/status/{status}")(refuse_plainly)
    return app


@pytest.fixture
async def client() -> AsyncGenerator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(small_app())
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as each:
        yield each


def body(code: str, message: str, **more: object) -> dict[str, object]:
    fields = {"field": None, "expected": None, "retryable": False, **more}
    return {"error": {"code": code, "message": message, **fields}}


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.__name__)
async def test_an_interview_error_says_what_to_mend(
    client: httpx.AsyncClient, kind: type[InterviewError]
) -> None:
    answer = await client.get(f"/refuse/{kind.__name__}")
    assert answer.status_code == kind.status
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == body(
        kind.code, "No, because.", field="a.b", expected="a better one", retryable=kind.retryable
    )


def test_codes_are_stable_and_each_belongs_to_one_kind() -> None:
    assert len({each.code for each in KINDS}) == len(KINDS)
    assert {each.code: each.status for each in KINDS} == {
        "refused": 400,
        "bad_input": 422,
        "unauthenticated": 401,
        "wrong_session": 403,
        "foreign_origin": 403,
        "unknown_session": 404,
        "no_question": 404,
        "report_not_ready": 404,
        "session_over": 409,
        "not_allowed_now": 409,
        "id_reused": 409,
        "too_large": 413,
        "sandbox_unavailable": 503,
        "interview_moved": 503,
        "storage_away": 503,
        "unsupported_version": 426,
    }


async def test_an_unknown_path(client: httpx.AsyncClient) -> None:
    answer = await client.get("/nowhere/at-all?token=hush")
    assert answer.status_code == 404
    assert answer.json() == body("not_found", "GET /nowhere/at-all: Not Found")


async def test_a_wrong_method_names_the_right_one(client: httpx.AsyncClient) -> None:
    answer = await client.delete("/orders")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert answer.json() == body("method_not_allowed", "DELETE /orders: Method Not Allowed")


async def test_any_other_refusal_of_the_framework(client: httpx.AsyncClient) -> None:
    answer = await client.get("/status/429")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
    assert answer.json() == body("refused", "GET /status/429: as you wish")


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ('{"count": 0}', "count"),
        ('{"count": "many"}', "count"),
        ('{"count": 1, "colour": "red"}', "colour"),
        ('{"count": 1, "inner": {"a": [1, "x"]}}', "inner.a.1"),
        ("{}", "count"),
        ("[]", "body"),
        ("{", "body"),
        ("", "body"),
    ],
)
async def test_a_malformed_body_is_named_by_its_field(
    client: httpx.AsyncClient, content: str, field: str
) -> None:
    answer = await client.post(
        "/orders", content=content, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert answer.json() == body(
        "bad_input", error["message"], field=field, expected=error["expected"]
    )
    assert error["message"]
    assert error["expected"]


@pytest.mark.parametrize(
    ("path", "field"), [("/numbers/x", "value"), ("/numbers/1?times=x", "times")]
)
async def test_a_malformed_url_is_named_by_its_part(
    client: httpx.AsyncClient, path: str, field: str
) -> None:
    answer = await client.get(path)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["field"]) == (422, "bad_input", field)


async def test_a_malformed_header_is_named(client: httpx.AsyncClient) -> None:
    answer = await client.post("/orders", json={"count": 1}, headers={"x-size": "big"})
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["field"]) == (422, "bad_input", "x-size")


async def test_a_bug_is_no_refusal() -> None:
    app = small_app()

    async def broken() -> None:
        raise ZeroDivisionError

    app.get("/broken")(broken)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
        with pytest.raises(ZeroDivisionError):
            await client.get("/broken")
