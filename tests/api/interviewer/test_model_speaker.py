"""The interviewer by model: what it may say, and what stands in when it fails."""

import asyncio
import io
import time
from collections.abc import AsyncGenerator, Callable, Generator
from dataclasses import dataclass, replace

import pytest
import structlog

from apps.api.domain.act import ActKind, StreamEndReason, Wording
from apps.api.domain.events import HintReleased
from apps.api.domain.state import Say
from apps.api.interviewer import model_speaker
from apps.api.interviewer.model_speaker import FIRST_SENTENCE_S, MAX_SENTENCES, ModelSpeaker
from apps.api.interviewer.prompt import FACTUAL_ACTS
from apps.api.interviewer.speaker import Piece
from apps.api.interviewer.templates import worded
from apps.api.providers import openai_compatible
from apps.api.providers.openai_compatible import OpenAICompatibleModel
from apps.api.session.inputs import SpeechOver
from apps.api.session.speech import deliver
from tests.api.bank import LOCKED_HINTS, canary
from tests.api.clock import QuickClock
from tests.api.model_server import (
    ANSWER,
    FIRST_SENTENCE,
    SCRIPTS,
    SECOND_SENTENCE,
    ModelServer,
    model_server,
    saying,
)
from tests.api.rehearsal import Rehearsal, interview_about

pytestmark = pytest.mark.anyio
KEY = "sk-planted-key"
ACT = Say(ActKind.CHECK_IN, None, None, 0, direct=False)
SAID = {
    "released hint": f"Think of the {LOCKED_HINTS[0]} step again.",
    "locked hint": f"Well done. Think of the {LOCKED_HINTS[1]} step.",
    "inflected": "You are close. It zqleakphrases nicely.",
    "fence": "Look here.\n```\npass\n```",
    "loop": "Look here.\nfor each in word: use it.",
    "chatty": "One. Two. Three. Four. Five.",
    "no full stop": "and what would you try",
    "broken lines": "What\nwould you\n\ntry?",
    "abbreviated": "It takes 3.5 steps, say. And then?",
    "one long breath": "and " * 200 + "so on.",
}
BROKEN_AT_ONCE = (
    "too-many-requests",
    "server-error",
    "invalid-json",
    "null",
    "error-object",
    "text-is-a-number",
    "choices-is-an-object",
    "choice-without-delta",
    "a-list",
    "invalid-utf-8",
    "html",
    "empty",
    "endless",
    "one long breath",
    "stall-at-once",
    "no-headers",
    "comments-only",
    "stall-in-first-sentence",
)
BROKEN_MIDWAY = ("stall-midway", "reset-midway", "ends-early")


@dataclass
class Stage:
    """An interview about marked secrets, and a speaker whose model follows a script."""

    rehearsal: Rehearsal
    speaker: ModelSpeaker

    async def speak(self, say: Say = ACT) -> list[Piece]:
        """Everything that is said."""
        scene = self.rehearsal
        return [p async for p in self.speaker.speak(scene.interview, scene.state, say)]

    def template(self, say: Say = ACT) -> str:
        """What the template says."""
        return worded(self.rehearsal.interview, self.rehearsal.state, say)


SetStage = Callable[[str], Stage]


@pytest.fixture(scope="module")
def server() -> Generator[ModelServer]:
    with model_server({**SCRIPTS, **{name: saying(text) for name, text in SAID.items()}}) as each:
        yield each


@pytest.fixture
async def set_stage(server: ModelServer) -> AsyncGenerator[SetStage]:
    models: list[OpenAICompatibleModel] = []

    def set_one(script: str) -> Stage:
        models.append(OpenAICompatibleModel(server.base_url, KEY, script))
        return Stage(Rehearsal(interview_about(canary())).greeted(), ModelSpeaker(models[-1]))

    yield set_one
    for model in models:
        await model.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time for the first words."""
    monkeypatch.setattr(openai_compatible, "FIRST_DELTA_S", 0.4)
    monkeypatch.setattr(model_speaker, "FIRST_SENTENCE_S", 0.4)


@pytest.fixture
def impatient_midway(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time for all other words."""
    monkeypatch.setattr(openai_compatible, "NEXT_DELTA_S", 0.8)


@pytest.fixture
def log() -> Generator[io.StringIO]:
    """What is logged."""
    lines = io.StringIO()
    before = structlog.get_config()
    structlog.configure(
        logger_factory=structlog.PrintLoggerFactory(lines), cache_logger_on_first_use=False
    )
    yield lines
    structlog.configure(**before)


def said_by_model(*sentences: str) -> list[Piece]:
    return [Piece(f"{sentence} ", Wording.MODEL) for sentence in sentences]


@pytest.mark.parametrize("script", ["ok", "letters", "split-character", "no-done"])
async def test_the_model_speaks_in_whole_sentences(set_stage: SetStage, script: str) -> None:
    assert await set_stage(script).speak() == said_by_model(FIRST_SENTENCE, SECOND_SENTENCE)


@pytest.mark.parametrize("script", BROKEN_AT_ONCE)
@pytest.mark.usefixtures("impatient")
async def test_the_template_speaks_for_a_model_that_says_nothing_usable(
    set_stage: SetStage, script: str
) -> None:
    stage = set_stage(script)
    assert await stage.speak() == [Piece(stage.template(), Wording.TEMPLATE, failed=True)]


