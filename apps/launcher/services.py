"""The children of this product: the sandbox runner and the API."""

import asyncio
import sys
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from apps.launcher.child import Child, Step
from apps.launcher.home import Home
from sandbox.client import Sandbox

_QUEUE = "SANDBOX_QUEUE"
_RUNNER_VARIABLES = ("PATH", "HOME", "LANG", "LC_", "TMPDIR", "DOCKER_", "SANDBOX_", "PYTHON")

PROJECT = Path(__file__).resolve().parents[2]


def runner_child(socket_path: Path, docker_host: str, env: Mapping[str, str]) -> Child:
    """The process that alone talks to Docker, reached through a socket in a closed folder."""

    def prepare() -> None:
        socket_path.parent.mkdir(mode=0o700, exist_ok=True)

    return Child(
        "runner",
        command=lambda: [sys.executable, "-m", "sandbox.service", "--socket", str(socket_path)],
        is_ready=lambda: asyncio.run(Sandbox(socket_path).status()).ready,
        prepare=prepare,
        environment=_without_secrets(env) | {"DOCKER_HOST": docker_host},
        folder=PROJECT,
        start_timeout_s=900,
        stop_timeout_s=12,
    )


def api_child(env: Mapping[str, str], host: str, port: int) -> Child:
    """The web server. Ready when `GET /health` answers 200."""
    url = f"http://{reachable_host(host)}:{port}/health"
    return Child(
        "api",
        command=lambda: [sys.executable, "-m", "apps.api"],
        is_ready=lambda: answers(url),
        environment=env,
        folder=PROJECT,
        stop_timeout_s=12,
    )


def prepare_step(env: Mapping[str, str]) -> Step:
    """Bring the tables up to date and load the questions."""
    return Step("prepare", [sys.executable, "-m", "apps.launcher.prepare"], env, PROJECT)


def api_environment(
    base: Mapping[str, str], database_url: str, redis_url: str, web_dist: Path
) -> dict[str, str]:
    """The environment of the API, still without a sandbox."""
    env = {**base, "DATABASE_URL": database_url, "REDIS_URL": redis_url, "WEB_DIST": str(web_dist)}
    env.pop("SANDBOX_SOCKET", None)
    return env


def runner_socket(home: Home) -> Path:
    """Where the runner listens."""
    return home.run / "runner" / "runner.sock"


def reachable_host(host: str) -> str:
    """An address that reaches a server bound to `host`."""
    return "127.0.0.1" if host in {"0.0.0.0", "::", "localhost", ""} else host  # noqa: S104


def answers(url: str) -> bool:
    """Whether an HTTP GET succeeds."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310 (always http)
            return response.status == 200
    except OSError:
        return False


def _without_secrets(env: Mapping[str, str]) -> dict[str, str]:
    """What a process next to candidates' code needs: no key, no database and no queue."""
    wanted = (name for name in env if name.startswith(_RUNNER_VARIABLES) and name != _QUEUE)
    return {name: env[name] for name in wanted}
