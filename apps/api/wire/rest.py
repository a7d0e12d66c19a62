"""Bodies of the REST requests and answers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from apps.api.wire.views import QuestionView, SandboxKind, View
from sandbox.contract import Language

Difficulty = Literal["easy", "medium", "hard"]
MAX_EXCLUDED = 500
MAX_TOPIC_CHARS = 40
QuestionName = Annotated[str, Field(max_length=80)]
"""The id or the slug of a question."""


class HealthView(View):
    """The process is alive."""

    status: Literal["ok"] = "ok"
    version: str


class ReadyView(View):
    """Whether interviews can be served; `reasons` names each part that is not ready, and why."""

    ready: bool
    reasons: dict[str, str]


class ModeView(View):
    """A company mode: a style of interview, described from public sources."""

    slug: str
    title: str
    minutes: int
    summary: str
    disclaimer: str
    difficulties: list[Difficulty]
    topics: list[str]


class LobbyView(View):
    """What the lobby offers and what this server runs with.

    `model` is null when the interviewer speaks from templates.
    """

    modes: list[ModeView]
    languages: list[Language]
    sandbox: SandboxKind
    sandbox_reason: str | None
    model: str | None


class SessionRequest(BaseModel):
    """What to practise. `question_id` (from `/questions/pick`) fixes the question.

    Otherwise one is drawn; `exclude` holds ids or slugs of questions that shall not come again.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    company_mode: str = Field(default="General", max_length=40)
    difficulty: Difficulty = "medium"
    topic: str | None = Field(default=None, max_length=MAX_TOPIC_CHARS)
    language: Language = Language.PYTHON
    exclude: list[QuestionName] = Field(default_factory=list, max_length=MAX_EXCLUDED)
    question_id: str | None = Field(default=None, max_length=36)
    minutes: int | None = Field(default=None, ge=5, le=90)
    candidate_name: str | None = Field(default=None, max_length=80)

    @field_validator("candidate_name")
    @classmethod
    def _printable(cls, value: str | None) -> str | None:
        name = (value or "").strip()
        if not name.isprintable():
            raise ValueError("the name must consist of printable characters")
        return name or None

    @field_validator("difficulty", "language", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value


class SessionCreated(View):
    """A new interview. `token` opens this session only, until `expires_at_ms`; it is shown once."""

    session_id: str
    token: str
    expires_at_ms: int
    ws_path: str
    question: QuestionView


class TicketView(View):
    """A single-use ticket for `CLIENT_READY`."""

    ticket: str
    expires_at_ms: int


class SessionStatusView(View):
    """Where a session stands."""

    session_id: str
    status: Literal["waiting", "live", "ended"]
    report_ready: bool


class ErrorDetail(View):
    """`code` is stable; `field` and `expected` say what to mend, where one field is to blame."""

    code: str
    message: str
    field: str | None = None
    expected: str | None = None
    retryable: bool = False


class ErrorBody(View):
    """The one shape of every refused request."""

    error: ErrorDetail
