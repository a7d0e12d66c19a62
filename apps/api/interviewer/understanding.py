"""What the candidate means: one intent per utterance, and what it shows.

Rules, not a model, so that the same words always mean the same: the offline interviewer and the
one with a model share this policy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from apps.api.domain.phase import Phase
from question_bank.claims import CostClaim, own_claims
from question_bank.matching import match_clarification
from question_bank.milestones import said_milestones
from question_bank.schema import Clarification, Milestone, Question

BRUTE_FORCE_MILESTONE = "brute"
_BEFORE_CODE = frozenset({Phase.INTRO, Phase.CLARIFY, Phase.APPROACH})
APPROACH_MIN_WORDS = 6


class Intent(StrEnum):
    """What an utterance is for."""

    CLARIFICATION = "clarification"
    ABOUT_ALGORITHM = "about_algorithm"
    ABOUT_PROCESS = "about_process"
    OPEN_QUESTION = "open_question"
    WANTS_HINT = "wants_hint"
    WANTS_ANSWER = "wants_answer"
    MISBEHAVIOUR = "misbehaviour"
    READY = "ready"
    APPROACH = "approach"
    COMPLEXITY = "complexity"
    DONE = "done"
    TESTS = "tests"
    THINKING_ALOUD = "thinking_aloud"
    BACKCHANNEL = "backchannel"


@dataclass(frozen=True, slots=True)
class Understanding:
    """An utterance's intent, and everything else that it showed on the side."""

    intent: Intent
    clarification: Clarification | None
    claims: tuple[CostClaim, ...]
    milestones: tuple[Milestone, ...]
    mentions_tests: bool


_WANTS_ANSWER = re.compile(
    r"\b(?:just (?:tell|give|show) me|(?:tell|give|show) me the (?:answer|solution|code)"
    r"|what(?:'s| is) the (?:answer|solution)|write (?:it|the code) for me)\b"
)
_WANTS_HINT = re.compile(
    r"\b(?:hint|i(?:'m| am) (?:totally |completely |really )?(?:stuck|lost)|help me|some help"
    r"|point me|nudge me|no idea)\b"
)
_MISBEHAVIOUR = re.compile(
    r"(?:ignore (?:all |your |the )*(?:previous |prior )?(?:instructions|rules)"
    r"|system prompt|your (?:instructions|prompt)|</?system>"
    r"|give me (?:a |the )?(?:full|top|perfect|maximum) (?:score|marks)"
    r"|score (?:me|of) \d+|\b(?:fuck|shit|idiot|stupid bot)\b)"
)
_QUESTION_START = re.compile(
    r"^(?:(?:so|ok|okay|and|hmm|well|quick question|one question|also|wait)[,: ]+)*"
    r"(?:what|which|when|where|who|how|why|is|are|can|could|do|does|did|should|shall|may|must|will"
    r"|would|am i|i wonder|i was wondering)\b"
)
_ABOUT_PROCESS = re.compile(
    r"\b(?:(?:can|may|should|shall) i (?:start|begin|code|write|go|move|use (?:a |the )?(?:library"
    r"|built|standard|python|java|import)|look|run|test|submit|end|finish)|how much time|time left"
    r"|how long do (?:i|we)|sounds? (?:good|right|ok|okay|reasonable)|make sense|makes sense"
    r"|what(?:'s| is) next|what now|can you (?:hear|repeat))\b"
)
_ABOUT_ALGORITHM = re.compile(
    r"\b(?:should i|do i|would (?:it|a|that|this)|is (?:it|this|that|my|the)|can i|could i)\b.*"
    r"\b(?:hash|map|dict|dictionary|sort|sorting|heap|stack|queue|pointer|pointers|window|binary"
    r"|recursion|recursive|dp|dynamic|greedy|graph|tree|loop|set|optimal|correct|approach|algorithm"
    r"|fast enough|efficient|right track|faster|better)\b"
)
_READY = re.compile(
    r"\b(?:no (?:more |further |other )?questions|(?:that|it)(?:'s| is) (?:all )?clear|all clear"
    r"|i(?:'m| am) ready|ready to|i understand|understood|got it|let(?:'s| us) (?:start|go|begin"
    r"|move on)|move on)\b"
)
_APPROACH = re.compile(
    r"\b(?:approach|plan|idea|i(?:'d| would| will|'ll| could| can| want to| am going to|'m going to"
    r"| think i)|we (?:can|could|would|should)|let me|first|then|iterate|loop|walk|scan|go through"
    r"|keep|store|track|sort|hash|map|dict|set|pointer|window|stack|heap|queue|brute force|naive"
    r"|check every|compare)\b"
)
_DONE = re.compile(
    r"\b(?:i(?:'m| am) done|i think (?:that(?:'s| is) it|i(?:'m| am) done|it(?:'s| is) done)|done"
    r"|finished|that should (?:do it|work|be it)|this should work|it works"
    r"|all (?:tests? )?pass(?:es|ed|ing)?|it pass(?:es|ed))\b"
)
_TESTS = re.compile(
    r"\b(?:test(?:s|ing|ed)?|edge cases?|corner cases?|empty|single (?:element|item)|one (?:element"
    r"|item)|duplicates?|negative|zero|large input|boundary|boundaries|dry run|trace|walk through"
    r"|what if|ties?)\b"
)
_BACKCHANNEL = re.compile(
    r"^(?:(?:ok(?:ay)?|yes|yeah|yep|yup|no|nope|sure|right|mhm+|uh+|um+|hm+|ah|oh|thanks|thank you"
    r"|cool|great|good|alright|hi|hello|hey|nice to meet you|alex|there|and|so|well|i see|perfect)"
    r"[ ,.!]*)+$"
)


