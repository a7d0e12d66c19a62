"""What an interview weighs in the process that serves it."""

from __future__ import annotations

import asyncio

from benchmarks.engine.fan_out import listen
from benchmarks.engine.servers import Stores, interviews, server

_FIRST, _MEASURED = 10, 400
_WORDS_PER_S = 1.0


def of_an_interview(stores: Stores) -> float:
    """Bytes for each interview that has just begun, its socket included.

    The first ones read the questions, which all others share.
    """
    with server("benchmarks.engine.served", str(_WORDS_PER_S), env=stores.environment) as api:
        listen(api, asyncio.run(interviews(api.port, _FIRST)))
        sockets = asyncio.run(interviews(api.port, _MEASURED))
        before = api.own_bytes()
        with_all: list[int] = []
        listen(api, sockets, lambda: with_all.append(api.own_bytes()))
        return (with_all[0] - before) / _MEASURED
