"""What the doctor finds on machines of every kind, by what the engine says about itself."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.doctor import Finding, examine, report
from sandbox.languages import RUNTIMES
from tests.sandbox.fake_engine import FakeEngine

pytestmark = pytest.mark.anyio

_GOOD: dict[str, Any] = {
    "ServerVersion": "27.1",
    "CgroupVersion": "2",
    "MemoryLimit": True,
    "SwapLimit": True,
    "PidsLimit": True,
    "CpuCfsQuota": True,
    "SecurityOptions": ["name=seccomp,profile=default", "name=cgroupns"],
    "DefaultRuntime": "runc",
    "Runtimes": {"runc": {}, "io.containerd.runc.v2": {}},
}


async def findings(runtime: str | None = None, **about: object) -> dict[str, Finding]:
    """The findings by subject, where no image is built."""
    engine = FakeEngine(_GOOD | about, built=False)
    engine.runtime = runtime
    return {finding.subject: finding for finding in await examine(engine)}


async def missing(runtime: str | None = None, **about: object) -> Finding:
    """The only finding with a remedy."""
    (found,) = [each for each in (await findings(runtime, **about)).values() if each.remedy]
    return found


async def test_without_an_engine_it_says_how_to_get_one() -> None:
    engine = FakeEngine()
    engine.away = True
    (found,) = await examine(engine)
    assert (found.subject, found.found) == ("Docker engine", "the engine is away")
    assert "install and start Docker" in (found.remedy or "")


async def test_an_engine_without_seccomp_is_no_good() -> None:
    found = await missing(SecurityOptions=["name=apparmor"])
    assert (found.subject, found.found) == ("seccomp", "the engine does not support it")
    assert "CONFIG_SECCOMP_FILTER" in (found.remedy or "")


@pytest.mark.parametrize("version", ["1", "2"])
async def test_the_version_of_cgroups_is_shown(version: str) -> None:
    found = (await findings(CgroupVersion=version))["cgroups"]
    assert found == Finding("cgroups", f"v{version}, every limit of a box can be set")


async def test_limits_that_cannot_be_set_are_named() -> None:
    found = await missing(SwapLimit=False, PidsLimit=False)
    assert found.found == "v2, the engine cannot limit swap, processes"
    assert "swapaccount=1" in (found.remedy or "")


async def test_a_runtime_that_the_engine_does_not_know_is_named_with_those_it_does() -> None:
    found = await missing("kata")
    assert found.found == "kata is not known to the engine"
    assert (found.remedy or "").startswith("register kata")
    assert (found.remedy or "").endswith("one of: io.containerd.runc.v2, runc")


async def test_gvisor_can_be_installed() -> None:
    assert "Debian has the package runsc" in ((await missing("runsc")).remedy or "")


async def test_a_runtime_that_was_chosen_is_found() -> None:
    found = await findings("runsc", Runtimes={"runc": {}, "runsc": {}})
    assert found["runtime"] == Finding("runtime", "runsc")


async def test_an_image_that_is_not_built_can_be_built() -> None:
    found = await findings()
    for language in RUNTIMES:
        box = found[f"{language.value} box"]
        assert (box.found, box.remedy) == (
            "its image is not built",
            "python -m sandbox images build",
        )


async def test_the_report_ends_well_only_when_nothing_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert report([Finding("seccomp", "supported")]) == 0
    assert report([Finding("seccomp", "supported"), Finding("runtime", "unknown", "get it")]) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "missing  runtime: unknown",
        "         -> get it",
    ]
