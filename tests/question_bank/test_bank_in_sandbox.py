"""The shipped bank holds every proof that runs programs, in the real sandbox, two at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from question_bank.__main__ import main
from question_bank.loader import question_folders
from question_bank.validators import SANDBOXED


@pytest.mark.timeout(900)
def test_every_proof_holds(sandbox_socket: Path, capsys: pytest.CaptureFixture[str]) -> None:
    only = [option for proof in SANDBOXED for option in ("--only", proof)]
    code = main(["check", "--all", "--sandbox-socket", str(sandbox_socket), *only])
    told = capsys.readouterr().out
    assert code == 0, told
    assert f"{len(question_folders())} proved" in told
