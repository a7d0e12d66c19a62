"""Boxes bound to one owner, an interview: taken on its first run, kept while it lasts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sandbox.contract import Language
from sandbox.pool.fleet import BoxFleet
from sandbox.runners.box import Box

OnPosition = Callable[[int], None]
Take = Callable[[Language, OnPosition], Awaitable[Box]]
_Key = tuple[str, Language]


@dataclass(eq=False)
class _Binding:
    box: Box | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0
    last_used: float = 0.0


class BoundBoxes:
    """One box per owner and language; no box ever serves two owners."""

    def __init__(
        self, fleet: BoxFleet, take: Take, idle_seconds: float, now: Callable[[], float]
    ) -> None:
        self._fleet = fleet
        self._take = take
        self._idle_seconds = idle_seconds
        self._now = now
        self._bindings: dict[_Key, _Binding] = {}

    @asynccontextmanager
    async def lease(
        self, owner: str, language: Language, on_position: OnPosition
    ) -> AsyncGenerator[Box, None]:
        """Hold the owner's box for one run; another run of the same owner waits.

        When the body raises, or leaves the box dead, the box is destroyed and the owner gets
        another one the next time.
        """
        key = (owner, language)
        binding = self._bindings.setdefault(key, _Binding())
        binding.users += 1
        try:
            async with binding.turn:
                box = await self._living(binding, language, on_position)
                try:
                    yield box
                except BaseException:
                    self._unbind(binding, box)
                    raise
                if not box.alive:
                    self._unbind(binding, box)
        finally:
            binding.users -= 1
            binding.last_used = self._now()
            released = self._bindings.get(key) is not binding
            if released and not binding.users and binding.box is not None:
                self._unbind(binding, binding.box)

    def release(self, owner: str) -> None:
        """Destroy all boxes of an owner, in use or not."""
        for key in [key for key in self._bindings if key[0] == owner]:
            self._drop(key)

    def drop_idle(self) -> None:
        """Destroy the boxes that nobody has used for a while, and those that have died."""
        for key, binding in list(self._bindings.items()):
            dead = binding.box is None or not binding.box.alive
            idle = self._now() - binding.last_used > self._idle_seconds
            if not binding.users and (dead or idle):
                self._drop(key)

    def drop_longest_idle(self) -> bool:
        """Destroy the one box that has been idle longest; whether any is idle."""
        idle = [key for key, binding in self._bindings.items() if not binding.users]
        if idle:
            self._drop(min(idle, key=lambda key: self._bindings[key].last_used))
        return bool(idle)

    async def _living(self, binding: _Binding, language: Language, on_position: OnPosition) -> Box:
        if binding.box is not None and not binding.box.alive:
            self._unbind(binding, binding.box)
        if binding.box is None:
            binding.box = await self._take(language, on_position)
        return binding.box

    def _unbind(self, binding: _Binding, box: Box) -> None:
        if binding.box is box:
            binding.box = None
        self._fleet.destroy(box)

    def _drop(self, key: _Key) -> None:
        binding = self._bindings.pop(key)
        if binding.box is not None:
            self._fleet.destroy(binding.box)
