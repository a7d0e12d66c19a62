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
    for language in RUNTIMES:
        assert f"{language.value} box: starts and runs" in found.stdout


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
        ("solution.cpp", "int add(int a, int b) { return a + b; }\n"),
        ("solution.go", "func add(a, b int) int { return a + b }\n"),
        ("solution.ts", "export const add = (a: number, b: number): number => a + b;\n"),
        ("solution.java", "class Solution { int add(int a, int b) { return a + b; } }\n"),
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
    assert "known suffixes are .py, .js, .mjs, .ts, .java, .cpp, .cc, .go" in ran.stderr


_REVERSE = """
def solution(head):
    before = None
    while head: before, head.next, head = head, before, head.next
    return before
"""
_COUNTER = """
class Tally:
    def __init__(self, start): self.value = start
    def add(self, n): self.value += n
    def total(self): return self.value
"""


def test_types_are_given_as_json_or_as_a_file(runner: RunnerProcess, tmp_path: Path) -> None:
    (tmp_path / "solution.py").write_text(_REVERSE)
    (tmp_path / "calls.json").write_text("[[[1, 2, 3]]]")
    types = '{"params": [["list_node", "int"]], "returns": ["list_node", "int"]}'
    (tmp_path / "types.json").write_text(types)
    for given in (types, f"{tmp_path}/types.json"):
        files = (f"{tmp_path}/solution.py", "--calls", f"{tmp_path}/calls.json")
        ran = sandbox("run", *files, "--signature", given, "--count")
        result = json.loads(ran.stdout)
        assert result["value"] == [3, 2, 1], ran.stderr
        assert result["operations"] == 4


def test_a_class_lives_through_its_steps(runner: RunnerProcess, tmp_path: Path) -> None:
    (tmp_path / "tally.py").write_text(_COUNTER)
    (tmp_path / "calls.json").write_text('[[["Tally", [5]], ["add", [2]], ["total", []]]]')
    nothing, number = '{"params": ["int"], "returns": "void"}', '{"params": [], "returns": "int"}'
    ran = sandbox(
        *("run", f"{tmp_path}/tally.py", "--calls", f"{tmp_path}/calls.json", "--entry", "Tally"),
        *("--signature", nothing, "--methods", f'{{"add": {nothing}, "total": {number}}}'),
    )
    assert json.loads(ran.stdout)["value"] == [None, None, 7], ran.stderr


_TYPES = '{"params": ["int"], "returns": "int"}'


@pytest.mark.parametrize(
    ("calls", "options", "complaint"),
    [
        ("{}", (), "calls.json: expected a JSON list of argument lists, such as [[1, 2], [3, 4]]"),
        ("[1, 2]", (), "calls.json: expected a JSON list of argument lists"),
        ("[[1", (), "calls.json: not JSON: Expecting ',' delimiter"),
        ("[[]]", ("--signature", "{"), "--signature: not JSON"),
        ("[[]]", ("--signature", "nowhere.json"), "No such file or directory: 'nowhere.json'"),
        ("[[]]", ("--signature", "[]"), '--signature: expected {"params": [TYPE, ...]'),
        ("[[]]", ("--signature", _TYPES), "call 0: 0 arguments where the signature has 1"),
        (
            "[[1]]",
            ("--signature", _TYPES.replace('["int"]', '["integer"]')),
            '--signature: params: "integer" is no type; expected one of bool, char, float',
        ),
        (
            "[[1]]",
            ("--signature", '{"params": ["int"], "returns": "void", "in_place": 1}'),
            "--signature: in_place is the index of a parameter, not 1",
        ),
        ("[[]]", ("--methods", "[]"), '--methods: expected a JSON object {"NAME"'),
        ("[[1]]", ("--methods", "{}"), 'call 0: expected steps ["name", [arguments]]'),
        ('[[["A", []], ["b", []]]]', ("--methods", "{}"), "call 0: --methods has no b"),
        (
            '[[["A", []], ["b", []]]]',
            ("--methods", f'{{"b": {_TYPES}}}'),
            "call 0, b: 0 arguments where the signature has 1",
        ),
    ],
)
def test_what_cannot_be_run_is_explained(
    tmp_path: Path, calls: str, options: tuple[str, ...], complaint: str
) -> None:
    (tmp_path / "solution.py").write_text("def solution(): pass")
    (tmp_path / "calls.json").write_text(calls)
    files = (f"{tmp_path}/solution.py", "--calls", f"{tmp_path}/calls.json")
    ran = sandbox("run", *files, *options)
    assert ran.returncode == 2
    assert complaint in ran.stderr
    assert "Traceback" not in ran.stderr
