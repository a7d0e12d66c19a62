"""Who a runner is: one per socket or seat, known to its containers by a label."""

from __future__ import annotations

import fcntl
import hashlib
import os
import pathlib
from collections.abc import Generator
from contextlib import contextmanager, suppress
from itertools import count
from types import TracebackType


class AlreadyRunning(Exception):
    """Another runner serves this socket."""


def instance_id(socket_path: pathlib.Path) -> str:
    """Derive an id that is the same for every runner of this socket, and of no other."""
    return hashlib.sha256(str(socket_path.resolve()).encode()).hexdigest()[:12]


class InstanceLock:
    """Held while a runner serves a socket; the kernel lets go of it even after a kill.

    Without it a second runner would reap the boxes of the first.
    """

    def __init__(self, socket_path: pathlib.Path) -> None:
        self._of = socket_path
        self._path = socket_path.with_name(socket_path.name + ".lock")
        self._fd = -1

    def __enter__(self) -> pathlib.Path:
        """Take the lock; return what it is of.

        Raises:
            AlreadyRunning: another process holds it.
        """
        self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._fd)
            raise AlreadyRunning(f"another runner holds {self._path}") from None
        return self._of

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._fd)


@contextmanager
def first_free_seat(folder: pathlib.Path) -> Generator[pathlib.Path]:
    """Hold the first seat of a folder that nobody holds.

    All workers of one Docker engine share the folder. Whoever comes after a worker that was killed
    gets its seat, and so its id, and removes what it has left.
    """
    for number in count():
        with suppress(AlreadyRunning), InstanceLock(folder / f"worker-{number}") as seat:
            yield seat
            return
