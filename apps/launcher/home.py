"""The data folder: where everything of one installation lives, owned by one launcher at a time."""

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import platformdirs

from apps.launcher.refusal import LaunchRefused

_LONGEST_RUN_DIR_BYTES = 80
_SYSTEM_HOME = Path("/var/lib/dryrun")


class Home:
    """Folders of one installation. Creating the object touches nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute()
        self.logs = self.path / "logs"
        self.postgres = self.path / "postgres"
        self.redis = self.path / "redis"
        self.children = self.path / "children.json"
        self.run = _run_dir(self.path)
        self._lock = self.path / "lock"

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> "Home":
        """`DRYRUN_HOME`, else the user's data folder, else for root a system-wide one.

        Root's own home is closed to the account that the database runs under.
        """
        chosen = env.get("DRYRUN_HOME")
        if chosen:
            return cls(Path(chosen))
        if os.geteuid() == 0:
            return cls(_SYSTEM_HOME)
        return cls(platformdirs.user_data_path("dryrun", appauthor=False))

    @contextmanager
    def owned(self, url: str) -> Generator[None]:
        """Create the folders and hold them until the block ends or this process dies.

        Raises:
            LaunchRefused: another launcher holds the folder, or it cannot be written.
        """
        try:
            self._create()
            lock = self._lock.open("a+")
        except OSError as error:
            message = f"{self.path} cannot be used as the data folder: {error.strerror}."
            raise LaunchRefused(message) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise LaunchRefused(self._already_running()) from None
            lock.truncate(0)
            json.dump({"pid": os.getpid(), "url": url}, lock)
            lock.flush()
            try:
                yield
            finally:
                if self.run.parent != self.path:
                    shutil.rmtree(self.run, ignore_errors=True)

    def _create(self) -> None:
        passable = 0o711 if os.geteuid() == 0 else 0o700
        self.path.mkdir(parents=True, exist_ok=True)
        _secure(self.run)
        self.logs.mkdir(exist_ok=True)
        for folder, mode in ((self.path, passable), (self.run, passable), (self.logs, 0o700)):
            folder.chmod(mode)
        self._lock.touch(mode=0o600)

    def _already_running(self) -> str:
        try:
            holder = cast("dict[str, Any]", json.loads(self._lock.read_text()))
            who = f"pid {holder['pid']}, {holder['url']}"
        except (ValueError, KeyError):
            who = "it is just starting"
        return (
            f"Dry Run already runs on {self.path} ({who}). "
            "Stop it first, or set DRYRUN_HOME and PORT for a second one."
        )


def _run_dir(home: Path) -> Path:
    """Where the Unix sockets go: in the data folder, unless its path does not suit them.

    A socket's path must fit into 104 bytes on macOS, 108 on Linux (unix(7)); libpq takes a
    comma for the end of a host.
    """
    inside = home / "run"
    if len(os.fsencode(inside)) <= _LONGEST_RUN_DIR_BYTES and "," not in str(inside):
        return inside
    digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"dryrun-{os.geteuid()}-{digest}"


def _secure(folder: Path) -> None:
    """Create a folder, or accept an existing one only if nobody else could have planted it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.lstat()
    if folder.is_symlink() or status.st_uid != os.geteuid():
        raise LaunchRefused(f"{folder} belongs to somebody else: remove it or set TMPDIR.")
