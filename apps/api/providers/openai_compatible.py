"""Any endpoint that speaks OpenAI's chat completions: OpenRouter, OpenAI, vLLM, Ollama."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence

import httpx2
from openai import AsyncOpenAI, AsyncStream, OpenAIError
from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam

from apps.api.providers.language_model import ChatMessage, ModelFailed

FIRST_DELTA_S = 2.5
NEXT_DELTA_S = 5.0
_MALFORMED = (ValueError, LookupError, AttributeError, TypeError)
"""What the SDK raises over bytes, JSON or objects that are no answer: it validates nothing."""


class OpenAICompatibleModel:
    """One endpoint and model. Never retries: an interview cannot wait."""

    def __init__(self, base_url: str, api_key: str, model: str) -> None:
        self._client = AsyncOpenAI(base_url=base_url, api_key=api_key, max_retries=0)
        self._model = model

    async def stream(self, messages: Sequence[ChatMessage], max_tokens: int) -> AsyncGenerator[str]:
        """See `LanguageModel.stream`. The first delta must come within 2.5 s, each next in 5 s.

        A stream that ends without `finish_reason` "stop" or "length" is a failure: a clean end of
        the connection, an error object or an HTML page all look like success to the SDK.
        """
        try:
            async with (
                asyncio.timeout(FIRST_DELTA_S) as deadline,
                await self._open(messages, max_tokens) as chunks,
            ):
                finished = False
                async for chunk in chunks:
                    text, reason = _delta(chunk)
                    if text:
                        deadline.reschedule(None)
                        yield text
                        deadline.reschedule(asyncio.get_running_loop().time() + NEXT_DELTA_S)
                    finished = finished or reason in {"stop", "length"}
                if not finished:
                    raise ModelFailed("the stream broke off")
        except TimeoutError as error:
            raise ModelFailed("too slow") from error
        except (OpenAIError, httpx2.HTTPError, *_MALFORMED) as error:
            raise ModelFailed(type(error).__name__) from error

    async def _open(
        self, messages: Sequence[ChatMessage], max_tokens: int
    ) -> AsyncStream[ChatCompletionChunk]:
        return await self._client.chat.completions.create(
            model=self._model,
            messages=[_param(each) for each in messages],
            max_tokens=max_tokens,
            temperature=0.4,
            stream=True,
        )

    async def close(self) -> None:
        """Close the connection pool."""
        await self._client.close()


def _param(message: ChatMessage) -> ChatCompletionMessageParam:
    match message.role:
        case "system":
            return {"role": "system", "content": message.content}
        case "user":
            return {"role": "user", "content": message.content}
        case "assistant":
            return {"role": "assistant", "content": message.content}


def _delta(chunk: ChatCompletionChunk) -> tuple[str, str | None]:
    """Text and finish reason of a chunk; a chunk without choices has neither.

    Raises:
        TypeError: the text is none, since the SDK lets any JSON through.
    """
    if not chunk.choices:
        return "", None
    choice = chunk.choices[0]
    return "" + (choice.delta.content or ""), choice.finish_reason
