"""Reading and writing the streams of a queue, and who its workers are."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any, NamedTuple, cast

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ResponseError
from redis.typing import EncodableT, FieldT

from sandbox.contract import SandboxStatus
from sandbox.service import wire
from sandbox.service.queue_wire import LEAVING, Keys

FIRST = "0-0"
_AT_ONCE = 64
_TRIES = 4
_ANSWER_SECONDS = 5


class Entry(NamedTuple):
    """An entry of a stream, which has one field."""

    id: str
    field: str
    text: str


class Refused(Exception):
    """The stream is not there, or has an entry of this id or a later one."""


class _Patient(Redis):
    """Waits for an answer as long as one may take.

    redis-py's own `socket_timeout` is not used: it sends inside `asyncio.wait_for`, which up to
    Python 3.11 loses a cancellation that comes just when the command has been sent.
    """

    async def execute_command(self, *args: Any, **options: Any) -> Any:
        async with asyncio.timeout(_ANSWER_SECONDS):
            return await super().execute_command(*args, **options)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def connect(url: str) -> Redis:
    """A client that decodes, and that tries again for about a second.

    It raises `RedisError` or `OSError`, `TimeoutError` among them.
    """
    retry = Retry(ExponentialBackoff(cap=0.5, base=0.1), _TRIES)
    return _Patient.from_url(url, retry=retry, decode_responses=True, socket_timeout=None)  # pyright: ignore[reportUnknownMemberType]


async def read(redis: Redis, stream: str, after: str, block_ms: int) -> list[Entry]:
    """The entries after an id, the oldest first; empty when none comes in time."""
    found = await redis.xread({stream: after}, block=block_ms, count=_AT_ONCE)
    streams = cast("list[tuple[str, list[tuple[str, dict[str, str]]]]]", found or [])
    return [
        Entry(entry, field, text)
        for _, entries in streams
        for entry, fields in entries
        for field, text in fields.items()
    ]


async def last_id(redis: Redis, stream: str) -> str:
    """The id of the newest entry, or `FIRST` when there is none."""
    found = await redis.xrevrange(stream, count=1)
    return cast("str", found[0][0]) if found else FIRST


async def write(redis: Redis, stream: str, entry: Entry) -> None:
    """Append to a stream that is there.

    Raises:
        Refused: it is not, or the entry comes too late.
    """
    fields: dict[FieldT, EncodableT] = {entry.field: entry.text}
    try:
        # It answers nothing when the stream is not there, which its type does not say.
        written = cast("str | None", await redis.xadd(stream, fields, id=entry.id, nomkstream=True))
    except ResponseError as error:
        if "equal or smaller" not in str(error):
            raise
        raise Refused from error
    if written is None:
        raise Refused


async def workers(redis: Redis, keys: Keys) -> dict[str, str | None]:
    """The workers that nobody has buried, with their beats; one without is dead."""
    names = sorted(cast("set[str]", await redis.smembers(keys.workers)))
    beats = await redis.mget([keys.beat(name) for name in names]) if names else []
    return dict(zip(names, cast("list[str | None]", beats), strict=True))


async def living(redis: Redis, keys: Keys) -> dict[str, SandboxStatus]:
    """The workers that take runs, and what they say of themselves."""
    found: dict[str, SandboxStatus] = {}
    for name, beat in (await workers(redis, keys)).items():
        if beat is not None and beat != LEAVING:
            # A worker of another version may say something else.
            with contextlib.suppress(KeyError, TypeError, ValueError):
                found[name] = wire.status_from_json(json.loads(beat))
    return found
