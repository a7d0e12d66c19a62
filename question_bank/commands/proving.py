"""The proofs of one question, each with its verdict."""

from __future__ import annotations

import time
import traceback
from collections.abc import AsyncGenerator, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from question_bank.errors import BankErrors
from question_bank.folder import QuestionFolder
from question_bank.judging import Run
from question_bank.validators import BANK, LOCAL, SANDBOXED
from sandbox.contract import CallResult, RunRequest, SandboxUnavailable

LOADING = "loading"


class Verdict(StrEnum):
    """What became of a proof; REFUSED when it needs a sandbox and none took its programs."""

    PROVED = "proved"
    FAULTY = "FAULTY"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict of one proof, and what is wrong or why it was refused."""

    proof: str
    verdict: Verdict
    seconds: float
    told: tuple[str, ...] = ()


def worst(findings: Collection[Finding]) -> Verdict:
    """One fault makes the whole faulty, else one refusal makes it refused."""
    verdicts = {finding.verdict for finding in findings}
    bad = (each for each in (Verdict.FAULTY, Verdict.REFUSED) if each in verdicts)
    return next(bad, Verdict.PROVED)


def prove_locally(path: Path, proofs: Collection[str]) -> list[Finding]:
    """The chosen proofs that run no program; a folder that does not load has no other proof."""
    started = time.monotonic()
    try:
        folder = QuestionFolder.open(path)
    except BankErrors as faults:
        told = tuple(map(str, faults.errors))
        return [Finding(LOADING, Verdict.FAULTY, time.monotonic() - started, told)]
    findings: list[Finding] = []
    for name in filter(proofs.__contains__, LOCAL):
        started = time.monotonic()
        try:
            faults = list(LOCAL[name](folder))
        except Exception:  # noqa: BLE001 - author code may raise anything, which is its fault
            faults = [_raised()]
        findings.append(_finding(name, faults, started))
    return findings


async def prove_in_sandbox(path: Path, run: Run, proofs: Collection[str]) -> list[Finding]:
    """The chosen proofs that run programs, of a folder that loads."""
    folder = QuestionFolder.open(path)
    findings: list[Finding] = []
    for name in filter(proofs.__contains__, SANDBOXED):
        started = time.monotonic()
        try:
            faults = await SANDBOXED[name](folder, run)
        except SandboxUnavailable as refusal:
            took = time.monotonic() - started
            findings.append(Finding(name, Verdict.REFUSED, took, (f"the sandbox: {refusal}",)))
            continue
        except Exception:  # noqa: BLE001 - author code may raise anything, which is its fault
            faults = [_raised()]
        findings.append(_finding(name, faults, started))
    return findings


def prove_bank(paths: Sequence[Path], proofs: Collection[str]) -> list[Finding]:
    """The chosen proofs of the bank as a whole, over the questions that load."""
    folders = [folder for path in paths if (folder := _opened(path)) is not None]
    findings: list[Finding] = []
    for name in filter(proofs.__contains__, BANK):
        started = time.monotonic()
        findings.append(_finding(name, list(BANK[name](folders)), started))
    return findings


def refusing(reason: str) -> Run:
    """Stands in for a sandbox that is not there."""

    async def run(request: RunRequest) -> AsyncGenerator[CallResult]:
        raise SandboxUnavailable(reason)
        yield

    return run


def _opened(path: Path) -> QuestionFolder | None:
    try:
        return QuestionFolder.open(path)
    except BankErrors:
        return None


def _finding(name: str, faults: Sequence[str], started: float) -> Finding:
    verdict = Verdict.FAULTY if faults else Verdict.PROVED
    return Finding(name, verdict, time.monotonic() - started, tuple(faults))


def _raised() -> str:
    return f"the proof broke: {traceback.format_exc().strip()}"
