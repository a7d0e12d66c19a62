"""What each child is told, and what it is not."""

from pathlib import Path

from apps.launcher.services import answers, api_environment, reachable_host, runner_child
from tests.launcher.running import free_port

_SECRETS = {
    "DATABASE_URL": "postgresql://u:secret@h/d",
    "REDIS_URL": "redis://:secret@h",
    "LLM_API_KEY": "secret",
    "OPENROUTER_API_KEY": "secret",
    "SANDBOX_QUEUE": "redis://:secret@queue",
}


def test_the_runner_gets_no_key_no_database_and_no_queue() -> None:
    env = {**_SECRETS, "PATH": "/usr/bin", "SANDBOX_RUNTIME": "runsc"}
    runner = runner_child(Path("/run/runner.sock"), "unix:///docker.sock", env)
    assert runner.environment == {
        "PATH": "/usr/bin",
        "SANDBOX_RUNTIME": "runsc",
        "DOCKER_HOST": "unix:///docker.sock",
    }


def test_the_runner_is_not_ready_before_it_answers(short_folder: Path) -> None:
    runner = runner_child(short_folder / "runner" / "runner.sock", "unix:///docker.sock", {})
    runner.prepare()
    assert not runner.is_ready()
    assert (short_folder / "runner").stat().st_mode & 0o777 == 0o700


def test_the_api_gets_a_sandbox_only_from_this_launcher() -> None:
    env = api_environment({"SANDBOX_SOCKET": "/stale"}, "db", "redis", Path("/web"))
    assert env == {"DATABASE_URL": "db", "REDIS_URL": "redis", "WEB_DIST": "/web"}


def test_a_server_for_every_address_is_reached_on_this_machine() -> None:
    assert reachable_host("0.0.0.0") == "127.0.0.1"
    assert reachable_host("192.0.2.7") == "192.0.2.7"


def test_a_server_that_is_not_there_does_not_answer() -> None:
    assert not answers(f"http://127.0.0.1:{free_port()}/health")
