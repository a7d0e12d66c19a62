"""The operating-system account that embedded servers run under."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from apps.api.infra.embedded.failure import EmbeddedServerError

SERVICE_NAME = "dryrun"


@dataclass(frozen=True, slots=True)
class Account:
    """An unprivileged user of this machine."""

    name: str
    uid: int
    gid: int


def service_account() -> Account | None:
    """The account that servers must switch to, or None when this process is not root.

    PostgreSQL refuses to run as root. Root gets a system account of our own, created once;
    where accounts cannot be created, `nobody` serves.
    """
    if os.geteuid() != 0:
        return None
    return _find(SERVICE_NAME) or _create(SERVICE_NAME) or _find("nobody")


def own(path: Path, account: Account | None) -> None:
    """Make `path` a folder that only the server's account (and root) can enter."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)
    if account is not None:
        os.chown(path, account.uid, account.gid)


def require_reachable(path: Path, account: Account | None) -> None:
    """Refuse a place that the account cannot walk to.

    Raises:
        EmbeddedServerError: a parent folder is closed to the account.
    """
    closed = closed_parent(path, account)
    if closed is not None and account is not None:
        message = (
            f"{closed} is closed to other users, and as root the database has to run "
            f"as the user {account.name}. Choose a folder that everyone may pass through, "
            "such as /var/lib/dryrun, or start as a normal user."
        )
        raise EmbeddedServerError(message)


def closed_parent(path: Path, account: Account | None) -> Path | None:
    """The topmost existing parent of `path` that the account may not pass through."""
    if account is None:
        return None
    for parent in reversed(path.resolve().parents):
        if parent.exists() and not _may_pass(parent.stat(), account):
            return parent
    return None


def _may_pass(status: os.stat_result, account: Account) -> bool:
    if status.st_uid == account.uid:
        return bool(status.st_mode & 0o100)
    if status.st_gid == account.gid:
        return bool(status.st_mode & 0o010)
    return bool(status.st_mode & 0o001)


def _find(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(name, entry.pw_uid, entry.pw_gid)


def _create(name: str) -> Account | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        return None
    options = ("--system", "--no-create-home", "--home-dir", "/nonexistent")
    shell = ("--shell", "/usr/sbin/nologin")
    subprocess.run([useradd, *options, *shell, name], check=False, capture_output=True)
    return _find(name)
