"""`python -m sandbox doctor`: what is here, what is missing, and how to get it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from sandbox import oneshot
from sandbox.contract import Lane, Language, RunRequest
from sandbox.languages import RUNTIMES
from sandbox.runners import images
from sandbox.runners.box import BoxBroken
from sandbox.runners.engine import Engine, EngineError

_LIMITS = {
    "MemoryLimit": "memory",
    "SwapLimit": "swap",
    "PidsLimit": "processes",
    "CpuCfsQuota": "CPU time",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `remedy` says how to get it when it is missing."""

    subject: str
    found: str
    remedy: str | None = None


async def check() -> int:
    """Examine this machine's engine and print what was found; return the process's exit code."""
    engine = Engine("doctor", os.environ.get("SANDBOX_RUNTIME") or None)
    try:
        return report(await examine(engine))
    finally:
        engine.close()


async def examine(engine: Engine) -> list[Finding]:
    """Look at the engine and what it can do; when nothing is missing, start one box of each."""
    findings = await _examine_engine(engine)
    if all(finding.remedy is None for finding in findings):
        for language in RUNTIMES:
            findings.append(await _examine_language(engine, language))
    return findings


def report(findings: list[Finding]) -> int:
    """Print the findings; return the process's exit code."""
    for finding in findings:
        mark = "ok     " if finding.remedy is None else "missing"
        print(f"{mark}  {finding.subject}: {finding.found}")
        if finding.remedy is not None:
            print(f"         -> {finding.remedy}")
    return int(any(finding.remedy is not None for finding in findings))


async def _examine_engine(engine: Engine) -> list[Finding]:
    try:
        info = await engine.info()
    except EngineError as error:
        remedy = "install and start Docker (on Debian and Ubuntu: .ci/engine), or set DOCKER_HOST"
        return [Finding("Docker engine", str(error), remedy)]
    return [
        Finding("Docker engine", str(info["ServerVersion"])),
        _examine_cgroups(info),
        _examine_seccomp(info),
        _examine_runtime(info, engine.runtime),
    ]


def _examine_cgroups(info: dict[str, Any]) -> Finding:
    version = f"v{info.get('CgroupVersion', '1')}"
    missing = [name for field, name in _LIMITS.items() if not info.get(field)]
    if not missing:
        return Finding("cgroups", f"{version}, every limit of a box can be set")
    remedy = (
        "boot the kernel with cgroup_enable=memory swapaccount=1; "
        "a rootless engine needs cgroup v2 with the controllers delegated to its user"
    )
    return Finding("cgroups", f"{version}, the engine cannot limit {', '.join(missing)}", remedy)


def _examine_seccomp(info: dict[str, Any]) -> Finding:
    if "seccomp" in str(info.get("SecurityOptions")):
        return Finding("seccomp", "supported by the engine")
    remedy = "use a kernel with CONFIG_SECCOMP_FILTER and an engine built with seccomp"
    return Finding("seccomp", "the engine does not support it", remedy)


def _examine_runtime(info: dict[str, Any], chosen: str | None) -> Finding:
    wanted = chosen or str(info["DefaultRuntime"])
    known = sorted(info.get("Runtimes") or {})
    if wanted in known:
        return Finding("runtime", wanted)
    install = "install it (Debian has the package runsc) and " if wanted == "runsc" else ""
    remedy = (
        f"{install}register {wanted} with the engine, as .ci/engine does, "
        f"or set SANDBOX_RUNTIME to one of: {', '.join(known)}"
    )
    return Finding("runtime", f"{wanted} is not known to the engine", remedy)


async def _examine_language(engine: Engine, language: Language) -> Finding:
    subject = f"{language.value} box"
    try:
        if not await images.is_current(engine, RUNTIMES[language]):
            return Finding(subject, "its image is not built", "python -m sandbox images build")
        (result,) = [result async for result in oneshot.results(engine, _trial(language))]
    except (EngineError, BoxBroken) as error:
        return Finding(subject, str(error), "see the engine's log; rebuild the image")
    if result.value != 2:
        return Finding(subject, f"it answers {result.outcome}: {result.error}", "report this")
    return Finding(subject, f"starts and runs ({result.wall_ms:.1f} ms)")


def _trial(language: Language) -> RunRequest:
    program = RUNTIMES[language].trial
    return RunRequest("doctor", language, program, "solution", ((1,),), Lane.SUBMIT, "doctor")
