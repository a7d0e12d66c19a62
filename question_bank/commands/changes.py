"""Which questions have changed since the main branch, as git tells it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

_BASES = ("origin/main", "main")
_BANK = PurePosixPath("question_bank")
_ENGINE = (_BANK, PurePosixPath("sandbox"))
_NO_ENGINE = {".md", ".lock"}


class NoHistory(Exception):
    """There is no git, no repository, or no such base."""


def changed_questions(root: Path, base: str | None, folders: Sequence[Path]) -> list[Path]:
    """The folders under `root` that differ from where this branch left `base`.

    All of them, when the code that proves or runs them differs. What is not committed counts.

    Raises:
        NoHistory: git cannot tell.
    """
    top = Path(_git(root, "rev-parse", "--show-toplevel")[0])
    start = _start(root, base)
    names = _git(top, "diff", "--name-only", start)
    names += _git(top, "ls-files", "--others", "--exclude-standard")
    paths = [PurePosixPath(name) for name in names]
    questions = PurePosixPath(root.resolve().relative_to(top.resolve()).as_posix())
    if any(_is_engine(path, questions) for path in paths):
        return list(folders)
    touched = {path.relative_to(questions).parts[0] for path in paths if questions in path.parents}
    return [folder for folder in folders if folder.name in touched]


def _is_engine(path: PurePosixPath, questions: PurePosixPath) -> bool:
    if questions in path.parents or path.suffix in _NO_ENGINE or path.name == "published.json":
        return False
    return any(part in path.parents for part in _ENGINE)


def _start(root: Path, base: str | None) -> str:
    for each in (base,) if base else _BASES:
        try:
            return _git(root, "merge-base", "HEAD", each)[0]
        except NoHistory:
            continue
    raise NoHistory(f"git knows no {base or ' or '.join(_BASES)}")


def _git(folder: Path, *arguments: str) -> list[str]:
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        raise NoHistory(str(fault)) from None
    return done.stdout.splitlines()