@pytest.mark.parametrize("script", BROKEN_MIDWAY)
@pytest.mark.usefixtures("impatient_midway")
async def test_what_was_released_stays_and_the_template_ends_it(
    set_stage: SetStage, script: str
) -> None:
    stage = set_stage(script)
    assert await stage.speak() == [
        *said_by_model(FIRST_SENTENCE),
        Piece(stage.template(), Wording.MODEL, failed=True),
    ]


@pytest.mark.parametrize("script", ["stall-at-once", "stall-in-first-sentence"])
async def test_the_first_words_come_within_about_three_seconds(
    set_stage: SetStage, script: str
) -> None:
    stage, began = set_stage(script), time.monotonic()
    pieces = await stage.speak()
    assert time.monotonic() - began < FIRST_SENTENCE_S + 0.5
    assert [piece.text for piece in pieces] == [stage.template()]


async def test_an_interview_hears_that_the_model_failed(set_stage: SetStage) -> None:
    stage = set_stage("reset-midway")
    scene = stage.rehearsal
    words = [
        item
        async for item in deliver(
            stage.speaker, QuickClock(), scene.interview, scene.state, ACT, "s"
        )
    ]
    assert words[-1] == SpeechOver("s", StreamEndReason.LLM_ERROR, Wording.MODEL)
    spoken = "".join(item.text for item in words if not isinstance(item, SpeechOver))
    assert spoken == f"{FIRST_SENTENCE} {stage.template()}"


@pytest.mark.parametrize(
    ("script", "secret", "released"),
    [
        ("leak", "zqleakphrase", ["You are close."]),
        ("inflected", "zqleakphrase", ["You are close."]),
        ("locked hint", LOCKED_HINTS[1], ["Well done."]),
        ("code", "seen", ["Let me show you."]),
        ("fence", "pass", ["Look here."]),
        ("loop", "for each", ["Look here."]),
    ],
)
async def test_secrets_and_code_are_never_said(
    set_stage: SetStage, script: str, secret: str, released: list[str]
) -> None:
    stage = set_stage(script)
    pieces = await stage.speak()
    assert pieces[:-1] == said_by_model(*released)
    assert pieces[-1] == Piece(stage.template(), Wording.MODEL, failed=True)
    assert secret not in "".join(piece.text for piece in pieces)


async def test_a_released_hint_may_be_repeated_and_the_next_one_not(set_stage: SetStage) -> None:
    released = canary().hints[0]
    for script, usable in (("released hint", True), ("locked hint", False)):
        stage = set_stage(script)
        stage.rehearsal.add(HintReleased(released.level, released.cost, released.text))
        assert [piece.failed for piece in await stage.speak()].count(True) == (not usable)


async def test_what_the_candidate_has_said_may_be_repeated(set_stage: SetStage) -> None:
    stage = set_stage("leak")
    stage.rehearsal.say("I would use a zqleakphrase for that")
    assert not any(piece.failed for piece in await stage.speak())


@pytest.mark.parametrize(
    ("script", "sentences"),
    [
        ("chatty", ["One.", "Two.", "Three."]),
        ("no full stop", ["and what would you try"]),
        ("broken lines", ["What would you try?"]),
        ("abbreviated", ["It takes 3.5 steps, say.", "And then?"]),
    ],
)
async def test_at_most_a_few_sentences_each_in_one_line(
    set_stage: SetStage, script: str, sentences: list[str]
) -> None:
    assert len(sentences) <= MAX_SENTENCES
    assert await set_stage(script).speak() == said_by_model(*sentences)


@pytest.mark.parametrize("act", sorted(FACTUAL_ACTS))
async def test_facts_are_told_without_the_model(
    server: ModelServer, set_stage: SetStage, act: ActKind
) -> None:
    stage, say = set_stage("ok"), replace(ACT, act=act)
    asked = len(server.requests)
    assert await stage.speak(say) == [Piece(stage.template(say), Wording.TEMPLATE)]
    assert len(server.requests) == asked


async def test_an_interrupted_answer_is_hung_up(server: ModelServer, set_stage: SetStage) -> None:
    stage = set_stage("stall-midway")
    scene = stage.rehearsal
    speaking = stage.speaker.speak(scene.interview, scene.state, ACT)
    assert (await anext(speaking)).text == f"{FIRST_SENTENCE} "
    request = server.requests[-1]
    waiting = asyncio.ensure_future(anext(speaking))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await asyncio.to_thread(request.hung_up.wait, 5)


async def test_a_listener_who_takes_time_is_no_failure(
    set_stage: SetStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_speaker, "NEXT_SENTENCE_S", 0.2)
    stage, heard = set_stage("ok"), ""
    async for piece in stage.speaker.speak(stage.rehearsal.interview, stage.rehearsal.state, ACT):
        assert not piece.failed
        heard += piece.text
        await asyncio.sleep(0.3)
    assert heard.strip() == ANSWER


async def test_a_failure_is_logged_without_key_prompt_and_answer(
    set_stage: SetStage, log: io.StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    for script in ("too-many-requests", "error-object", "leak", "reset-midway"):
        stage = set_stage(script)
        stage.rehearsal.say("a planted utterance")
        await stage.speak()
    everything = log.getvalue() + caplog.text
    assert log.getvalue().count("model.fell_back") == 4
    assert str(set_stage("ok").rehearsal.interview.session_id) in everything
    for private in (KEY, "planted", "zqleakphrase", "Double", "overloaded"):
        assert private not in everything
