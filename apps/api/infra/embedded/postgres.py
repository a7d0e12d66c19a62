"""PostgreSQL from a wheel, on a Unix socket."""

import shutil
import signal
import subprocess
from pathlib import Path
from typing import LiteralString
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from apps.api.infra.embedded.account import own, require_reachable, service_account
from apps.api.infra.embedded.failure import EmbeddedServerError
from apps.api.infra.embedded.programs import postgres_programs, reachable_postgres

ROLE = "dryrun"
_SOCKET = ".s.PGSQL.5432"
_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "max_connections": "100",
}
_FAST_AND_FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedPostgres:
    """One PostgreSQL server over `data_dir`, its socket in `runtime_dir`.

    The object is a recipe: `prepare()`, then run `command()` as `account` by whatever
    supervises, and stop it with `stop_signal` (a fast shutdown that keeps every commit).
    With `durable=False` a power cut may lose data: for tests.
    """

    stop_signal = signal.SIGINT

    def __init__(
        self,
        data_dir: Path,
        runtime_dir: Path,
        *,
        durable: bool = True,
        programs: Path | None = None,
    ) -> None:
        self._data_dir = data_dir.absolute()
        self._socket_dir = runtime_dir.absolute() / "pg"
        self._durable = durable
        self.programs = programs or postgres_programs()
        self.account = service_account()

    def prepare(self) -> None:
        """Create the database cluster when there is none, and clear what a crash left.

        Call it before every start, never while the server runs.

        Raises:
            EmbeddedServerError: the folder is out of reach, or `initdb` failed.
        """
        require_reachable(self._data_dir, self.account)
        require_reachable(self._socket_dir, self.account)
        own(self._socket_dir, self.account)
        copy_to = self._data_dir.with_name(self._data_dir.name + "-programs")
        self.programs = reachable_postgres(self.programs, copy_to, self.account)
        if not (self._data_dir / "PG_VERSION").exists():
            self._initialise()
        self._clear_stale_pid_file()

    def command(self) -> list[str]:
        """The server in the foreground, logging to stderr."""
        settings = {**_SETTINGS, **({} if self._durable else _FAST_AND_FORGETFUL)}
        settings["unix_socket_directories"] = f'"{self._socket_dir}"'
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        return [str(self.programs / "postgres"), "-D", str(self._data_dir), *options]

    def url(self, database: str) -> str:
        """A libpq connection URI."""
        return (
            f"postgresql://{ROLE}@/{quote(database)}?host={quote(str(self._socket_dir), safe='')}"
        )

    @property
    def socket(self) -> Path:
        """The Unix socket's path, which must fit into 103 bytes."""
        return self._socket_dir / _SOCKET

    def is_ready(self) -> bool:
        """Whether it takes connections now."""
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def ensure_database(self, name: str) -> None:
        """Create an empty database unless it exists."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as db:
            found = db.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if found is None:
                self._run(db, "CREATE DATABASE {}", name)

    def copy_database(self, template: str, name: str) -> None:
        """Create `name` as a copy of `template`, to which nobody may be connected."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as db:
            self._run(db, "CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)

    def drop_database(self, name: str) -> None:
        """Remove a database, cutting its connections."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as db:
            self._run(db, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    @staticmethod
    def _run(db: psycopg.Connection, statement: LiteralString, *names: str) -> None:
        db.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))

    def _initialise(self) -> None:
        """`initdb` beside the final place, then rename: a killed one leaves nothing half-made."""
        unfinished = self._data_dir.with_name(self._data_dir.name + ".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        own(unfinished, self.account)
        result = subprocess.run(
            [
                str(self.programs / "initdb"),
                f"--pgdata={unfinished}",
                f"--username={ROLE}",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--auth-local=trust",
                "--auth-host=reject",
                *([] if self._durable else ["--no-sync"]),
            ],
            user=None if self.account is None else self.account.uid,
            group=None if self.account is None else self.account.gid,
            extra_groups=None if self.account is None else [],
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode != 0:
            message = f"initdb failed: {result.stderr.strip() or result.stdout.strip()}"
            raise EmbeddedServerError(message)
        if self._data_dir.exists():
            self._data_dir.rmdir()
        unfinished.rename(self._data_dir)

    def _clear_stale_pid_file(self) -> None:
        """Remove the lock files of a server that is gone.

        PostgreSQL refuses to start when the recorded pid belongs to any live process of the
        same user, which after a reboot may be anything.
        """
        pid_file = self._data_dir / "postmaster.pid"
        if pid_file.exists():
            first_line = pid_file.read_text().partition("\n")[0]
            if first_line.isdigit() and self._is_our_postmaster(int(first_line)):
                return
        for stale in (pid_file, self.socket, self.socket.with_name(_SOCKET + ".lock")):
            stale.unlink(missing_ok=True)

    def _is_our_postmaster(self, pid: int) -> bool:
        try:
            return str(self._data_dir) in psutil.Process(pid).cmdline()
        except psutil.Error:
            return False
