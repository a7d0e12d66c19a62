"""Boxes without Docker, for the pool's policy."""

from __future__ import annotations

import asyncio

from sandbox.contract import Language
from sandbox.runners.box import Box, BoxBroken


class FakeBox(Box):
    """A box that is alive until a test says otherwise."""

    def __init__(self, name: str) -> None:
        self.container = name
        self.dead = False

    @property
    def alive(self) -> bool:
        return not self.dead


class FakeFleet:
    """Makes boxes at once, or fails as often as a test asks for."""

    def __init__(self, ceiling: int = 100) -> None:
        self.ceiling = ceiling
        self.made: list[FakeBox] = []
        self.destroyed: list[Box] = []
        self.failures = 0
        self.starting = 0

    def full(self, language: Language) -> bool:
        del language
        return len(self.made) + self.starting - len(self.destroyed) >= self.ceiling

    def start(self, language: Language) -> asyncio.Task[Box]:
        self.starting += 1
        return asyncio.create_task(self.make(language))

    async def make(self, language: Language) -> Box:
        self.starting -= 1
        if self.failures:
            self.failures -= 1
            raise BoxBroken("it does not start")
        box = FakeBox(f"{language.value}-{len(self.made)}")
        self.made.append(box)
        return box

    def destroy(self, box: Box) -> None:
        self.destroyed.append(box)
