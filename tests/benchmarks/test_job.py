"""The job has one right answer, and any other is noticed."""

from __future__ import annotations

import json
import subprocess

import pytest

from benchmarks.sandbox import job
from benchmarks.sandbox.contenders.bare import bare_python
from benchmarks.sandbox.job import WrongVerdict
from benchmarks.sandbox.refill.tap import step_of
from sandbox.contract import Language


def test_the_cold_programs_answer_rightly() -> None:
    bare_python().prepare()
    ended = subprocess.run(
        ["node", "-e", job.COLD_NODE],
        input=job.stdin_of(Language.JAVASCRIPT),
        capture_output=True,
        check=True,
    )
    job.check_text(ended.stdout)


def test_there_is_a_program_in_every_language() -> None:
    assert set(job.SOURCES) == set(Language)


@pytest.mark.parametrize("text", ["", "Traceback", "[]", json.dumps([[0, 1]] * 5)])
def test_another_answer_is_wrong(text: str) -> None:
    with pytest.raises(WrongVerdict):
        job.check_text(text)


@pytest.mark.parametrize(
    ("request_line", "step"),
    [
        ("POST /v1.41/containers/create?name=x", "create"),
        ("POST /containers/0af/attach?stream=1", "attach"),
        ("POST /v1.41/containers/0af/start", "start"),
        ("DELETE /v1.41/containers/0af?force=True", "remove"),
        ("GET /v1.41/containers/0af/json", None),
        ("POST /v1.41/exec/0af/start", None),
    ],
)
def test_the_tap_knows_the_steps_of_a_box(request_line: str, step: str | None) -> None:
    assert step_of(request_line) == step
