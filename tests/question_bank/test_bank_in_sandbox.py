"""The shipped bank holds every proof that runs programs, in the real sandbox."""

from __future__ import annotations

from pathlib import Path

import pytest

from question_bank.folder import QuestionFolder
from question_bank.loader import question_folders
from question_bank.validators import SANDBOXED
from sandbox.client import Sandbox

FOLDERS = {path.name: path for path in question_folders()}


@pytest.mark.anyio
@pytest.mark.parametrize("proof", SANDBOXED)
@pytest.mark.parametrize("slug", FOLDERS)
async def test_the_proof_holds(slug: str, proof: str, sandbox_socket: Path) -> None:
    folder = QuestionFolder.open(FOLDERS[slug])
    assert await SANDBOXED[proof](folder, Sandbox(sandbox_socket).run) == []
