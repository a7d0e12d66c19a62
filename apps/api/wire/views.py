"""What a browser may know of a question and of a running interview."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from apps.api.domain.act import ActKind
from apps.api.domain.events import HintReleased, NudgeShown, RunCase, RunClaimed, RunJudged
from apps.api.domain.phase import Phase
from apps.api.domain.run import RunKind
from sandbox.contract import Language

SandboxKind = Literal["docker", "browser"]


class View(BaseModel):
    """A value sent to the browser."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ParameterView(View):
    """One parameter of `solution`; `type` is in the question bank's type grammar."""

    name: str
    type: str


class SampleView(View):
    """A sample test: public, with what is expected."""

    name: str
    args: list[JsonValue]
    expected: JsonValue
    explain: str | None


class CheckerView(View):
    """How actual and expected values are compared; a preview in the browser may do the same."""

    kind: str
    abs_tolerance: float | None = None
    rel_tolerance: float | None = None


class QuestionView(View):
    """A question without anything that must stay secret."""

    id: str
    slug: str
    version: int
    title: str
    difficulty: Literal["easy", "medium", "hard"]
    topics: list[str]
    statement: str
    entry: str
    params: list[ParameterView]
    returns: str
    samples: list[SampleView]
    hidden_total: int
    starters: dict[Language, str]
    checker: CheckerView
    hints_total: int


class TurnView(View):
    """One turn of the conversation. `open` marks a stream that is still running."""

    seq: int
    ts_ms: int
    speaker: Literal["interviewer", "candidate"]
    text: str
    source: Literal["typed", "speech", "template", "model"]
    act: ActKind | None = None
    stream_id: str | None = None
    open: bool = False
    cut: bool = False


class RunView(View):
    """A run with what is known of it so far; `verdict` is null while it runs, and
    `queued` is its place while it waits for a box."""

    run_id: str
    kind: RunKind
    language: Language
    revision: int
    total: int
    queued: int | None
    cases: list[RunCase]
    verdict: RunJudged | None


class SessionView(View):
    """A whole interview as the candidate sees it, at log position `head_seq`."""

    status: Literal["waiting", "live", "ended"]
    company_mode: str
    company_title: str
    interviewer: str
    sandbox: SandboxKind
    sandbox_reason: str | None
    minutes: int
    started_at_ms: int | None
    ends_at_ms: int | None
    phase: Phase
    question: QuestionView
    language: Language
    code: str
    revision: int
    turns: list[TurnView]
    runs: list[RunView]
    claims: list[RunClaimed]
    nudges: list[NudgeShown]
    hints: list[HintReleased]
    report_ready: bool
