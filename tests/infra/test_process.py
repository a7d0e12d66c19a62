"""Programs that end with the one that started them, and that others cannot read."""

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from apps.api.infra.embedded.account import Account, closed_parent, service_account
from apps.api.infra.embedded.process import spawn, tail

_PARENT = """
import sys
from pathlib import Path
from apps.api.infra.embedded.process import spawn
child = spawn(["sleep", "100"], Path(sys.argv[1]))
print(child.pid, flush=True)
child.wait()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_a_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _PARENT, str(tmp_path / "log")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    gone, alive = psutil.wait_procs([child], timeout=10)
    assert (len(gone), alive) == (1, [])


def test_a_log_is_appended_to_and_closed_to_others(tmp_path: Path) -> None:
    log = tmp_path / "log"
    for word in ("first", "second"):
        assert spawn(["echo", word], log).wait() == 0
    assert log.read_text() == "first\nsecond\n"
    assert log.stat().st_mode & 0o777 == 0o600


def test_the_tail_of_a_log_is_its_last_lines(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("1\n2\n3\n")
    assert tail(log, lines=2) == "2\n3"
    assert tail(tmp_path / "none") == ""


def test_a_closed_folder_is_found_on_the_way(short_folder: Path) -> None:
    closed = short_folder / "closed"
    (closed / "inside").mkdir(parents=True)
    stranger = Account("stranger", 54321, 54321)
    closed.chmod(0o700)
    assert closed_parent(closed / "inside" / "file", stranger) == closed.resolve()
    closed.chmod(0o711)
    assert closed_parent(closed / "inside" / "file", stranger) is None


def test_who_is_not_root_needs_no_other_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert service_account() is None
