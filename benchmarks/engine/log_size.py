"""How much room the log of a long interview takes in Redis.

Forty-five minutes of a busy candidate: the editor saves every few seconds while 6 KB of code are
written with second thoughts, forty-five times the interviewer speaks some twenty words, and twelve
runs have five cases each.
"""

from __future__ import annotations

import asyncio
import inspect
import textwrap
from collections.abc import Iterator
from uuid import uuid4

from redis.asyncio import Redis

from apps.api.domain.act import ActKind, StreamEndReason, Wording
from apps.api.domain.codec import EntryCodec
from apps.api.domain.events import (
    Cause,
    CodeSaved,
    Event,
    RunCase,
    RunJudged,
    RunStarted,
    StreamDelta,
    StreamEnded,
    StreamStarted,
    Uttered,
)
from apps.api.domain.run import RunKind, Verdict
from apps.api.infra.stream_log import StreamLog
from benchmarks.engine.servers import Stores
from sandbox.contract import Language
from tests.api.serving import redis_path
from tests.api.session.test_snapshots import typed

_CODE_CHARS = 6_000
_SENTENCES, _RUNS, _CASES = 45, 12, 5
_QUESTION = "What does it return when two visits touch at their ends, and why?"
_ANSWER = (
    "Good question. When one visit ends exactly where the next begins, they do not "
    "overlap, so the room is free again at that time."
)
_NOW_MS = 1_800_000_000_000


def of_an_interview(stores: Stores) -> int:
    """Bytes that Redis uses for the stream and its idempotency keys."""
    return asyncio.run(_measured(stores))


async def _measured(stores: Stores) -> int:
    redis = Redis(unix_socket_path=str(redis_path(stores.redis.url)))
    log, codec, log_id = StreamLog(redis), EntryCodec(), str(uuid4())
    claim = await log.claim(log_id, 0, "server")
    for event, cause in _events():
        body = codec.encode(event, _NOW_MS, cause)
        await log.append(log_id, claim.fence, [(cause.id if cause else "", body)])
        codec.follow(event)
    keys: list[bytes | str] = await redis.keys(f"s:{{{log_id}}}:*")  # pyright: ignore[reportUnknownMemberType]
    sizes = [await redis.memory_usage(key) for key in keys]  # pyright: ignore[reportUnknownMemberType]
    await redis.aclose()
    return sum(size or 0 for size in sizes)


def _events() -> Iterator[tuple[Event, Cause | None]]:
    saves = typed(inspect.getsource(textwrap)[:_CODE_CHARS], seed=1)
    for revision, code in enumerate(saves, start=1):
        yield CodeSaved(revision, Language.PYTHON, code), _cause()
    for number in range(_SENTENCES):
        yield Uttered(_QUESTION, "speech"), _cause()
        yield from ((event, None) for event in _sentence(f"stream{number:06}"))
    for _ in range(_RUNS):
        yield from _run()


def _sentence(stream_id: str) -> Iterator[Event]:
    yield StreamStarted(stream_id, ActKind.ANSWER_CLARIFICATION, "touching", 1_000)
    for word in _ANSWER.split():
        yield StreamDelta(stream_id, f"{word} ")
    yield StreamEnded(stream_id, StreamEndReason.DONE, _ANSWER, Wording.TEMPLATE)


def _run() -> Iterator[tuple[Event, Cause | None]]:
    run_id = str(uuid4())
    yield RunStarted(run_id, RunKind.SAMPLES, Language.PYTHON, 100, _CASES, None), _cause()
    for index in range(_CASES):
        yield RunCase(run_id, index, False, Verdict.ACCEPTED, True, "two visits that touch",
                      (((1, 3), (3, 5)),), 1, 1, "", None, None, 0.6, 0.5), None  # fmt: skip
    yield RunJudged(run_id, RunKind.SAMPLES, Verdict.ACCEPTED, _CASES, _CASES, 0, 0), None


def _cause() -> Cause:
    return Cause(str(uuid4()), "0123456789abcdef")
