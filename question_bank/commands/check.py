"""`check`: prove questions, two at a time in the sandbox."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import sys
import time
from collections.abc import AsyncGenerator, Collection, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from question_bank.boxes import in_boxes_of
from question_bank.commands.own_runner import own_runner
from question_bank.commands.proving import (
    LOADING,
    Finding,
    Verdict,
    prove_bank,
    prove_in_sandbox,
    prove_locally,
    refusing,
    worst,
)
from question_bank.judging import Run
from question_bank.loader import offered_languages
from question_bank.validators import SANDBOXED
from sandbox.client import Sandbox
from sandbox.contract import SandboxUnavailable

AT_ONCE = 2
BANK_NAME = "the bank"


@dataclass(frozen=True, slots=True)
class Check:
    """What to prove: these questions by these proofs, and the bank that they belong to."""

    questions: Sequence[Path]
    bank: Sequence[Path]
    proofs: Collection[str]
    at_once: int = AT_ONCE
    verbose: bool = False


async def check(asked: Check, run: Run) -> Verdict:
    """Print a line per question as it is done, its faults below it, and a summary."""
    started = time.monotonic()
    verdicts: list[Verdict] = []
    with _workers(asked.at_once) as workers:
        tenants: asyncio.Queue[str] = asyncio.Queue()
        for number in range(1, asked.at_once + 1):
            tenants.put_nowait(f"prover-{number}")
        async with asyncio.TaskGroup() as group:
            proving = [
                group.create_task(_prove(asked, path, run, workers, tenants))
                for path in asked.questions
            ]
            for done in asyncio.as_completed(proving):
                name, findings = await done
                verdicts.append(_report(name, findings, verbose=asked.verbose))
    if bank := prove_bank(asked.bank, asked.proofs):
        verdicts.append(_report(BANK_NAME, bank, verbose=asked.verbose))
    _summarise(verdicts, time.monotonic() - started)
    return next((e for e in (Verdict.FAULTY, Verdict.REFUSED) if e in verdicts), Verdict.PROVED)


@asynccontextmanager
async def sandbox_for(asked: Check, socket: Path | None) -> AsyncGenerator[Run]:
    """The runner at a socket, or one of our own; what refuses every program when there is none."""
    if socket is not None:
        yield Sandbox(socket).run
        return
    if not any(proof in SANDBOXED for proof in asked.proofs) or not asked.questions:
        yield refusing("none was started")
        return
    languages = {each for path in asked.questions for each in offered_languages(path)}
    async with AsyncExitStack() as stack:
        try:
            sandbox = await stack.enter_async_context(own_runner(languages, _say))
        except SandboxUnavailable as refusal:
            yield refusing(f"{refusal}; --sandbox-socket PATH names another one")
        else:
            yield sandbox.run


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


async def _prove(
    asked: Check,
    path: Path,
    run: Run,
    workers: ProcessPoolExecutor,
    tenants: asyncio.Queue[str],
) -> tuple[str, list[Finding]]:
    loop = asyncio.get_running_loop()
    tenant = await tenants.get()
    try:
        found = await loop.run_in_executor(workers, prove_locally, path, tuple(asked.proofs))
        if not any(finding.proof == LOADING for finding in found):
            found += await prove_in_sandbox(path, in_boxes_of(run, tenant), asked.proofs)
        return path.name, found
    finally:
        tenants.put_nowait(tenant)


def _workers(count: int) -> ProcessPoolExecutor:
    """Processes that leave Ctrl-C to their parent."""
    fresh = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, fresh, signal.signal, (signal.SIGINT, signal.SIG_IGN))


def _report(name: str, findings: Sequence[Finding], *, verbose: bool) -> Verdict:
    verdict = worst(findings)
    took = sum(finding.seconds for finding in findings)
    print(f"{name:40} {verdict:8} {len(findings)} proofs in {took:.1f} s", flush=True)
    for finding in findings:
        if verbose or finding.verdict is not Verdict.PROVED:
            print(f"    {finding.proof:18} {finding.verdict} in {finding.seconds:.1f} s")
        for told in finding.told:
            print("        " + told.replace("\n", "\n        "))
    return verdict


def _summarise(verdicts: Sequence[Verdict], seconds: float) -> None:
    counts = ", ".join(f"{verdicts.count(each)} {each}" for each in Verdict if each in verdicts)
    print(f"{counts or 'nothing to prove'} in {seconds:.0f} s", flush=True)
