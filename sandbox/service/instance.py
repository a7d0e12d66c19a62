"""Who a runner is: one per socket path, known to its containers by a label."""

from __future__ import annotations

import fcntl
import hashlib
import os
import pathlib
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
        self._path = socket_path.with_name(socket_path.name + ".lock")
        self._fd = -1

    def __enter__(self) -> None:
        """Take the lock.

        Raises:
            AlreadyRunning: another process holds it.
        """
        self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._fd)
            raise AlreadyRunning(f"another runner holds {self._path}") from None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._fd)
