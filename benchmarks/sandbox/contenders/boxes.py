"""Our sandbox, through its client and a real runner process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from benchmarks.figures import Figure
from benchmarks.sandbox import job
from benchmarks.sandbox.contenders.contender import NotHere
from sandbox.client import Sandbox
from sandbox.contract import CallResult, Lane, Language, SandboxUnavailable

_WARM_UPS = 3


class WarmBox:
    """One lane of one language.

    For a compiled language the time is that of the verdict less the time that compiling took.
    """

    def __init__(
        self, loop: asyncio.Runner, sandbox: Sandbox, language: Language, lane: Lane
    ) -> None:
        self.name = f"{lane.value} {language.value}"
        self._loop = loop
        self._sandbox = sandbox
        self._language = language
        self._lane = lane
        self._owner = f"benchmark-{language.value}"
        self._waits: list[int] = []
        self._compile_ms: list[float] = []

    def prepare(self) -> None:
        """Do the job some times.

        Raises:
            NotHere: the runner does not take it, or answers wrongly.
        """
        if self._language not in job.SOURCES:
            raise NotHere(f"the benchmark has no program in {self._language.value}")
        try:
            for _ in range(_WARM_UPS):
                self.once()
        except job.WrongVerdict as error:
            raise NotHere(str(error)) from error
        self._waits.clear()
        self._compile_ms.clear()

    def once(self) -> float:
        """Ask the runner and wait for its last result."""
        return self._loop.run(self._once())

    async def _once(self) -> float:
        waits: list[int] = []
        request = job.request(self._language, self._lane, self._owner)
        began = time.perf_counter()
        try:
            results = [result async for result in self._sandbox.run(request, waits.append)]
        except SandboxUnavailable as error:
            raise job.WrongVerdict(f"no verdict: {error}") from error
        ms = (time.perf_counter() - began) * 1000
        job.check([result.value for result in results] if _all_ok(results) else results)
        if waits:
            self._waits.append(max(waits))
        compile_ms = sum(result.compile_ms or 0.0 for result in results)
        if compile_ms:
            self._compile_ms.append(compile_ms)
        return ms - compile_ms

    def close(self) -> None:
        """Give the bound box back."""
        self._loop.run(self._sandbox.release(self._owner))

    @property
    def remark(self) -> str:
        """How long compiling took, and whether boxes had to be waited for."""
        parts: list[str] = []
        if self._compile_ms:
            parts.append(f"without compiling, p50 {Figure.of(self._compile_ms).p50:.1f} ms")
        if self._waits:
            parts.append(f"waited for a box {len(self._waits)} times")
        return "; ".join(parts)


def _all_ok(results: Sequence[CallResult]) -> bool:
    return all(result.outcome == "ok" for result in results)


def warm_boxes(
    loop: asyncio.Runner, sandbox: Sandbox, languages: Sequence[Language]
) -> list[WarmBox]:
    """Both lanes of every language."""
    return [
        WarmBox(loop, sandbox, language, lane)
        for language in languages
        for lane in (Lane.SUBMIT, Lane.RUN)
    ]
