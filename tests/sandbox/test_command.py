"""`python -m sandbox`, as somebody types it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.languages import RUNTIMES
from tests.sandbox.runner_process import RunnerProcess

_PROJECT = Path(__file__).resolve().parents[2]


def sandbox(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sandbox", *arguments],
        cwd=_PROJECT,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_the_doctor_finds_everything_where_the_sandbox_works(runner: RunnerProcess) -> None:
    found = sandbox("doctor")
    assert found.returncode == 0, found.stdout
    assert "missing" not in found.stdout
    assert "javascript box: starts and runs" in found.stdout
    assert "typescript box: starts and runs" in found.stdout


def test_the_doctor_says_how_to_get_an_engine(tmp_path: Path) -> None:
    found = sandbox("doctor", DOCKER_HOST=f"unix://{tmp_path}/nothing.sock")
    assert found.returncode == 1
    assert "missing  Docker engine" in found.stdout
    assert "install and start Docker" in found.stdout


def test_the_doctor_knows_which_runtimes_the_engine_has(runner: RunnerProcess) -> None:
    found = sandbox("doctor", SANDBOX_RUNTIME="unheard-of")
    assert found.returncode == 1
    assert "register unheard-of with the engine" in found.stdout


def test_images_that_are_current_are_not_built_again(runner: RunnerProcess) -> None:
    built = sandbox("images", "build")
    assert built.returncode == 0
    lines = built.stdout.splitlines()
    assert len(lines) == len(RUNTIMES)
    assert all(line.endswith("is current") for line in lines)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("solution.py", "def add(a, b):\n    return a + b\n"),
        ("solution.js", "const add = (a, b) => { if (b < 0) throw b; return a + b; };\n"),
        ("solution.ts", "export const add = (a: number, b: number): number => a + b;\n"),
    ],
)
def test_a_program_runs_once(runner: RunnerProcess, tmp_path: Path, name: str, source: str) -> None:
    (tmp_path / name).write_text(source)
    (tmp_path / "calls.json").write_text("[[1, 2], [3, 4]]")
    calls = f"{tmp_path}/calls.json"
    ran = sandbox("run", str(tmp_path / name), "--calls", calls, "--entry", "add")
    assert ran.returncode == 0, ran.stderr
    results = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(result["outcome"], result["value"]) for result in results] == [("ok", 3), ("ok", 7)]


def test_a_program_that_fails_is_an_exit_code(runner: RunnerProcess, tmp_path: Path) -> None:
    (tmp_path / "solution.py").write_text("def solution(): raise KeyError(1)")
    (tmp_path / "calls.json").write_text("[[]]")
    ran = sandbox("run", f"{tmp_path}/solution.py", "--calls", f"{tmp_path}/calls.json")
    assert ran.returncode == 1
    assert json.loads(ran.stdout)["outcome"] == "exception"


def test_a_file_in_no_known_language_is_refused(tmp_path: Path) -> None:
    (tmp_path / "calls.json").write_text("[[]]")
    ran = sandbox("run", f"{tmp_path}/solution.cob", "--calls", f"{tmp_path}/calls.json")
    assert ran.returncode == 2
    assert "known suffixes are .py, .js, .mjs" in ran.stderr
