"""An interviewer whose words come from a model, sentence by sentence through a leak filter."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

import structlog

from apps.api.domain.act import Wording
from apps.api.domain.interview import Interview
from apps.api.domain.state import InterviewState, Say
from apps.api.interviewer.prompt import FACTUAL_ACTS, act_prompt, system_prompt
from apps.api.interviewer.speaker import Piece
from apps.api.interviewer.templates import worded
from apps.api.providers.language_model import ChatMessage, LanguageModel, ModelFailed
from question_bank.leaks import said_leak, unsaid
from question_bank.schema import Question

MAX_SENTENCES = 3
MAX_TOKENS = 160
MAX_SENTENCE_CHARS = 400
FIRST_SENTENCE_S = 3.0
NEXT_SENTENCE_S = 5.0
_SENTENCE = re.compile(r"(.+?[.!?…]+[\"')\]]*)(?:\s+|$)", re.DOTALL)
_CODE = re.compile(
    r"```|(?:^|\n)\s*(?:for|def|while|return|function|let|const|if)\b[^\n]*[:;{(]|\w+\s*=\s*\w+\("
)
_log = structlog.get_logger()


class Wordless(Exception):
    """The model's words cannot be used."""


class ModelSpeaker:
    """Speaks by a model. Blocked, broken or slow: the template says the same act instead."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    async def speak(
        self, interview: Interview, state: InterviewState, say: Say
    ) -> AsyncIterator[Piece]:
        """Whole sentences as they pass the filter; what a failure cut short, the template ends."""
        template = worded(interview, state, say)
        if say.act in FACTUAL_ACTS:
            yield Piece(template, Wording.TEMPLATE)
            return
        spoken = 0
        try:
            async with aclosing(self._sentences(interview, state, say)) as sentences:
                async for sentence in sentences:
                    yield Piece(sentence + " ", Wording.MODEL)
                    spoken += 1
                    if spoken == MAX_SENTENCES:
                        return
            if spoken:
                return
            raise Wordless("empty answer")
        except (ModelFailed, Wordless) as error:
            _log.warning("model.fell_back", session_id=str(interview.session_id), why=str(error))
            wording = Wording.MODEL if spoken else Wording.TEMPLATE
            yield Piece(template, wording, failed=True)

    async def _sentences(
        self, interview: Interview, state: InterviewState, say: Say
    ) -> AsyncGenerator[str]:
        """Cleared sentences; the time that the listener takes between two does not count."""
        secret = _secret(interview.question, state)
        messages = (
            ChatMessage("system", system_prompt(interview)),
            ChatMessage("user", act_prompt(interview, state, say)),
        )
        rest = ""
        try:
            async with (
                asyncio.timeout(FIRST_SENTENCE_S) as deadline,
                aclosing(self._model.stream(messages, MAX_TOKENS)) as deltas,
            ):
                async for delta in deltas:
                    whole, rest = _split(rest + delta)
                    for sentence in whole:
                        deadline.reschedule(None)
                        yield _cleared(sentence, secret)
                        deadline.reschedule(asyncio.get_running_loop().time() + NEXT_SENTENCE_S)
        except TimeoutError:
            raise Wordless("no whole sentence in time") from None
        if rest.strip():
            yield _cleared(rest, secret)


def _split(text: str) -> tuple[list[str], str]:
    """The whole sentences, and what may still grow.

    Raises:
        Wordless: it grows beyond what anybody would say in one breath.
    """
    whole: list[str] = []
    while match := _SENTENCE.match(text):
        if match.end() == len(text) and not text[-1].isspace():
            break
        whole.append(match.group(1))
        text = text[match.end() :]
    if len(text) > MAX_SENTENCE_CHARS:
        raise Wordless("a sentence without end")
    return whole, text


def _secret(question: Question, state: InterviewState) -> tuple[str, ...]:
    """Phrases that may not be said yet: those that no released hint and no candidate has said."""
    heard = [hint.text for _, hint in state.hints]
    heard += [turn.text for turn in state.turns if turn.speaker == "candidate"]
    return unsaid((*question.forbidden_leaks, *(hint.text for hint in question.hints)), heard)


def _cleared(sentence: str, secret: tuple[str, ...]) -> str:
    """The sentence, in one line.

    Raises:
        Wordless: it gives something away, contains code, or is far too long.
    """
    if len(sentence) > MAX_SENTENCE_CHARS:
        raise Wordless("a sentence without end")
    if _CODE.search(sentence):
        raise Wordless("code in the answer")
    if said_leak(secret, sentence) is not None:
        raise Wordless("a secret in the answer")
    return " ".join(sentence.split())
