"""What a language model's endpoint may do to us, and what we make of it."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Generator

import pytest

from apps.api.providers import openai_compatible
from apps.api.providers.language_model import ChatMessage, ModelFailed
from apps.api.providers.openai_compatible import FIRST_DELTA_S, OpenAICompatibleModel
from tests.api.model_server import (
    ANSWER,
    FIRST_SENTENCE,
    ModelServer,
    model_server,
    saying,
)

pytestmark = pytest.mark.anyio
OpenModel = Callable[[str], OpenAICompatibleModel]
KEY = "sk-planted-key"
MESSAGES = (ChatMessage("system", "Be brief."), ChatMessage("user", "Say hello."))
WHOLE = ("ok", "letters", "split-character", "no-done")
SILENT = ("stall-at-once", "no-headers", "comments-only")
BROKEN_MIDWAY = ("reset-midway", "ends-early", "stall-midway")
NO_ANSWER = (
    "too-many-requests",
    "server-error",
    "invalid-json",
    "null",
    "error-object",
    "text-is-a-number",
    "choices-is-an-object",
    "choice-without-delta",
    "a-list",
    "invalid-utf-8",
    "html",
    "no such script",
)


@pytest.fixture(scope="module")
def server() -> Generator[ModelServer]:
    with model_server() as serving:
        yield serving


@pytest.fixture
async def open_model(server: ModelServer) -> AsyncGenerator[OpenModel]:
    models: list[OpenAICompatibleModel] = []

    def open_one(script: str) -> OpenAICompatibleModel:
        models.append(OpenAICompatibleModel(server.base_url, KEY, script))
        return models[-1]

    yield open_one
    for model in models:
        await model.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time for the first words."""
    monkeypatch.setattr(openai_compatible, "FIRST_DELTA_S", 0.3)


@pytest.fixture
def impatient_midway(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time for all other words."""
    monkeypatch.setattr(openai_compatible, "NEXT_DELTA_S", 0.8)


async def listen(model: OpenAICompatibleModel) -> tuple[list[str], ModelFailed | None]:
    """The deltas, and how it failed."""
    deltas: list[str] = []
    try:
        async for delta in model.stream(MESSAGES, 99):
            deltas.append(delta)
    except ModelFailed as failure:
        return deltas, failure
    return deltas, None


@pytest.mark.parametrize("script", WHOLE)
async def test_a_whole_answer_arrives_as_it_was_sent(open_model: OpenModel, script: str) -> None:
    deltas, failure = await listen(open_model(script))
    assert failure is None
    assert "".join(deltas) == ANSWER
    assert all(deltas)


async def test_words_are_passed_on_before_the_answer_is_over(
    open_model: OpenModel,
) -> None:
    stream = open_model("stall-midway").stream(MESSAGES, 99)
    assert await anext(stream) == "Merci,"
    await stream.aclose()


@pytest.mark.parametrize("script", NO_ANSWER)
async def test_what_is_no_answer_is_a_failure(open_model: OpenModel, script: str) -> None:
    deltas, failure = await listen(open_model(script))
    assert (deltas, failure is not None) == ([], True)


@pytest.mark.parametrize("script", SILENT)
@pytest.mark.usefixtures("impatient")
async def test_silence_is_a_failure(open_model: OpenModel, script: str) -> None:
    deltas, failure = await listen(open_model(script))
    assert (deltas, str(failure)) == ([], "too slow")


@pytest.mark.parametrize("script", BROKEN_MIDWAY)
@pytest.mark.usefixtures("impatient_midway")
async def test_an_answer_that_breaks_off_is_a_failure_after_its_words(
    open_model: OpenModel, script: str
) -> None:
    deltas, failure = await listen(open_model(script))
    assert "".join(deltas) == f"{FIRST_SENTENCE} And what"
    assert failure is not None


async def test_nobody_waits_longer_than_the_limit_for_the_first_word(
    open_model: OpenModel,
) -> None:
    began = time.monotonic()
    _, failure = await listen(open_model("comments-only"))
    assert str(failure) == "too slow"
    assert FIRST_DELTA_S - 0.1 < time.monotonic() - began < 3


async def test_a_slow_listener_is_no_slow_model(
    open_model: OpenModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openai_compatible, "NEXT_DELTA_S", 0.2)
    stream = open_model("ok").stream(MESSAGES, 99)
    heard = await anext(stream)
    await asyncio.sleep(0.3)
    async for delta in stream:
        heard += delta
    assert heard == ANSWER


@pytest.mark.parametrize("script", ["stall-midway", "endless"])
async def test_hanging_up_closes_the_connection(
    server: ModelServer, open_model: OpenModel, script: str
) -> None:
    stream = open_model(script).stream(MESSAGES, 99)
    await anext(stream)
    request = server.requests[-1]
    await stream.aclose()
    assert await asyncio.to_thread(request.hung_up.wait, 5)


@pytest.mark.parametrize("script", ["too-many-requests", "server-error", "reset-midway"])
async def test_a_failed_request_is_not_repeated(
    server: ModelServer, open_model: OpenModel, script: str
) -> None:
    before = len(server.requests)
    await listen(open_model(script))
    assert len(server.requests) == before + 1


async def test_the_request_is_a_streaming_chat_completion(
    server: ModelServer, open_model: OpenModel
) -> None:
    await listen(open_model("ok"))
    request = server.requests[-1]
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.body == {
        "model": "ok",
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Say hello."},
        ],
        "max_tokens": 99,
        "temperature": 0.4,
        "stream": True,
    }


async def test_nobody_there_is_a_failure() -> None:
    with model_server({"ok": saying(ANSWER)}) as gone:
        url = gone.base_url
    model = OpenAICompatibleModel(url, KEY, "ok")
    deltas, failure = await listen(model)
    await model.close()
    assert (deltas, str(failure)) == ([], "APIConnectionError")


@pytest.mark.parametrize("key", ["sk-line\nbreak", "sk-ключ"])
async def test_a_key_that_no_header_can_carry_is_a_failure_without_the_key(
    server: ModelServer, key: str
) -> None:
    model = OpenAICompatibleModel(server.base_url, key, "ok")
    deltas, failure = await listen(model)
    await model.close()
    assert deltas == []
    assert failure is not None
    assert key not in str(failure)


async def test_the_key_is_in_no_repr_and_no_failure(
    open_model: OpenModel,
) -> None:
    for script in NO_ANSWER:
        model = open_model(script)
        _, failure = await listen(model)
        assert KEY not in f"{failure!r}{model!r}"
