"""What the lobby needs before an interview exists."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Response

from apps.api.routes.context import Parts
from apps.api.session.picking import Wish, find_mode, pick_question
from apps.api.session.question_view import question_view
from apps.api.settings import VERSION
from apps.api.store.questions import StoredQuestion, current_questions
from apps.api.wire.rest import (
    MAX_EXCLUDED,
    MAX_TOPIC_CHARS,
    Difficulty,
    HealthView,
    LobbyView,
    ModeView,
    QuestionName,
    ReadyView,
)
from apps.api.wire.views import QuestionView
from question_bank.schema import Mode
from sandbox.contract import Language

router = APIRouter()


@router.get("/health")
async def health() -> HealthView:
    """The process is alive."""
    return HealthView(version=VERSION)


@router.get("/ready", responses={503: {"model": ReadyView}})
async def ready(parts: Parts, response: Response) -> ReadyView:
    """This process can serve interviews; 503 with the reasons while it cannot."""
    reasons = await parts.readiness.reasons()
    if reasons:
        response.status_code = 503
    return ReadyView(ready=not reasons, reasons=dict(reasons))


@router.get("/lobby")
async def lobby(parts: Parts) -> LobbyView:
    """Modes, languages, and what this server runs with."""
    async with parts.database.begin() as db:
        questions = await current_questions(db)
    status = await parts.runner.status()
    model = parts.settings.model
    return LobbyView(
        modes=[
            _mode_view(mode, questions)
            for mode in sorted(parts.modes.values(), key=lambda each: each.slug != "general")
        ],
        languages=_offered_languages(questions),
        sandbox="docker" if status.ready else "browser",
        sandbox_reason=status.reason,
        model=model.model if model else None,
    )


@router.get("/questions/pick")
async def pick(
    parts: Parts,
    company_mode: Annotated[str, Query(max_length=40)] = "General",
    difficulty: Annotated[str, Query(max_length=10)] = "medium",
    topic: Annotated[str | None, Query(max_length=MAX_TOPIC_CHARS)] = None,
    language: Language | None = None,
    exclude: Annotated[Sequence[QuestionName], Query(max_length=MAX_EXCLUDED)] = (),
    seed: Annotated[int | None, Query(ge=0)] = None,
) -> QuestionView:
    """A question of this mode and difficulty, without its secrets.

    It is drawn by its weight in the mode; `seed` makes the draw repeatable, and `exclude`, given
    once for each id or slug, keeps out what the candidate has had.
    """
    mode = find_mode(parts.modes, company_mode)
    async with parts.database.begin() as db:
        questions = await current_questions(db)
    wish = Wish(mode, difficulty.lower(), topic, language, frozenset(exclude))
    rng = parts.rng if seed is None else random.Random(seed)
    chosen = pick_question(questions, wish, rng)
    return question_view(chosen.id, chosen.question)


def _offered_languages(questions: list[StoredQuestion]) -> list[Language]:
    offered = {language for each in questions for language in each.question.starters}
    return [language for language in Language if language in offered]


def _mode_view(mode: Mode, questions: list[StoredQuestion]) -> ModeView:
    there = [each.question for each in questions if each.question.modes.get(mode.slug, 0) > 0]
    offered = {each.difficulty.value for each in there}
    order: tuple[Difficulty, ...] = ("easy", "medium", "hard")
    return ModeView(
        slug=mode.slug,
        title=mode.title,
        minutes=mode.minutes,
        summary=mode.summary,
        disclaimer=mode.disclaimer,
        difficulties=[each for each in order if each in offered],
        topics=sorted({topic for each in there for topic in each.topics}),
    )
