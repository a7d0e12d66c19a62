"""Boxes on gVisor: ordinary runs, and attacks of every class with the outcomes they always have."""

from __future__ import annotations

from collections.abc import Generator

import docker
import pytest

from sandbox.client import Sandbox
from sandbox.contract import Lane, Language, Outcome
from tests.folders import open_folder
from tests.requirements import require
from tests.sandbox.attacks import PATIENT, Attack
from tests.sandbox.attacks_javascript import LANGUAGE
from tests.sandbox.attacks_node import NODE
from tests.sandbox.attacks_python import PYTHON
from tests.sandbox.runner_process import RunnerProcess, assert_works, collect, request

pytestmark = pytest.mark.anyio

_RUNTIME = "runsc"
_LANGUAGES = (Language.PYTHON, Language.JAVASCRIPT)
_CHOSEN = {
    Language.PYTHON: "spin sleep memory flood huge_return fork_bomb thread_bomb subprocess os_exit"
    " segfault suicide kill_pid_1 spray_fds close_fds recursion syntax network vsock environment"
    " supervisor_memory shadow write_file raise_limits thread_left_behind nan surrogate",
    Language.JAVASCRIPT: "spin heap buffers flood subprocess exit suicide kill_pid_1 forged_frame"
    " closed_results throw syntax network environment write_file others_memory nan",
}
_ATTACKS = [
    attack
    for attack in (*PYTHON, *LANGUAGE, *NODE)
    if attack.name in _CHOSEN[attack.language].split()
]

# gVisor lets a program open what the supervisor reads from.
_STEAL = """
import os
def solution(number):
    host = os.open('/proc/1/fd/0', os.O_RDONLY | os.O_NONBLOCK)
    try:
        return os.read(host, 4096).decode()
    except BlockingIOError:
        return number
    finally:
        os.close(host)
"""


@pytest.fixture(scope="module")
def on_gvisor(docker_engine: None) -> Generator[Sandbox]:
    known = docker.from_env().info()["Runtimes"]
    require(_RUNTIME, _RUNTIME in known, "the engine has no such runtime; .ci/engine registers it")
    with open_folder() as folder:
        env = {"SANDBOX_RUNTIME": _RUNTIME}
        runner = RunnerProcess(folder / "gvisor.sock", languages=_LANGUAGES, env=env)
        try:
            yield runner.wait_ready().sandbox
        finally:
            runner.stop()


def test_every_chosen_attack_is_there() -> None:
    for language, names in _CHOSEN.items():
        there = {attack.name for attack in _ATTACKS if attack.language is language}
        assert there == set(names.split())


async def test_the_status_names_the_runtime(on_gvisor: Sandbox) -> None:
    status = await on_gvisor.status()
    assert (status.ready, status.runtime) == (True, _RUNTIME)


@pytest.mark.parametrize("lane", list(Lane))
@pytest.mark.parametrize("language", _LANGUAGES)
async def test_ordinary_runs_work(on_gvisor: Sandbox, language: Language, lane: Lane) -> None:
    await assert_works(on_gvisor, language, lane)
    await assert_works(on_gvisor, language, lane)


@pytest.mark.parametrize("attack", _ATTACKS, ids=lambda each: f"{each.language.value}-{each.name}")
async def test_an_attack_has_the_same_outcome(on_gvisor: Sandbox, attack: Attack) -> None:
    run = request(attack.language, attack.source, (2, 3), limits=attack.limits)
    (result,) = await collect(on_gvisor, run)
    assert (result.outcome, result.value) == (attack.outcome, attack.value), result
    assert attack.says in (result.error or "")
    await assert_works(on_gvisor, attack.language)


async def test_later_calls_are_not_in_the_box_before_their_turn(on_gvisor: Sandbox) -> None:
    run = request(Language.PYTHON, _STEAL, (1,), (2,), (3,), limits=PATIENT)
    assert [result.value for result in await collect(on_gvisor, run)] == [1, 2, 3]


async def test_a_run_goes_on_after_a_crash_and_ends_with_a_compile_error(
    on_gvisor: Sandbox,
) -> None:
    source = "import os\ndef solution(number):\n    return number if number else os._exit(1)\n"
    run = request(Language.PYTHON, source, (1,), (0,), (2,), limits=PATIENT)
    crashed = await collect(on_gvisor, run)
    assert [result.outcome for result in crashed] == [Outcome.OK, Outcome.KILLED, Outcome.OK]
    run = request(Language.PYTHON, "def solution(:", (1,), (0,), (2,), limits=PATIENT)
    refused = await collect(on_gvisor, run)
    assert {result.outcome for result in refused} == {Outcome.COMPILE_ERROR}
    await assert_works(on_gvisor, Language.PYTHON)
