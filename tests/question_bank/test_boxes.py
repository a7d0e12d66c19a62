"""Whoever proves has boxes of its own, kept from one program to the next."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from question_bank.boxes import BOXES, in_boxes_of
from question_bank.trial import try_source
from question_bank.validators import SANDBOXED
from sandbox.contract import CallResult, Lane, Language, Outcome, RunRequest
from tests.question_bank.conftest import Draft

pytestmark = pytest.mark.anyio


@pytest.fixture
def frozen(draft: Draft) -> Draft:
    draft.freeze(seed=1)
    return draft


async def test_all_programs_of_the_proofs_run_in_the_two_boxes_of_one_tenant(frozen: Draft) -> None:
    runner = frozen.runner()
    asked: list[RunRequest] = []

    async def watched(request: RunRequest) -> AsyncIterator[CallResult]:
        asked.append(request)
        await asyncio.sleep(0)
        async for result in runner(request):
            yield result

    for prove in SANDBOXED.values():
        await prove(frozen.open(), in_boxes_of(watched, "prover-2"))
    assert {request.lane for request in asked} == {Lane.RUN}
    assert {request.owner for request in asked} == {f"prover-2-{box}" for box in BOXES}


async def test_a_tenant_changes_nothing_but_the_owner(draft: Draft) -> None:
    asked: list[RunRequest] = []

    async def watched(request: RunRequest) -> AsyncIterator[CallResult]:
        asked.append(replace(request, run_id=""))
        for index, _ in enumerate(request.calls):
            yield CallResult(index, Outcome.OK)

    question = draft.open().question
    for run in (watched, in_boxes_of(watched, "prover-1")):
        await try_source(question, run, Language.PYTHON, "def solution(): ...", question.samples)
    assert asked[1] == replace(asked[0], owner=f"prover-1-{asked[0].owner}")
