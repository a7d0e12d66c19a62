"""Other people's sandboxes, from a virtual environment of the benchmark's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks.sandbox import job
from benchmarks.sandbox.contenders.bare import system_python
from benchmarks.sandbox.contenders.contender import NotHere
from benchmarks.sandbox.contenders.engine import image
from benchmarks.sandbox.peers.serve import Task
from sandbox.contract import Language

_PROJECT = Path(__file__).resolve().parents[3]
_LOCK = Path(__file__).resolve().parents[1] / "peers.lock"
_FOLDER = _PROJECT / ".build" / "benchmark-peers"
_PYTHON = _FOLDER / "bin" / "python"
HOW_TO_GET = "python -m benchmarks.sandbox peers"
_STOP_SECONDS = 60


class Peer:
    """A process of its own that runs one peer's code."""

    def __init__(self, name: str, module: str, *arguments: str, remark: str = "") -> None:
        self.name = name
        self.remark = remark
        self._module = f"benchmarks.sandbox.peers.{module}"
        self._arguments = arguments
        self._errors = Path(tempfile.gettempdir()) / f"dr-peer-{os.getpid()}-{module}.log"
        self._process: subprocess.Popen[str] | None = None

    def prepare(self) -> None:
        """Start it and wait until it has done the job once.

        Raises:
            NotHere: it is not installed, or does not work here.
        """
        if not _PYTHON.exists():
            raise NotHere(f"not installed; {HOW_TO_GET}")
        stdin = job.stdin_of(Language.PYTHON).decode()
        task = Task(job.COLD_PYTHON, stdin, image(), system_python())
        with self._errors.open("w") as errors:
            self._process = subprocess.Popen(
                [str(_PYTHON), "-m", self._module, *self._arguments],
                cwd=_PROJECT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        if self._ask(json.dumps(asdict(task))) != "ready":
            raise NotHere(f"it does not work here: {self._last_words()}")
        self.once()

    def once(self) -> float:
        """Let it run; the time is its own."""
        answer = self._ask("run")
        if not answer:
            raise job.WrongVerdict(f"{self.name} has died: {self._last_words()}")
        done = json.loads(answer)
        job.check_text(done["output"])
        return float(done["ms"])

    def close(self) -> None:
        """Let it clean up and end."""
        if self._process is not None:
            self._process.communicate(timeout=_STOP_SECONDS)
        self._errors.unlink(missing_ok=True)

    def _ask(self, line: str) -> str:
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return ""
        return self._process.stdout.readline().strip()

    def _last_words(self) -> str:
        assert self._process is not None
        self._process.wait(_STOP_SECONDS)
        lines = self._errors.read_text().strip().splitlines()
        return lines[-1][:300] if lines else "it said nothing"


def peers() -> list[Peer]:
    """All of them."""
    one_process = "all calls in one process, which its judge does not do"
    shared = "hands boxes from caller to caller"
    return [
        Peer("epicbox", "epicbox_peer"),
        Peer("llm-sandbox session", "llm_sandbox_peer", "session", remark="removal not timed"),
        Peer("llm-sandbox pool", "llm_sandbox_peer", "pool", remark=shared),
        Peer("DMOJ", "dmoj_peer", "together", remark=one_process),
        Peer("DMOJ per call", "dmoj_peer", "apart", remark="as its judge works"),
    ]


def install() -> int:
    """Make the virtual environment with the peers' pinned packages; an exit code."""
    uv = str(Path(sys.executable).with_name("uv"))
    sys.stderr.write("Beside this: apt install bubblewrap libseccomp-dev g++ python3-dev\n")
    for command in (
        (uv, "venv", "--quiet", "--clear", "--python", system_python(), str(_FOLDER)),
        (uv, "pip", "install", "--require-hashes", "--python", str(_PYTHON), "-r", str(_LOCK)),
    ):
        code = subprocess.run(command, cwd=_PROJECT, check=False).returncode
        if code:
            return code
    return 0
