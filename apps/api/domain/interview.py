"""What is fixed about an interview before it begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from question_bank.schema import Question, Strictness
from sandbox.contract import Language

INTERVIEWER_NAME = "Alex"


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview's plan. `question` is complete and secret; views of it are not.

    `strictness` and `followups`, how many are asked at most, are those of the company mode.

    `sandbox` tells where code runs: on the server, or in the candidate's own browser, in which
    case hidden tests never run and nothing about correctness is verified.
    """

    session_id: UUID
    question_id: UUID
    question: Question
    company_mode: str
    language: Language
    minutes: int
    candidate_name: str | None
    sandbox: Literal["docker", "browser"]
    strictness: Strictness
    followups: int
