"""What the attack suite relies on: the host sees what stays behind in a box."""

import os
import pathlib

import docker
import pytest

from sandbox.contract import Language
from tests.requirements import require
from tests.sandbox.onlooker import Onlooker, cgroup_of
from tests.sandbox.runner_process import RunnerProcess, assert_works

pytestmark = pytest.mark.anyio

_V1 = """\
13:pids:/docker/4b1d
7:cpu,cpuacct:/docker/4b1d
1:name=systemd:/docker/4b1d
"""
_V2 = "0::/system.slice/docker-4b1d.scope\n"


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        (_V1, "/sys/fs/cgroup/pids/docker/4b1d"),
        (_V1 + "0::/\n", "/sys/fs/cgroup/pids/docker/4b1d"),
        (_V2, "/sys/fs/cgroup/system.slice/docker-4b1d.scope"),
    ],
    ids=["v1", "both", "v2"],
)
def test_the_processes_of_a_box_are_counted_in_either_cgroup_layout(text: str, folder: str) -> None:
    assert cgroup_of(text) == pathlib.Path(folder)


async def test_a_process_that_stays_in_a_box_is_seen(runner: RunnerProcess) -> None:
    await assert_works(runner.sandbox, Language.PYTHON)
    onlooker = Onlooker(runner.instance)
    await onlooker.learn(Language.PYTHON)
    whole = await onlooker.wait_whole(Language.PYTHON, boxes=2)
    container = docker.from_env().containers.get(min(whole))
    before = onlooker.boxes(Language.PYTHON)[str(container.id)]
    container.exec_run(["python3", "-c", "import time; time.sleep(2)"], detach=True)
    after = onlooker.boxes(Language.PYTHON)[str(container.id)]
    assert after.processes == before.processes + 1
    await onlooker.wait_whole(Language.PYTHON, boxes=2)


async def test_the_supervisors_descriptors_and_the_boxs_files_are_seen(
    runner: RunnerProcess,
) -> None:
    require("root", os.geteuid() == 0, "only root may look into a box")
    await assert_works(runner.sandbox, Language.PYTHON)
    (box, *_) = Onlooker(runner.instance).boxes(Language.PYTHON).values()
    assert box.supervisor_threads == 1
    assert box.supervisor_descriptors > 3
    assert "/dev/null" in box.files
