"""What a deployment may set, and how a mistake is named."""

from pathlib import Path

import pytest

from apps.api.settings import (
    ModelSettings,
    Settings,
    SettingsError,
    async_database_url,
    read_settings,
)

KEY = "sk-planted-key"
NEEDED = {"DATABASE_URL": "postgresql://user@db/dryrun", "REDIS_URL": "redis://cache:6379/1"}
OPENROUTER = "https://openrouter.ai/api/v1"


def read(**env: str) -> Settings:
    return read_settings({**NEEDED, **env})


def refusal(**env: str) -> str:
    with pytest.raises(SettingsError) as refused:
        read(**env)
    assert KEY not in str(refused.value)
    return str(refused.value)


def test_two_variables_are_enough() -> None:
    assert read() == Settings(
        database_url="postgresql+psycopg://user@db/dryrun",
        redis_url="redis://cache:6379/1",
        host="127.0.0.1",
        port=8000,
        sandbox_socket=None,
        sandbox_queue=None,
        web_dist=None,
        allowed_origins=(),
        model=None,
    )


def test_everything_can_be_set() -> None:
    settings = read(
        HOST="0.0.0.0",
        PORT="65535",
        SANDBOX_SOCKET="/run/runner.sock",
        SANDBOX_QUEUE="redis://queue:6379/1",
        WEB_DIST="/srv/web",
        CORS_ORIGINS="https://a.example, https://b.example,",
    )
    assert (settings.host, settings.port) == ("0.0.0.0", 65535)
    assert settings.sandbox_socket == Path("/run/runner.sock")
    assert settings.sandbox_queue == "redis://queue:6379/1"
    assert settings.web_dist == Path("/srv/web")
    assert settings.allowed_origins == ("https://a.example", "https://b.example")


@pytest.mark.parametrize(
    "name",
    ["HOST", "PORT", "SANDBOX_SOCKET", "SANDBOX_QUEUE", "WEB_DIST", "CORS_ORIGINS",
     "LLM_BASE_URL", "LLM_MODEL", "LLM_API_KEY", "OPENROUTER_API_KEY", "OPENROUTER_MODEL"],
)  # fmt: skip
def test_an_empty_variable_is_not_set(name: str) -> None:
    assert read(**{name: ""}) == read()


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("value", [None, ""])
def test_a_missing_variable_is_named(name: str, value: str | None) -> None:
    env = {key: each for key, each in NEEDED.items() if key != name}
    with pytest.raises(SettingsError, match=f"^{name} is not set$"):
        read_settings(env if value is None else {**env, name: value})


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eight", "80 80", "²", "8000.0"])
def test_a_wrong_port_is_named(port: str) -> None:
    assert refusal(PORT=port) == f"PORT must be a number from 1 to 65535, found {port!r}"


@pytest.mark.parametrize(
    "url",
    ["postgres://db/x", "postgresql://db/x", "postgresql+psycopg://db/x", "postgresql+asyncpg://db/x"],
)  # fmt: skip
def test_any_spelling_of_a_postgres_url_is_read(url: str) -> None:
    assert async_database_url(url) == "postgresql+psycopg://db/x"


@pytest.mark.parametrize("url", ["mysql://root:hush@db/x", "db/x", "sqlite:///x.db", "://"])
def test_another_database_is_refused_without_its_password(url: str) -> None:
    said = refusal(DATABASE_URL=url)
    assert said.startswith("DATABASE_URL must start with postgresql://, found ")
    assert "hush" not in said


def test_any_compatible_endpoint_may_word_the_interview() -> None:
    settings = read(LLM_BASE_URL="http://localhost:11434/v1", LLM_MODEL="llama", LLM_API_KEY=KEY)
    assert settings.model == ModelSettings("http://localhost:11434/v1", "llama", KEY)


@pytest.mark.parametrize("env", [{}, {"LLM_API_KEY": ""}])
def test_a_local_endpoint_needs_no_key(env: dict[str, str]) -> None:
    model = read(LLM_BASE_URL="http://localhost:11434/v1", LLM_MODEL="llama", **env).model
    assert model is not None
    assert model.api_key


def test_an_endpoint_without_a_model_is_refused() -> None:
    said = refusal(LLM_BASE_URL="http://localhost/v1", LLM_API_KEY=KEY)
    assert said == "LLM_MODEL is not set"


@pytest.mark.parametrize("url", ["localhost:11434/v1", "ftp://host/v1"])
def test_an_endpoint_that_is_no_url_is_named(url: str) -> None:
    assert refusal(LLM_BASE_URL=url, LLM_MODEL="llama", LLM_API_KEY=KEY).startswith(
        "LLM_BASE_URL must start with http:// or https://"
    )


def test_an_openrouter_key_is_enough() -> None:
    default = read(OPENROUTER_API_KEY=KEY).model
    assert default is not None
    assert (default.base_url, default.api_key) == (OPENROUTER, KEY)
    assert default.model
    assert read(OPENROUTER_API_KEY=KEY, OPENROUTER_MODEL="a/b").model == ModelSettings(
        OPENROUTER, "a/b", KEY
    )


def test_a_named_endpoint_goes_before_openrouter() -> None:
    model = read(
        LLM_BASE_URL="http://localhost/v1", LLM_MODEL="llama", OPENROUTER_API_KEY="other"
    ).model
    assert model is not None
    assert (model.base_url, model.model) == ("http://localhost/v1", "llama")


def test_a_key_without_an_endpoint_sets_no_model() -> None:
    assert read(LLM_API_KEY=KEY, LLM_MODEL="llama").model is None


def test_the_key_is_in_no_repr() -> None:
    settings = read(LLM_BASE_URL="http://localhost/v1", LLM_MODEL="llama", LLM_API_KEY=KEY)
    for text in (repr(settings), str(settings), f"{settings.model}", f"{settings!r:>10}"):
        assert "llama" in text
        assert KEY not in text


def test_one_process_serves_unless_more_are_asked_for() -> None:
    assert read().workers == 1
    assert read(WORKERS="2").workers == 2


@pytest.mark.parametrize("workers", ["0", "two", "-1", "33"])
def test_an_impossible_number_of_workers_is_refused(workers: str) -> None:
    assert refusal(WORKERS=workers).startswith("WORKERS must be a number from 1 to 32")
