"""Append-only logs in Redis Streams: fenced, idempotent, gapless (see docs/decisions/0001).

A log lives in three keys that share a hash tag: the stream, whose entry ids are `<seq>-0`; `meta`
with `fence`, `purpose`, `epoch` and `seq`; and `ids`, which maps an idempotency key to its `seq`.
Claims are published, so that a writer who has nothing to write hears that it lost its log.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from redis.asyncio import Redis
from redis.exceptions import ResponseError

_CLAIMS = "log-claims"

_CLAIM = """
local fence = tonumber(redis.call('HGET', KEYS[1], 'fence') or '0')
fence = math.max(fence, tonumber(ARGV[1])) + 1
redis.call('HSET', KEYS[1], 'fence', fence, 'purpose', ARGV[2])
redis.call('PUBLISH', ARGV[3], ARGV[4] .. ' ' .. fence .. ' ' .. ARGV[2])
local epoch, seq = redis.call('HGET', KEYS[1], 'epoch'), redis.call('HGET', KEYS[1], 'seq')
return {fence, epoch or '', seq or '0'}
"""

_CHECK_FENCE = """
local newest = redis.call('HGET', KEYS[2], 'fence')
if not newest then return redis.error_reply('LOST') end
if newest ~= ARGV[1] then return redis.error_reply('FENCED') end
"""

_APPEND = (
    _CHECK_FENCE
    + """
local out = {}
for i = 2, #ARGV, 2 do
  local known = ARGV[i] ~= '' and redis.call('HGET', KEYS[3], ARGV[i])
  if known then
    out[#out + 1] = tonumber(known); out[#out + 1] = 1
  else
    local seq = redis.call('HINCRBY', KEYS[2], 'seq', 1)
    redis.call('XADD', KEYS[1], seq .. '-0', 'd', ARGV[i + 1])
    if ARGV[i] ~= '' then redis.call('HSET', KEYS[3], ARGV[i], seq) end
    out[#out + 1] = seq; out[#out + 1] = 0
  end
end
return out
"""
)

_RESTORE = (
    _CHECK_FENCE
    + """
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
)


class Fenced(Exception):
    """Somebody else has claimed the log since; this writer must stop."""


class LogLost(Exception):
    """Redis knows nothing of the log any more; it has to be claimed, and rebuilt, anew."""


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


class StreamLog:
    """The logs of one Redis."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._claim = redis.register_script(_CLAIM)
        self._append = redis.register_script(_APPEND)
        self._restore = redis.register_script(_RESTORE)

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
        args: list[int | str | bytes] = [fence]
        for key, body in entries:
            args += [key, body]
        flat = await _unless_refused(self._append(keys=_keys(log_id), args=args))
        return [Appended(int(flat[i]), bool(flat[i + 1])) for i in range(0, len(flat), 2)]

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
        await _unless_refused(self._restore(keys=_keys(log_id), args=args))

    async def read(self, log_id: str, after_seq: int = 0) -> list[tuple[int, bytes]]:
        """Every `(seq, body)` behind `after_seq`, in order."""
        reply = await self._redis.xrange(_keys(log_id)[0], min=f"({after_seq}-0")
        rows = cast("list[tuple[bytes, dict[bytes, bytes]]]", reply)
        return [(int(entry_id.split(b"-")[0]), fields[b"d"]) for entry_id, fields in rows]

    async def expire(self, log_id: str, seconds: int) -> None:
        """Let Redis forget the log after `seconds`."""
        for key in _keys(log_id):
            await self._redis.expire(key, seconds)


async def _unless_refused(call: Awaitable[Any]) -> list[int]:
    try:
        return await call
    except ResponseError as error:
        for reply, refusal in (("FENCED", Fenced), ("LOST", LogLost)):
            if reply in str(error):
                raise refusal from error
        raise


def _keys(log_id: str) -> list[str]:
    return [f"s:{{{log_id}}}:log", f"s:{{{log_id}}}:meta", f"s:{{{log_id}}}:ids"]
