"""The compose file keeps the promises that its parts rely on."""

import re
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
_DOCKERFILE = (PROJECT / "deploy" / "Dockerfile").read_text()
_COMPOSE = cast("dict[str, Any]", yaml.safe_load((PROJECT / "docker-compose.yml").read_text()))
_SERVICES = cast("dict[str, dict[str, Any]]", _COMPOSE["services"])


class _Override(yaml.SafeLoader):
    """Reads `!reset null`, by which a file takes back what the one before it says."""


_Override.add_constructor("!reset", lambda _loader, _node: None)
_QUEUE = cast(
    "dict[str, Any]",
    yaml.load((PROJECT / "deploy" / "compose.queue.yml").read_text(), _Override),
)


def _mounts(service: str) -> list[str]:
    return [str(volume) for volume in _SERVICES[service].get("volumes", [])]


def test_only_the_runner_reaches_docker() -> None:
    holders = [name for name in _SERVICES if any("docker.sock" in m for m in _mounts(name))]
    assert holders == ["runner"]


def test_the_runner_has_no_network_and_no_secret() -> None:
    runner = _SERVICES["runner"]
    assert runner["network_mode"] == "none"
    assert set(runner["environment"]) == {"SANDBOX_RUNTIME"}


def test_the_servers_cannot_be_reached_from_outside() -> None:
    assert _COMPOSE["networks"]["inside"] == {"internal": True}
    for name in ("postgres", "redis"):
        assert _SERVICES[name]["networks"] == ["inside"]
        assert "ports" not in _SERVICES[name]


def test_the_api_and_the_runner_meet_at_one_socket() -> None:
    socket = _SERVICES["api"]["environment"]["SANDBOX_SOCKET"]
    assert socket == _SERVICES["runner"]["command"][-1]
    assert "runner:/run/dryrun" in _mounts("api")
    assert "runner:/run/dryrun" in _mounts("runner")


def test_the_api_waits_for_tables_and_servers() -> None:
    conditions = {name: rule["condition"] for name, rule in _SERVICES["api"]["depends_on"].items()}
    assert conditions["prepare"] == "service_completed_successfully"
    assert conditions["redis"] == "service_healthy"
    waits = _SERVICES["prepare"]["depends_on"]
    assert waits["postgres"]["condition"] == "service_healthy"
    assert {"healthcheck"} <= set(_SERVICES["postgres"]) & set(_SERVICES["redis"])


def test_redis_never_forgets_to_make_room() -> None:
    command = _SERVICES["redis"]["command"]
    assert command[command.index("--appendonly") + 1] == "yes"
    assert command[command.index("--maxmemory-policy") + 1] == "noeviction"


@pytest.mark.parametrize("name", sorted(_SERVICES))
def test_every_name_that_a_service_uses_is_declared(name: str) -> None:
    service = _SERVICES[name]
    named = {m.partition(":")[0] for m in _mounts(name) if not m.startswith("/")}
    assert named <= set(_COMPOSE["volumes"])
    assert set(service.get("networks", [])) <= set(_COMPOSE["networks"])
    assert set(service.get("depends_on", {})) <= set(_SERVICES)
    if "build" in service:
        assert re.search(rf"^FROM \S+ AS {service['build']['target']}$", _DOCKERFILE, re.MULTILINE)


def test_what_the_images_copy_exists() -> None:
    copies = re.findall(r"^COPY (?!--from)(.+) \S+$", _DOCKERFILE, re.MULTILINE)
    missing = [p for line in copies for p in line.split() if not (PROJECT / p).exists()]
    assert missing == []


def test_the_runners_of_a_queue_reach_redis_and_nothing_else() -> None:
    runner = _QUEUE["services"]["runner"]
    assert (runner["network_mode"], runner["networks"]) == (None, ["queue"])
    assert _QUEUE["networks"] == {"queue": {"internal": True}}
    members = [
        name for name, each in _QUEUE["services"].items() if "queue" in each.get("networks", ())
    ]
    assert members == ["runner", "redis"]


def test_the_api_and_the_runners_meet_at_one_queue() -> None:
    told = _QUEUE["services"]["api"]["environment"]
    assert told["SANDBOX_SOCKET"] == ""
    assert told["SANDBOX_QUEUE"] in _QUEUE["services"]["runner"]["command"]
