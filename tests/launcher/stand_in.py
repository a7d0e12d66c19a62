"""Small programs in place of the real children, and a place to hear what the supervisor says."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from apps.launcher.child import Child
from apps.launcher.leftovers import Record
from apps.launcher.supervisor import Supervisor

TIMEOUT_S = 20


class Notices:
    """What the supervisor said, line by line."""

    def __init__(self) -> None:
        self._lines: asyncio.Queue[str] = asyncio.Queue()

    def notice(self, text: str) -> None:
        """Keep a line for `until`."""
        self._lines.put_nowait(text)

    def done(self, text: str, seconds: float | None = None) -> None:
        """Keep a line for `until`."""
        assert seconds is not None
        self._lines.put_nowait(text)

    async def until(self, words: str) -> str:
        """Wait for the next line with these words."""
        while True:
            line = await asyncio.wait_for(self._lines.get(), TIMEOUT_S)
            if words in line:
                return line


@asynccontextmanager
async def supervising(folder: Path, notices: Notices) -> AsyncGenerator[Supervisor]:
    """A supervisor that is stopped at the end of the block."""
    supervisor = Supervisor(folder, Record(folder / "children.json"), notices)
    try:
        yield supervisor
    finally:
        await supervisor.stop()


def shell_child(name: str, folder: Path, script: str = "", *, stop_timeout_s: float = 8) -> Child:
    """A shell that runs `script`, then is ready until it is stopped."""
    ready = folder / f"{name}.ready"
    whole = f'{script}\ntouch "{ready}"\nwhile :; do sleep 100 & wait $!; done'

    return Child(
        name,
        command=lambda: ["sh", "-c", whole],
        is_ready=ready.exists,
        prepare=lambda: ready.unlink(missing_ok=True),
        start_timeout_s=TIMEOUT_S,
        stop_timeout_s=stop_timeout_s,
    )
