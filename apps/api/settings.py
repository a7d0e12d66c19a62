"""What a deployment may set, read once from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

VERSION = "0.1.0"
MAX_WORKERS = 32
_OPENROUTER_URL = "https://openrouter.ai/api/v1"
_OPENROUTER_MODEL = "google/gemini-2.5-flash"


class SettingsError(Exception):
    """A variable is missing or malformed; the message names it."""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """An OpenAI-compatible endpoint. The key is kept out of `repr`, and so out of logs."""

    base_url: str
    model: str
    api_key: str

    def __repr__(self) -> str:
        return f"ModelSettings(base_url={self.base_url!r}, model={self.model!r})"


@dataclass(frozen=True, slots=True)
class Settings:
    """`sandbox_socket` is the runner's Unix socket, `sandbox_queue` a queue of many runners.

    The socket goes first; without either the browser runs the code.
    """

    database_url: str
    redis_url: str
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    sandbox_socket: Path | None = None
    sandbox_queue: str | None = None
    web_dist: Path | None = None
    allowed_origins: tuple[str, ...] = ()
    model: ModelSettings | None = None


def read_settings(env: Mapping[str, str] = os.environ) -> Settings:
    """Settings from environment variables; docs/ARCHITECTURE.md lists them.

    An empty variable is one that is not set: Compose files pass those on.

    Raises:
        SettingsError: a required variable is missing or a value is malformed.
    """
    return Settings(
        database_url=async_database_url(_required(env, "DATABASE_URL")),
        redis_url=_required(env, "REDIS_URL"),
        host=env.get("HOST") or "127.0.0.1",
        port=_port(env.get("PORT") or "8000"),
        workers=_workers(env.get("WORKERS") or "1"),
        sandbox_socket=_path(env.get("SANDBOX_SOCKET")),
        sandbox_queue=env.get("SANDBOX_QUEUE") or None,
        web_dist=_path(env.get("WEB_DIST")),
        allowed_origins=_origins(env.get("CORS_ORIGINS", "")),
        model=_model(env),
    )


def async_database_url(url: str) -> str:
    """The same database through psycopg 3, whichever PostgreSQL scheme the URL has."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.split("+")[0] not in {"postgres", "postgresql"}:
        raise SettingsError(f"DATABASE_URL must start with postgresql://, found {scheme!r}")
    return f"postgresql+psycopg://{rest}"


def _model(env: Mapping[str, str]) -> ModelSettings | None:
    base_url = env.get("LLM_BASE_URL")
    if base_url:
        if not base_url.startswith(("http://", "https://")):
            raise SettingsError(f"LLM_BASE_URL must start with http:// or https://: {base_url!r}")
        key = env.get("LLM_API_KEY") or "none"
        return ModelSettings(base_url, _required(env, "LLM_MODEL"), key)
    key = env.get("OPENROUTER_API_KEY")
    if key:
        model = env.get("OPENROUTER_MODEL") or _OPENROUTER_MODEL
        return ModelSettings(_OPENROUTER_URL, model, key)
    return None


def _required(env: Mapping[str, str], name: str) -> str:
    value = env.get(name)
    if not value:
        raise SettingsError(f"{name} is not set")
    return value


def _path(value: str | None) -> Path | None:
    return Path(value) if value else None


def _origins(value: str) -> tuple[str, ...]:
    return tuple(filter(None, (origin.strip() for origin in value.split(","))))


def _port(value: str) -> int:
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise SettingsError(f"PORT must be a number from 1 to 65535, found {value!r}")
    return int(value)


def _workers(value: str) -> int:
    if not value.isdecimal() or not 0 < int(value) <= MAX_WORKERS:
        raise SettingsError(f"WORKERS must be a number from 1 to {MAX_WORKERS}, found {value!r}")
    return int(value)
