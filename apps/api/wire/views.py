"""What a browser may know of a question and of a running interview."""

from __future__ import annotations

from typing import Literal, TypeAlias

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
    """One parameter; `type` is in the question bank's type grammar."""

    name: str
    type: str


class MethodView(View):
    """A method of a class question; each language respells the snake_case `name`."""

    name: str
    params: list[ParameterView]
    returns: str


class SampleView(View):
    """A sample test: public, with what is expected. `args` are steps for a class question."""

    name: str
    args: list[JsonValue]
    expected: JsonValue
    explain: str | None


class PlainCheckerView(View):
    """A comparison that needs no more than its name. Only the server can do `any_of`."""

    kind: Literal["exact", "unordered", "unordered_deep", "calls", "any_of"]


class CloseCheckerView(View):
    """Every number lies within `max(abs_tolerance, rel_tolerance * |expected|)`."""

    kind: Literal["float"] = "float"
    abs_tolerance: float
    rel_tolerance: float


class InPlaceCheckerView(View):
    """The argument `param` as the program leaves it; with a returned value, the pair of both.

    With `prefix` the returned value counts the items that matter; `any_order` is about these.
    """

    kind: Literal["in_place"] = "in_place"
    param: str
    prefix: bool
    any_order: bool


CheckerView: TypeAlias = PlainCheckerView | CloseCheckerView | InPlaceCheckerView
"""How actual and expected values are compared; a preview in the browser may do the same."""


class QuestionView(View):
    """A question without anything that must stay secret.

    Of a class, `entry` is its name, `params` are the constructor's, and `returns` is void.
    """

    id: str
    slug: str
    version: int
    title: str
    difficulty: Literal["easy", "medium", "hard"]
    topics: list[str]
    statement: str
    kind: Literal["function", "class"]
    entry: str
    params: list[ParameterView]
    returns: str
    methods: list[MethodView]
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
    paused_at_ms: int | None
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
