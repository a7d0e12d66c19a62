"""Append-only logs in Redis Streams: fenced, idempotent, gapless (see docs/decisions/0001).

A log lives in three keys that share a hash tag: the stream, whose entry ids are `<seq>-0`; `meta`
with `fence`, `purpose`, `epoch` and `seq`; and `ids`, which maps an idempotency key to its `seq`.
Claims are published, so that a writer who has nothing to write hears that it lost its log.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from redis.asyncio import Redis

MOST_TOGETHER = 256

_CLAIMS = "log-claims"

_CLAIM = """
local fence = tonumber(redis.call('HGET', KEYS[1], 'fence') or '0')
fence = math.max(fence, tonumber(ARGV[1])) + 1
redis.call('HSET', KEYS[1], 'fence', fence, 'purpose', ARGV[2])
redis.call('PUBLISH', ARGV[3], ARGV[4] .. ' ' .. fence .. ' ' .. ARGV[2])
local epoch, seq = redis.call('HGET', KEYS[1], 'epoch'), redis.call('HGET', KEYS[1], 'seq')
return {fence, epoch or '', seq or '0'}
"""

# KEYS are three for each log; ARGV are its fence, its number of entries, and these. A reply for
# each log: a refusal, or the place of each entry and whether it was there before.
_APPEND = """
local replies, at = {}, 1
for k = 1, #KEYS, 3 do
  local fence, entries = ARGV[at], tonumber(ARGV[at + 1])
  at = at + 2
  local newest = redis.call('HGET', KEYS[k + 1], 'fence')
  if not newest then
    replies[#replies + 1] = 'LOST'
  elseif newest ~= fence then
    replies[#replies + 1] = 'FENCED'
  else
    local places = {}
    for i = at, at + 2 * entries - 1, 2 do
      local known = ARGV[i] ~= '' and redis.call('HGET', KEYS[k + 2], ARGV[i])
      if known then
        places[#places + 1] = tonumber(known); places[#places + 1] = 1
      else
        local seq = redis.call('HINCRBY', KEYS[k + 1], 'seq', 1)
        redis.call('XADD', KEYS[k], seq .. '-0', 'd', ARGV[i + 1])
        if ARGV[i] ~= '' then redis.call('HSET', KEYS[k + 2], ARGV[i], seq) end
        places[#places + 1] = seq; places[#places + 1] = 0
      end
    end
    replies[#replies + 1] = places
  end
  at = at + 2 * entries
end
return replies
"""

_RESTORE = """
local newest = redis.call('HGET', KEYS[2], 'fence')
if not newest then return 'LOST' end
if newest ~= ARGV[1] then return 'FENCED' end
redis.call('DEL', KEYS[1], KEYS[3])
local seq = 0
for i = 3, #ARGV, 3 do
  seq = tonumber(ARGV[i])
  redis.call('XADD', KEYS[1], seq .. '-0', 'd', ARGV[i + 2])
  if ARGV[i + 1] ~= '' then redis.call('HSET', KEYS[3], ARGV[i + 1], seq) end
end
redis.call('HSET', KEYS[2], 'epoch', ARGV[2], 'seq', seq)
return seq
"""


class Fenced(Exception):
    """Somebody else has claimed the log since; this writer must stop."""


class LogLost(Exception):
    """Redis knows nothing of the log any more; it has to be claimed, and rebuilt, anew."""


_REFUSALS = {b"FENCED": Fenced, b"LOST": LogLost}


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to append. `epoch` is empty when Redis knows nothing of the log."""

    fence: int
    epoch: str
    head_seq: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as others see it; `purpose` is the claimant's own word."""

    log_id: str
    fence: int
    purpose: str


@dataclass(frozen=True, slots=True)
class Appended:
    """Where an entry stands; `dup` when its idempotency key was there before."""

    seq: int
    dup: bool


@dataclass(frozen=True, slots=True)
class _Waiting:
    keys: list[str]
    args: list[int | str | bytes]
    done: asyncio.Future[list[Appended]]


class StreamLog:
    """The logs of one Redis.

    Appends to different logs that come while Redis is busy go there together, in one call.
    """

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._claim = redis.register_script(_CLAIM)
        self._append = redis.register_script(_APPEND)
        self._restore = redis.register_script(_RESTORE)
        self._waiting: deque[_Waiting] = deque()
        self._flushing: asyncio.Task[None] | None = None

    async def claim(self, log_id: str, floor: int, purpose: str) -> Claim:
        """Become the only writer: every earlier claim, and any fence up to `floor`, is stale."""
        args = [floor, purpose, _CLAIMS, log_id]
        fence, epoch, seq = await self._claim(keys=[_keys(log_id)[1]], args=args)
        return Claim(int(fence), bytes(epoch).decode(), int(seq))

    async def newest_claim(self, log_id: str) -> Claimed | None:
        """The claim that counts; None when Redis knows nothing of the log."""
        reply = await self._redis.hmget(_keys(log_id)[1], ["fence", "purpose"])
        fence, purpose = cast("list[bytes | None]", reply)
        return None if fence is None else Claimed(log_id, int(fence), (purpose or b"").decode())

    async def claims(self) -> AsyncGenerator[Claimed | None]:
        """None once it listens, then every claim on any log, this process's own among them."""
        pubsub: Any = self._redis.pubsub()  # pyright: ignore[reportUnknownMemberType]
        async with pubsub as channel:
            await channel.subscribe(_CLAIMS)
            async for message in channel.listen():
                if message["type"] == "message":
                    log_id, fence, purpose = message["data"].decode().split(" ")
                    yield Claimed(log_id, int(fence), purpose)
                else:
                    yield None

    async def append(
        self, log_id: str, fence: int, entries: Sequence[tuple[str, bytes]]
    ) -> list[Appended]:
        """Append `(idempotency key or "", body)` pairs in order, all or none.

        Raises:
            Fenced: another writer has claimed the log.
            LogLost: Redis has been emptied since the claim.
        """
        args: list[int | str | bytes] = [fence, len(entries)]
        for entry in entries:
            args += entry
        done: asyncio.Future[list[Appended]] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(_keys(log_id), args, done))
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush())
        return await done

    async def _flush(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(MOST_TOGETHER, len(self._waiting)))]
            keys = [key for each in batch for key in each.keys]
            args = [arg for each in batch for arg in each.args]
            try:
                replies: list[bytes | list[int]] = await self._append(keys=keys, args=args)
            except Exception as error:  # noqa: BLE001 - it is raised where the entries came from
                for each in batch:
                    _refuse(each.done, error)
                continue
            for each, reply in zip(batch, replies, strict=True):
                _settle(each.done, reply)

    async def restore(
        self, log_id: str, fence: int, epoch: str, entries: Sequence[tuple[int, str, bytes]]
    ) -> None:
        """Replace the log by `(seq, idempotency key or "", body)` rows, under a new `epoch`.

        Raises:
            Fenced: another writer has claimed the log.
            LogLost: Redis has been emptied since the claim.
        """
        args: list[int | str | bytes] = [fence, epoch]
        for seq, key, body in entries:
            args += [seq, key, body]
        reply: bytes | int = await self._restore(keys=_keys(log_id), args=args)
        if isinstance(reply, bytes):
            raise _REFUSALS[reply]

    async def read(self, log_id: str, after_seq: int = 0) -> list[tuple[int, bytes]]:
        """Every `(seq, body)` behind `after_seq`, in order."""
        reply = await self._redis.xrange(_keys(log_id)[0], min=f"({after_seq}-0")
        rows = cast("list[tuple[bytes, dict[bytes, bytes]]]", reply)
        return [(int(entry_id.split(b"-")[0]), fields[b"d"]) for entry_id, fields in rows]

    async def expire(self, log_id: str, seconds: int) -> None:
        """Let Redis forget the log after `seconds`."""
        for key in _keys(log_id):
            await self._redis.expire(key, seconds)


def _settle(done: asyncio.Future[list[Appended]], reply: bytes | list[int]) -> None:
    if isinstance(reply, bytes):
        _refuse(done, _REFUSALS[reply]())
    elif not done.done():
        pairs = zip(reply[::2], reply[1::2], strict=True)
        done.set_result([Appended(seq, bool(dup)) for seq, dup in pairs])


def _refuse(done: asyncio.Future[list[Appended]], error: Exception) -> None:
    if not done.done():
        done.set_exception(error)


def _keys(log_id: str) -> list[str]:
    return [f"s:{{{log_id}}}:log", f"s:{{{log_id}}}:meta", f"s:{{{log_id}}}:ids"]
