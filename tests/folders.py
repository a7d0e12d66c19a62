"""Temporary folders for servers."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def open_folder() -> Generator[Path]:
    """A folder whose path suits Unix sockets and that a server's own account may enter."""
    folder = Path(tempfile.mkdtemp(prefix="dr-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
