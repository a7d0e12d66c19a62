"""The steps of a queue that Redis takes in one piece."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redis.asyncio import Redis

from sandbox.service.queue_wire import GROUP, Keys, Order

# Longer than a runner keeps an idle box, so that whoever has one is known while he has it.
_OWNER_MS = 660_000

_LIVES = """
local function lives(worker)
  local beat = worker and redis.call('GET', ARGV[1] .. ':worker:' .. worker)
  return beat and beat ~= 'leaving'
end
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
"""

_ASK = (
    _LIVES
    + """
local run, tries, owner, shared, workers = unpack(KEYS)
local last = redis.call('XREVRANGE', run, '+', '-', 'COUNT', 1)[1]
local kind = last and last[2][1]
local lost = kind == 'failed' or kind == 'unavailable' or kind == 'cancelled'
if last and not lost then return 1 end
local someone = false
for _, worker in ipairs(redis.call('SMEMBERS', workers)) do someone = someone or lives(worker) end
if not someone then return 0 end
local stream, holder = shared, redis.call('GET', owner)
if ARGV[3] == 'run' and lives(holder) then stream = ARGV[1] .. ':to:' .. holder end
redis.call('DEL', run, tries)
redis.call('XADD', run, '0-1', 'asked', now())
redis.call('PEXPIRE', run, ARGV[4])
redis.call('XADD', stream, '*', 'data', ARGV[2])
return 1
"""
)

_TAKE = (
    _LIVES
    + """
local run, tries, owner = unpack(KEYS)
local last = redis.call('XREVRANGE', run, '+', '-', 'COUNT', 1)[1]
if not last or last[1] == ARGV[5] then return {'over'} end
if ARGV[3] == 'run' then
  local holder = redis.call('GET', owner)
  if holder ~= ARGV[2] and lives(holder) then return {'elsewhere', holder} end
  redis.call('SET', owner, ARGV[2], 'PX', ARGV[6])
end
local waited = 0
if last[1] == '0-1' then
  waited = now() - last[2][2]
  redis.call('XADD', run, '0-2', 'taken', ARGV[2])
end
redis.call('PEXPIRE', run, ARGV[4])
local try = redis.call('INCR', tries)
redis.call('PEXPIRE', tries, ARGV[4])
return {'taken', try, waited}
"""
)

_BURY = """
local shared, own, workers, beat = unpack(KEYS)
local group, worker = unpack(ARGV)
if redis.call('EXISTS', beat) == 1 then return 0 end
local moved = 0
local function move(entry)
  redis.call('XADD', shared, '*', unpack(entry[2]))
  moved = moved + 1
end
local pending
repeat
  pending = redis.call('XPENDING', shared, group, '-', '+', 100, worker)
  for _, held in ipairs(pending) do
    local entry = redis.call('XRANGE', shared, held[1], held[1])[1]
    if entry then move(entry) end
    redis.call('XACK', shared, group, held[1])
    redis.call('XDEL', shared, held[1])
  end
until #pending == 0
redis.call('XGROUP', 'DELCONSUMER', shared, group, worker)
for _, entry in ipairs(redis.call('XRANGE', own, '-', '+')) do move(entry) end
redis.call('DEL', own)
redis.call('SREM', workers, worker)
return moved
"""


class Turn(StrEnum):
    """What a worker is to do with a run that it was given."""

    OVER = "over"
    ELSEWHERE = "elsewhere"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Taken:
    """`holder` is the worker whose run it is, when it is not this one's.

    `tries` counts this take too; `waited_ms` is the time since it was asked for, 0 for a run that
    somebody has taken before.
    """

    turn: Turn
    holder: str = ""
    tries: int = 0
    waited_ms: int = 0


class Scripts:
    """The scripts of one queue."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._keys = keys
        self._ask = redis.register_script(_ASK)
        self._take = redis.register_script(_TAKE)
        self._bury = redis.register_script(_BURY)

    async def ask(self, order: Order) -> bool:
        """Queue a run, unless it is known and has not been lost; false when nobody takes runs.

        The run of an interview that has a box goes to the worker that has it.
        """
        keys = [*self._keys_of(order), self._keys.shared, self._keys.workers]
        args = [self._keys.queue, order.message, order.request.lane.value, order.keep_ms]
        return bool(await self._ask(keys=keys, args=args))

    async def take(self, order: Order, worker: str) -> Taken:
        """Decide what a worker that was given a run does with it; bind its owner to the worker."""
        lane = order.request.lane.value
        args = [self._keys.queue, worker, lane, order.keep_ms, order.end_id, _OWNER_MS]
        turn, *rest = await self._take(keys=self._keys_of(order), args=args)
        match Turn(turn):
            case Turn.OVER:
                return Taken(Turn.OVER)
            case Turn.ELSEWHERE:
                return Taken(Turn.ELSEWHERE, holder=str(rest[0]))
            case Turn.TAKEN:
                return Taken(Turn.TAKEN, tries=int(rest[0]), waited_ms=int(rest[1]))

    async def bury(self, worker: str) -> int:
        """Give back to everybody what a worker without a beat has not finished; return how much.

        As new entries they wake whoever waits, on an idle queue too.
        """
        keys = self._keys
        names = [keys.shared, keys.own(worker), keys.workers, keys.beat(worker)]
        return int(await self._bury(keys=names, args=[GROUP, worker]))

    def _keys_of(self, order: Order) -> list[str]:
        keys = self._keys
        return [keys.run(order), keys.tries(order), keys.owner(order.request.owner)]
