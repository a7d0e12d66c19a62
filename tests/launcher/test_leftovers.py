"""Children of a killed launcher are stopped, and nothing else ever is."""

import signal
import subprocess
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from pydantic import TypeAdapter

from apps.launcher.leftovers import Record, RunningChild

_ROWS = TypeAdapter(list[RunningChild])


@pytest.fixture
def process() -> Generator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["sleep", "100"], start_new_session=True) as process:
        yield process
        process.kill()


@pytest.fixture
def left(tmp_path: Path, process: subprocess.Popen[bytes]) -> Path:
    file = tmp_path / "children.json"
    Record(file).add("sleeper", process.pid, ["sleep", "100"], signal.SIGTERM)
    return file


def _change(file: Path, **changes: object) -> None:
    rows = _ROWS.validate_json(file.read_bytes())
    file.write_bytes(_ROWS.dump_json([replace(row, **changes) for row in rows]))


def test_a_leftover_is_stopped_by_its_own_signal(tmp_path: Path) -> None:
    heard, file = tmp_path / "heard", tmp_path / "children.json"
    command = ["sh", "-c", f"trap 'touch {heard}; exit' INT; echo ready; sleep 100 & wait"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as left_over:
        assert left_over.stdout is not None
        left_over.stdout.readline()
        Record(file).add("server", left_over.pid, command, signal.SIGINT)
        assert Record(file).stop_leftovers() == ["server"]
        assert heard.exists()
    assert not file.exists()


@pytest.mark.parametrize("change", [{"started": 1.0}, {"command": ("sleep", "99")}])
def test_another_process_with_the_same_pid_is_left_alone(
    left: Path, process: subprocess.Popen[bytes], change: dict[str, object]
) -> None:
    _change(left, **change)
    assert Record(left).stop_leftovers() == []
    assert process.poll() is None


def test_a_child_that_ended_is_forgotten(left: Path, process: subprocess.Popen[bytes]) -> None:
    record = Record(left)
    record.add("sleeper", process.pid, ["sleep", "100"], signal.SIGTERM)
    record.remove("sleeper")
    assert Record(left).stop_leftovers() == []


@pytest.mark.parametrize("content", ["", "{}", '[{"pid": 1}]', "[1"])
def test_a_damaged_record_stops_nothing(tmp_path: Path, content: str) -> None:
    file = tmp_path / "children.json"
    file.write_text(content)
    assert Record(file).stop_leftovers() == []


def test_one_that_ignores_its_signal_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.launcher.leftovers._GRACE_S", 1.0)
    command = ["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as stubborn:
        assert stubborn.stdout is not None
        stubborn.stdout.readline()
        file = tmp_path / "children.json"
        Record(file).add("stubborn", stubborn.pid, command, signal.SIGTERM)
        killing = psutil.Process(stubborn.pid)
        assert Record(file).stop_leftovers() == ["stubborn"]
    assert not killing.is_running()
