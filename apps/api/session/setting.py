"""What surrounds a live interview."""

from __future__ import annotations

from dataclasses import dataclass

from apps.api.domain.interview import Interview
from apps.api.infra.database import Database
from apps.api.interviewer.speaker import Speaker
from apps.api.session.clock import Clock
from apps.api.session.running import Runner


@dataclass(frozen=True, slots=True)
class Services:
    """What every live interview of a process shares."""

    database: Database
    clock: Clock
    speaker: Speaker
    runner: Runner


@dataclass(frozen=True, slots=True)
class Setting:
    """One interview's plan, and what the candidate is told of its surroundings."""

    interview: Interview
    company_title: str
    sandbox_reason: str | None
