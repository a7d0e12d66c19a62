"""The built web app: made again only when its sources changed."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from apps.launcher.child import Step
from apps.launcher.refusal import LaunchRefused

_NOT_SOURCES = frozenset({"node_modules", "dist", "coverage", "test-results"})
_STAMP = ".built-from"


class WebApp:
    """The sources in `folder` (and `also`), the built files in `folder/dist`.

    `scratch` is a folder of the same file system for unfinished builds.
    """

    def __init__(self, folder: Path, scratch: Path, also: tuple[Path, ...] = ()) -> None:
        self._folder = folder
        self._scratch = scratch
        self._also = also
        self.dist = folder / "dist"

    def is_current(self) -> bool:
        """Whether `dist` was made from these very sources."""
        return self._stamp() == self.fingerprint()

    async def build(self, run: Callable[[Step], Awaitable[None]]) -> None:
        """Build; the old files stay in place until the new ones are complete.

        Raises:
            LaunchRefused: there is no npm, no `node_modules`, or the build fails.
        """
        with self._alone():
            built_from = self.fingerprint()
            fresh = self._scratch / "web-next"
            shutil.rmtree(fresh, ignore_errors=True)
            await run(self._step(fresh))
            (fresh / _STAMP).write_text(built_from)
            self._swap(fresh)

    def fingerprint(self) -> str:
        """A hash over the names and contents of all sources."""
        digest = hashlib.sha256()
        for path in self._sources():
            content = hashlib.sha256(path.read_bytes()).digest()
            digest.update(os.fsencode(os.path.relpath(path, self._folder)))
            digest.update(b"\0" + content)
        return digest.hexdigest()

    def _sources(self) -> Iterator[Path]:
        for top in (self._folder, *self._also):
            for folder, names, files in os.walk(top):
                names[:] = sorted(n for n in names if n not in _NOT_SOURCES and n[0] != ".")
                yield from (Path(folder, name) for name in sorted(files) if name[0] != ".")

    def _step(self, fresh: Path) -> Step:
        npm = shutil.which("npm")
        if npm is None:
            raise LaunchRefused(
                "Building the web app needs Node 20.19 or newer: npm was not found."
            )
        if not (self._folder / "node_modules").is_dir():
            raise LaunchRefused("The web app's packages are missing: run `make setup`.")
        env = {**os.environ, "OUT_DIR": str(fresh)}
        return Step("web-build", (npm, "run", "build"), env, self._folder)

    def _stamp(self) -> str | None:
        stamp = self.dist / _STAMP
        return stamp.read_text() if stamp.exists() else None

    def _swap(self, fresh: Path) -> None:
        old = self._scratch / "web-old"
        shutil.rmtree(old, ignore_errors=True)
        if self.dist.exists():
            self.dist.rename(old)
        fresh.rename(self.dist)
        shutil.rmtree(old, ignore_errors=True)

    @contextmanager
    def _alone(self) -> Generator[None]:
        """Two launchers over one checkout must not build at once."""
        self._scratch.mkdir(exist_ok=True)
        with (self._scratch / "web.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                message = "Another Dry Run is building the web app: try again in a minute."
                raise LaunchRefused(message) from None
            yield
