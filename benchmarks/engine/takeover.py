"""How soon interviews go on when the worker that has them is killed, and what is lost.

`python -m benchmarks.engine.takeover` serves the API by two workers behind one address, over
PostgreSQL and Redis of its own. In each round some browsers, which send all the time, wait
until the interviewer is in the middle of a sentence; then the older worker is killed (-9). The
browsers that were on it come back by themselves, after the same pause as a page. Measured is the
time from the kill to the first word of the next sentence on each of them; counted are acknowledged
messages that are not in PostgreSQL, or twice in the log, and gaps in what browsers saw.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

import psutil
import psycopg
from redis.asyncio import Redis

from apps.api.domain.codec import EntryCodec
from apps.api.infra.stream_log import StreamLog
from benchmarks.engine.servers import Stores, stores
from benchmarks.figures import percentile
from benchmarks.goals import Goal, table
from tests.api.browser import Browser
from tests.api.serving import ApiProcess, api_process, redis_path, until

WORKERS = 2
KILLS, CLIENTS = 100, 10
WORDS_HEARD = 3
GIVE_UP_S = 60.0
NOTICED_S = 0.5
STORED_S = 5.0
DELTA, START, END = (f"INTERVIEWER_STREAM_{each}" for each in ("DELTA", "START", "END"))
GOALS = (
    Goal("kill to next word, p50, ms", "p50", 2_000),
    Goal("kill to next word, p99, ms", "p99", 2_000),
    Goal("acknowledged messages lost", "lost", 0),
    Goal("acknowledged messages doubled", "doubled", 0),
    Goal("gaps or repeats in what a browser saw", "gaps", 0),
    Goal("greeted again", "greeted again", 0),
    Goal("cut sentences not ended just once", "not ended once", 0),
)


@dataclass(slots=True)
class Found:
    """What all rounds together have found."""

    kills: int = 0
    takeovers_ms: list[float] = field(default_factory=list)
    acknowledged: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def measures(self) -> dict[str, float]:
        """The figures that the goals judge."""
        return {
            "p50": statistics.median(self.takeovers_ms),
            "p99": percentile(self.takeovers_ms, 99),
            **{goal.measure: self.faults[goal.measure] for goal in GOALS[2:]},
        }


async def measure(stored: Stores, kills: int, clients: int) -> Found:
    """Kill so many times."""
    env = stored.environment
    found = Found()
    asked = {"WORKERS": str(WORKERS)}
    async with api_process(env["DATABASE_URL"], env["REDIS_URL"], asked) as api:
        for number in range(kills):
            await until(lambda: _ever_served(api) >= WORKERS + number, GIVE_UP_S)  # noqa: B023
            browsers = [Browser(await api.create(), api) for _ in range(clients)]
            async with _running(browsers):
                await until(lambda: all(map(_hears, browsers)), GIVE_UP_S)  # noqa: B023
                await _kill_one(api, browsers, found)
            await _examine(stored, browsers, found)
    return found


@asynccontextmanager
async def _running(browsers: Sequence[Browser]) -> AsyncGenerator[None]:
    tasks = [asyncio.create_task(browser.run()) for browser in browsers]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _ever_served(api: ApiProcess) -> int:
    return api.output.count("worker.serves")


def _hears(browser: Browser) -> bool:
    """Whether the interviewer is in the middle of a sentence."""
    kinds = [frame["type"] for _, frame in browser.arrivals]
    return END not in kinds and kinds.count(DELTA) >= WORDS_HEARD


async def _kill_one(api: ApiProcess, browsers: Sequence[Browser], found: Found) -> None:
    workers = psutil.Process(api.process.pid).children()
    victim = min(workers, key=psutil.Process.create_time)
    killed_at = time.monotonic()
    victim.kill()
    await asyncio.sleep(NOTICED_S)
    moved = [browser for browser in browsers if browser.codes]
    await until(lambda: all(map(_next_word_at, moved)), GIVE_UP_S)
    found.kills += 1
    for browser in moved:
        found.takeovers_ms.append((_next_word_at(browser) - killed_at) * 1000)
        reasons = [frame["payload"].get("reason") for frame in browser.logged()]
        found.faults["not ended once"] += reasons.count("owner_lost") != 1


def _next_word_at(browser: Browser) -> float:
    """When the first word of a sentence came that began behind the return; 0.0 before that."""
    arrivals = iter(browser.arrivals)
    for wanted in ("SESSION_STATE", "SESSION_STATE", START, DELTA):
        at = next((at for at, frame in arrivals if frame["type"] == wanted), 0.0)
    return at


async def _examine(stored: Stores, browsers: Sequence[Browser], found: Found) -> None:
    redis = Redis(unix_socket_path=str(redis_path(stored.redis.url)))
    for browser in browsers:
        kept = await _stored_ids(stored, browser)
        found.acknowledged += len(browser.acknowledged)
        found.faults["lost"] += len({*browser.acknowledged} - kept)
        found.faults["doubled"] += await _doubled(redis, browser)
        found.faults["gaps"] += browser.gaps()
        acts = [frame["payload"]["act"] for frame in browser.logged() if frame["type"] == START]
        found.faults["greeted again"] += acts.count("greet") - 1
    await redis.aclose()


async def _stored_ids(stored: Stores, browser: Browser) -> set[str]:
    """The messages that PostgreSQL has; the last ones may be on their way still."""
    query = "SELECT client_id FROM events WHERE session_id = %s AND client_id IS NOT NULL"
    deadline = time.monotonic() + STORED_S
    async with await psycopg.AsyncConnection.connect(
        stored.environment["DATABASE_URL"], autocommit=True
    ) as db:
        while True:
            rows = await (await db.execute(query, [UUID(browser.created.session_id)])).fetchall()
            kept = {client_id for (client_id,) in rows}
            if {*browser.acknowledged} <= kept or time.monotonic() > deadline:
                return kept
            await asyncio.sleep(0.1)


async def _doubled(redis: Redis, browser: Browser) -> int:
    codec = EntryCodec()
    log = await StreamLog(redis).read(browser.created.session_id)
    causes = (codec.decode_json(*row).cause for row in log)
    counts = Counter(cause.id for cause in causes if cause)
    return sum(count - 1 for count in counts.values())


def main() -> int:
    """Measure and print; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.engine.takeover",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--clients", type=int, default=CLIENTS, help="interviews in each round")
    options = parser.parse_args()
    with stores() as stored:
        found = asyncio.run(measure(stored, options.kills, options.clients))
    measures = found.measures()
    sys.stdout.write(
        f"{found.kills} kills -9 of a worker, {len(found.takeovers_ms)} interviews in "
        f"mid-sentence taken over, {found.acknowledged} messages acknowledged\n"
    )
    sys.stdout.write("\n".join(table(GOALS, measures)) + "\n")
    return 0 if all(goal.met(measures) for goal in GOALS) else 1


if __name__ == "__main__":
    raise SystemExit(main())
