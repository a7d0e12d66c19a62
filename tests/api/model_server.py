"""An OpenAI-compatible endpoint on loopback that answers as told, well or badly.

The request's model name chooses the script. Answers are chunked, as real endpoints send them, so
that an answer cut short differs from one that ends too early.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

ANSWER = "Merci, that helps me follow your idée. What would you check first?"
FIRST_SENTENCE, SECOND_SENTENCE = ANSWER.split(" What ")[0], "What would you check first?"
LEAK = "You are close. It is the zqleakphrase that you want."
CODE = "Let me show you. Write `seen = set()` before the loop."
_PATH = "/v1/chat/completions"
_REASONS = {200: "OK", 404: "Not Found", 429: "Too Many Requests", 500: "Internal Server Error"}


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """What a client asked; `hung_up` is set once it has closed the connection."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]
    hung_up: threading.Event = field(default_factory=threading.Event)

    @property
    def prompt(self) -> str:
        """The contents of all messages."""
        return "\n".join(message["content"] for message in self.body["messages"])


class Reply:
    """The answer to one request, piece by piece."""

    def __init__(
        self, request: ModelRequest, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._request = request
        self._reader = reader
        self._writer = writer
        self._chunked = False

    async def start(self, content_type: str = "text/event-stream") -> None:
        """A good status and an open end."""
        self._chunked = True
        await self._head(200, f"content-type: {content_type}\r\ntransfer-encoding: chunked")

    async def whole(self, status: int, body: str, content_type: str = "application/json") -> None:
        """An answer in one piece."""
        length = len(body.encode())
        await self._head(status, f"content-type: {content_type}\r\ncontent-length: {length}")
        await self._send(body.encode())

    async def raw(self, content: bytes) -> None:
        """Some bytes of the body."""
        await self._send(f"{len(content):x}\r\n".encode() + content + b"\r\n")

    async def event(self, content: str) -> None:
        """One server-sent event."""
        await self.raw(f"data: {content}\n\n".encode())

    async def delta(self, text: object) -> None:
        """One piece of the answer's text."""
        await self.event(_chunk({"content": text}))

    async def words(self, text: str) -> None:
        """The text, a word at a time."""
        for index, word in enumerate(text.split(" ")):
            await self.delta(word if index == 0 else f" {word}")

    async def finish(self, reason: str = "stop", *, done: bool = True) -> None:
        """Say that the answer is over."""
        await self.event(_chunk({}, reason))
        if done:
            await self.event("[DONE]")

    async def until_hung_up(self) -> None:
        """Say no more until the client has gone."""
        with suppress(ConnectionError):
            await self._reader.read()
        self._request.hung_up.set()

    def reset(self) -> None:
        """Break the connection off."""
        self._writer.transport.abort()

    async def end(self) -> None:
        """The body ends, as far as HTTP is concerned, and so does the connection."""
        with suppress(ConnectionError):
            if self._chunked and not self._writer.is_closing():
                await self._send(b"0\r\n\r\n")
            self._writer.close()
            await self._writer.wait_closed()

    async def _head(self, status: int, headers: str) -> None:
        head = f"HTTP/1.1 {status} {_REASONS[status]}\r\n{headers}\r\nconnection: close\r\n\r\n"
        await self._send(head.encode())

    async def _send(self, content: bytes) -> None:
        self._writer.write(content)
        await self._writer.drain()


Script = Callable[[Reply], Awaitable[None]]


async def _say(text: str, reply: Reply) -> None:
    await reply.start()
    await reply.words(text)
    await reply.finish()


async def _letters(reply: Reply) -> None:
    await reply.start()
    for letter in ANSWER:
        await reply.delta(letter)
    await reply.finish()


async def _split_character(reply: Reply) -> None:
    await reply.start()
    content = f"data: {_chunk({'content': ANSWER})}\n\n".encode()
    middle = content.index("é".encode()) + 1
    await reply.raw(content[:middle])
    await asyncio.sleep(0)
    await reply.raw(content[middle:])
    await reply.finish()


async def _no_done(reply: Reply) -> None:
    await reply.start()
    await reply.words(ANSWER)
    await reply.finish(done=False)


async def _stall_at_once(reply: Reply) -> None:
    await reply.start()
    await reply.until_hung_up()


async def _no_headers(reply: Reply) -> None:
    await reply.until_hung_up()


async def _stall_in_first_sentence(reply: Reply) -> None:
    await reply.start()
    await reply.words("Well, let me")
    await reply.until_hung_up()


async def _stall_midway(reply: Reply) -> None:
    await reply.start()
    await reply.words(f"{FIRST_SENTENCE} And what")
    await reply.until_hung_up()


async def _reset_midway(reply: Reply) -> None:
    await reply.start()
    await reply.words(f"{FIRST_SENTENCE} And what")
    reply.reset()


async def _ends_early(reply: Reply) -> None:
    await reply.start()
    await reply.words(f"{FIRST_SENTENCE} And what")


async def _refuses(status: int, reply: Reply) -> None:
    await reply.whole(status, json.dumps({"error": {"message": "no", "type": "refused"}}))


async def _events(contents: tuple[str, ...], reply: Reply) -> None:
    await reply.start()
    for content in contents:
        await reply.event(content)
    await reply.finish()


async def _invalid_utf_8(reply: Reply) -> None:
    await reply.start()
    await reply.raw(b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n')
    await reply.finish()


async def _html(reply: Reply) -> None:
    await reply.whole(200, "<!doctype html><title>Sign in</title>", "text/html")


async def _comments_only(reply: Reply) -> None:
    await reply.start()
    for _ in range(3):
        await reply.raw(b": still thinking\n\n")
    await reply.until_hung_up()


async def _endless(reply: Reply) -> None:
    await reply.start()
    while True:
        await reply.words("and then and then and then ")


def saying(text: str) -> Script:
    """A script that streams this text and ends well."""
    return partial(_say, text)


def sending(*contents: str) -> Script:
    """A script that sends these events before it says that it is done."""
    return partial(_events, contents)


def _chunk(delta: Mapping[str, object], reason: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": reason}
    return json.dumps(
        {"id": "c", "object": "chat.completion.chunk", "choices": [choice]}, ensure_ascii=False
    )


SCRIPTS: Mapping[str, Script] = {
    "ok": saying(ANSWER),
    "letters": _letters,
    "split-character": _split_character,
    "no-done": _no_done,
    "stall-at-once": _stall_at_once,
    "no-headers": _no_headers,
    "stall-in-first-sentence": _stall_in_first_sentence,
    "stall-midway": _stall_midway,
    "reset-midway": _reset_midway,
    "ends-early": _ends_early,
    "too-many-requests": partial(_refuses, 429),
    "server-error": partial(_refuses, 500),
    "invalid-json": sending("{"),
    "null": sending("null"),
    "error-object": sending('{"error": {"message": "overloaded", "code": 503}}'),
    "text-is-a-number": sending('{"choices": [{"delta": {"content": 7}}]}'),
    "choices-is-an-object": sending('{"choices": {"a": 1}}'),
    "choice-without-delta": sending('{"choices": [{"index": 0}]}'),
    "a-list": sending("[1]"),
    "invalid-utf-8": _invalid_utf_8,
    "html": _html,
    "comments-only": _comments_only,
    "endless": _endless,
    "leak": saying(LEAK),
    "code": saying(CODE),
    "empty": saying(""),
}


class ModelServer:
    """Serves in a thread of its own; `requests` keeps everything that was asked."""

    def __init__(self, scripts: Mapping[str, Script] = SCRIPTS) -> None:
        self.requests: list[ModelRequest] = []
        self.base_url = ""
        self._scripts = scripts
        self._loop = asyncio.new_event_loop()
        self._answering: set[asyncio.Task[None]] = set()
        self._started = threading.Event()
        self._stop = asyncio.Event()

    def run(self) -> None:
        """Serve until `stop`."""
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    def wait_started(self) -> None:
        """Return once it listens and `base_url` is known."""
        assert self._started.wait(10), "the model server did not start"

    def stop(self) -> None:
        """End every answer and the server; from any thread."""
        self._loop.call_soon_threadsafe(self._stop.set)

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        self.base_url = f"http://127.0.0.1:{port}/v1"
        self._started.set()
        await self._stop.wait()
        server.close()
        for task in self._answering:
            task.cancel()
        await asyncio.gather(*self._answering, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = self._loop.create_task(self._answer(reader, writer))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await _read_request(reader)
        self.requests.append(request)
        reply = Reply(request, reader, writer)
        script = self._scripts.get(request.body["model"])
        try:
            if request.path != _PATH or script is None:
                await reply.whole(404, '{"error": {"message": "no such path or model"}}')
            else:
                await script(reply)
        except ConnectionError:
            request.hung_up.set()
        finally:
            await reply.end()


async def _read_request(reader: asyncio.StreamReader) -> ModelRequest:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.rstrip().split("\r\n")
    pairs = (line.split(":", 1) for line in lines)
    headers = {name.lower(): value.strip() for name, value in pairs}
    body = await reader.readexactly(int(headers["content-length"]))
    return ModelRequest(first.split(" ")[1], headers, json.loads(body))


@contextmanager
def model_server(scripts: Mapping[str, Script] = SCRIPTS) -> Generator[ModelServer]:
    """A model server that is there until the block ends."""
    server = ModelServer(scripts)
    thread = threading.Thread(target=server.run, name="model server")
    thread.start()
    try:
        server.wait_started()
        yield server
    finally:
        server.stop()
        thread.join(10)
        assert not thread.is_alive(), "the model server did not stop"
