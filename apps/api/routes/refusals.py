"""Refusals over HTTP, all in one JSON shape."""

from __future__ import annotations

from collections.abc import Mapping

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError
from starlette.exceptions import HTTPException

from apps.api.errors import InterviewError, StorageAway
from apps.api.infra.database import DatabaseAway
from apps.api.wire.rest import ErrorBody, ErrorDetail

_log = structlog.get_logger()


STORAGE_AWAY = (DatabaseAway, RedisConnectionError, RedisTimeoutError)


def storage_away() -> StorageAway:
    """What a caller is told while PostgreSQL or Redis does not answer."""
    return StorageAway("The server cannot reach its storage; try again in a moment.")


def install_refusals(app: FastAPI) -> None:
    """Render every refusal as `ErrorBody`."""
    app.add_exception_handler(InterviewError, _refused)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)
    for away in STORAGE_AWAY:
        app.add_exception_handler(away, _away)


def refusal(error: InterviewError) -> JSONResponse:
    """A refusal as a response."""
    detail = ErrorDetail(
        code=error.code,
        message=error.message,
        field=error.field,
        expected=error.expected,
        retryable=error.retryable,
    )
    return _response(error.status, detail)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    del request
    assert isinstance(error, InterviewError)
    return refusal(error)


async def _away(request: Request, error: Exception) -> JSONResponse:
    _log.warning("request.storage_away", path=request.url.path, reason=type(error).__name__)
    return refusal(storage_away())


async def _malformed(request: Request, error: Exception) -> JSONResponse:
    del request
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    message = str(first["msg"])
    if first["type"] == "json_invalid":
        detail = ErrorDetail(
            code="bad_input", message=message, field="body", expected="a JSON object"
        )
    else:
        field = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
        detail = ErrorDetail(code="bad_input", message=message, field=field, expected=message)
    return _response(422, detail)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = {404: "not_found", 405: "method_not_allowed"}.get(error.status_code, "refused")
    message = f"{request.method} {request.url.path}: {error.detail}"
    detail = ErrorDetail(code=code, message=message)
    return _response(error.status_code, detail, error.headers)


def _response(
    status: int, detail: ErrorDetail, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    return JSONResponse(ErrorBody(error=detail).model_dump(), status, headers)
