"""An interviewer whose words come from a model, sentence by sentence through a leak filter."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import structlog

from apps.api.domain.act import Wording
from apps.api.domain.interview import Interview
from apps.api.domain.state import InterviewState, Say
from apps.api.interviewer.prompt import FACTUAL_ACTS, act_prompt, system_prompt
from apps.api.interviewer.speaker import Piece
from apps.api.interviewer.templates import worded
from apps.api.providers.language_model import ChatMessage, LanguageModel, ModelFailed
from question_bank.leaks import said_leak
from question_bank.schema import Question

MAX_SENTENCES = 3
MAX_TOKENS = 160
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
            async for sentence in self._sentences(interview, state, say):
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
    ) -> AsyncIterator[str]:
        secret = _secret(interview.question, state)
        buffer = ""
        messages = (
            ChatMessage("system", system_prompt(interview)),
            ChatMessage("user", act_prompt(interview, state, say)),
        )
        async for delta in self._model.stream(messages, MAX_TOKENS):
            buffer += delta
            while match := _SENTENCE.match(buffer):
                if match.end() == len(buffer) and not buffer[-1].isspace():
                    break
                yield _cleared(match.group(1), secret)
                buffer = buffer[match.end() :]
        if buffer.strip():
            yield _cleared(buffer.strip(), secret)


def _secret(question: Question, state: InterviewState) -> tuple[str, ...]:
    """Phrases that may not be said yet: those that no released hint and no candidate has said."""
    said = " ".join(
        [hint.text for _, hint in state.hints]
        + [turn.text for turn in state.turns if turn.speaker == "candidate"]
    )
    phrases = (*question.forbidden_leaks, *(hint.text for hint in question.hints))
    return tuple(phrase for phrase in phrases if said_leak([phrase], said) is None)


def _cleared(sentence: str, secret: tuple[str, ...]) -> str:
    """The sentence, in one line.

    Raises:
        Wordless: it gives something away, or contains code.
    """
    if _CODE.search(sentence):
        raise Wordless("code in the answer")
    if said_leak(secret, sentence) is not None:
        raise Wordless("a secret in the answer")
    return " ".join(sentence.split())