def understand(question: Question, phase: Phase, text: str) -> Understanding:
    """The meaning of one utterance in the phase in which it was said."""
    lowered = " ".join(text.lower().replace("\u2019", "'").split())
    claims = own_claims(lowered)
    milestones = said_milestones(question.milestones, lowered)
    clarification = match_clarification(question, text)
    asks = clarification is not None or is_question(lowered)
    intent = (
        _urgent_intent(lowered)
        or (_plan_with_check_in(lowered, phase, milestones) if asks else None)
        or (_question_intent(lowered, clarification) if asks else None)
        or _statement_intent(lowered, phase, claims, milestones)
    )
    return Understanding(
        intent, clarification, claims, milestones, _TESTS.search(lowered) is not None
    )


def is_question(lowered: str) -> bool:
    """Whether the text asks something; speech recognition often leaves out the question mark."""
    return lowered.rstrip(" .\"'").endswith("?") or _QUESTION_START.match(lowered) is not None


def _urgent_intent(lowered: str) -> Intent | None:
    if _MISBEHAVIOUR.search(lowered):
        return Intent.MISBEHAVIOUR
    if _WANTS_ANSWER.search(lowered):
        return Intent.WANTS_ANSWER
    return Intent.WANTS_HINT if _WANTS_HINT.search(lowered) else None


def _plan_with_check_in(
    lowered: str, phase: Phase, milestones: tuple[Milestone, ...]
) -> Intent | None:
    """ "I would sort first, does that sound good?" is a plan, not a question."""
    checks_in = _ABOUT_PROCESS.search(lowered) is not None
    if checks_in and phase in _BEFORE_CODE and _is_approach(lowered, milestones):
        return Intent.APPROACH
    return None


def _question_intent(lowered: str, clarification: Clarification | None) -> Intent:
    if _ABOUT_PROCESS.search(lowered):
        return Intent.ABOUT_PROCESS
    if clarification is not None:
        return Intent.CLARIFICATION
    return Intent.ABOUT_ALGORITHM if _ABOUT_ALGORITHM.search(lowered) else Intent.OPEN_QUESTION


def _statement_intent(
    lowered: str, phase: Phase, claims: tuple[CostClaim, ...], milestones: tuple[Milestone, ...]
) -> Intent:
    if _BACKCHANNEL.match(lowered):
        return Intent.BACKCHANNEL
    if phase in {Phase.CODE, Phase.TEST} and _DONE.search(lowered):
        return Intent.DONE
    if phase in _BEFORE_CODE and _is_approach(lowered, milestones):
        return Intent.APPROACH
    if claims:
        return Intent.COMPLEXITY
    if phase in {Phase.INTRO, Phase.CLARIFY} and _READY.search(lowered):
        return Intent.READY
    if phase in {Phase.TEST, Phase.ANALYSE} and _TESTS.search(lowered):
        return Intent.TESTS
    return Intent.THINKING_ALOUD


def _is_approach(lowered: str, milestones: tuple[Milestone, ...]) -> bool:
    enough = len(lowered.split()) >= APPROACH_MIN_WORDS
    return enough and (bool(milestones) or _APPROACH.search(lowered) is not None)
