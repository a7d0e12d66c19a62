"""Creating an interview: its plan, and the token that opens it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from apps.api.errors import NoQuestion
from apps.api.infra.database import Database
from apps.api.session.access import new_token
from apps.api.session.clock import Clock
from apps.api.session.picking import Wish, check_language, find_mode, pick_question
from apps.api.store.questions import StoredQuestion, current_questions
from apps.api.store.sessions import add_session, token_hash
from apps.api.tables.session import SessionRow
from apps.api.wire.rest import SessionRequest
from question_bank.schema import Mode

TOKEN_DAYS = 7


@dataclass(frozen=True, slots=True)
class CreatedSession:
    """A new interview; the token is not stored anywhere."""

    row: SessionRow
    token: str
    question: StoredQuestion


async def create_session(
    database: Database,
    clock: Clock,
    modes: Mapping[str, Mode],
    rng: random.Random,
    request: SessionRequest,
) -> CreatedSession:
    """Store a new interview of the question asked for, or of one that fits.

    Raises:
        BadInput: there is no such company mode, or the question is not for that language.
        NoQuestion: the question is unknown, or none fits.
    """
    mode = find_mode(modes, request.company_mode)
    async with database.begin() as db:
        questions = await current_questions(db)
        chosen = (
            _by_id(questions, request.question_id)
            if request.question_id
            else pick_question(questions, _wish(mode, request), rng)
        )
        check_language(chosen.question, request.language, "language")
        token = new_token()
        now = datetime.fromtimestamp(clock.now_ms() / 1000, UTC)
        row = SessionRow(
            user_id=uuid4(),
            question_id=chosen.id,
            question_version=chosen.question.version,
            company_mode=mode.slug,
            language=request.language.value,
            minutes=request.minutes or mode.minutes,
            token_hash=token_hash(token),
            token_expires_at=now + timedelta(days=TOKEN_DAYS),
            created_at=now,
        )
        await add_session(db, row, request.candidate_name)
    return CreatedSession(row, token, chosen)


def _wish(mode: Mode, request: SessionRequest) -> Wish:
    return Wish(
        mode, request.difficulty, request.topic, request.language, frozenset(request.exclude)
    )


def _by_id(questions: list[StoredQuestion], question_id: str) -> StoredQuestion:
    for each in questions:
        if str(each.id) == question_id:
            return each
    raise NoQuestion(
        "There is no such question.", field="question_id", expected="an id of /questions/pick"
    )
