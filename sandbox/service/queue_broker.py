"""The taskiq broker of a worker."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from taskiq_redis import RedisStreamBroker

from sandbox.service.queue_wire import GROUP, Keys

_BLOCK_MS = 1_000
_LOCK_SECONDS = 5
# Above the longest run. It catches what is left; the dead are buried long before.
_JOB_MS = 900_000


class WorkerBroker(RedisStreamBroker):
    """Reads a worker's own stream and the shared one, one run at a time, at least once.

    The worker is its own consumer, so that what it holds can be told from what others hold. A
    reply that is lost would leave a run with a consumer that does not know of it, so nothing is
    tried again here: the worker comes back as a new consumer.
    """

    def __init__(self, url: str, keys: Keys, worker: str) -> None:
        super().__init__(
            url,
            queue_name=keys.own(worker),
            additional_streams={keys.shared: ">"},
            consumer_group_name=GROUP,
            consumer_name=worker,
            # The default "$" would skip what was asked before the first worker came.
            consumer_id="0",
            xread_block=_BLOCK_MS,
            xread_count=1,
            # taskiq-redis claims only after it has read something, never on an idle queue, and
            # cannot tell a long run from a dead worker; see `Membership`.
            idle_timeout=_JOB_MS + _LOCK_SECONDS * 1_000,
            unacknowledged_lock_timeout=_LOCK_SECONDS,
            retry=Retry(NoBackoff(), 0),
            # See `queue_streams.connect`; that Redis is gone is noticed by the beat.
            socket_timeout=None,
        )

    def _ack_generator(self, id: str, queue_name: str) -> Callable[[], Awaitable[None]]:  # noqa: A002
        """Acknowledge and delete: an acknowledged entry would stay in the stream for good."""

        async def acknowledge() -> None:
            redis = Redis(connection_pool=self.connection_pool)
            async with redis.pipeline() as both:
                both.xack(queue_name, GROUP, id)
                both.xdel(queue_name, id)
                await both.execute()

        return acknowledge
