"""What the log shows, looked up once for all parts of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from apps.api.domain.act import ActKind
from apps.api.domain.events import CodeSaved, HintReleased, LogEntry, RunJudged, Uttered
from apps.api.domain.interview import Interview
from apps.api.domain.report import Evidence
from apps.api.domain.run import RunKind, Verdict
from apps.api.domain.source import own_lines
from apps.api.domain.state import InterviewState, Observation, Observed
from apps.api.report.evidence import cite


@dataclass(frozen=True, slots=True)
class Findings:
    """An interview's folded state beside the entries that it came from."""

    interview: Interview
    state: InterviewState
    entries: Sequence[LogEntry]

    def at(self, seq: int) -> LogEntry:
        """The entry at `seq`."""
        return next(entry for entry in self.entries if entry.seq == seq)

    def utterances(self) -> list[LogEntry]:
        """Everything the candidate said."""
        return [entry for entry in self.entries if isinstance(entry.event, Uttered)]

    def first(self, kind: Observation) -> Observed | None:
        """The first observation of `kind`."""
        return next(iter(self.state.seen(kind)), None)

    def quote(self, observed: Observed) -> Evidence:
        """The words behind an observation."""
        return cite(self.at(observed.seq), observed.quote)

    def first_code(self) -> LogEntry | None:
        """The first revision in which the candidate wrote a line of their own."""
        for entry in self.entries:
            if isinstance(entry.event, CodeSaved) and self._is_own(entry.event):
                return entry
        return None

    def _is_own(self, saved: CodeSaved) -> bool:
        return own_lines(saved.code, self.interview.question.starters[saved.language]) > 0

    def judged(self, *kinds: RunKind) -> list[LogEntry]:
        """The verdicts of the runs of these kinds that the sandbox itself did not break."""
        return [
            entry
            for entry in self.entries
            if isinstance(entry.event, RunJudged)
            and entry.event.kind in kinds
            and entry.event.verdict is not Verdict.SANDBOX_ERROR
        ]

    def best_submit(self) -> tuple[LogEntry, RunJudged] | None:
        """The submit that passed the most, the earliest of equals."""
        submits = [
            (entry, entry.event)
            for entry in self.judged(RunKind.SUBMIT)
            if isinstance(entry.event, RunJudged)
        ]
        return max(submits, key=lambda each: each[1].passed, default=None)

    def hints(self) -> list[tuple[LogEntry, HintReleased]]:
        """Every released hint."""
        return [
            (entry, entry.event) for entry in self.entries if isinstance(entry.event, HintReleased)
        ]

    def planned_first(self) -> bool:
        """Whether an approach was told before the first line of code."""
        plan, code = self.first(Observation.STATED_APPROACH), self.first_code()
        return plan is not None and (code is None or plan.seq < code.seq)

    def right_time_claim(self) -> Observed | None:
        """The last time claim, where it is one that the question accepts."""
        claims = self.state.seen(Observation.CLAIMED_TIME)
        accepted = self.interview.question.complexity.accepted_time
        return claims[-1] if claims and claims[-1].subject in accepted else None

    def unprompted_tests(self) -> Observed | None:
        """Test cases that the candidate named before the interviewer asked for any."""
        asked = self.state.said(ActKind.ASK_TESTS)
        tests = self.state.seen(Observation.DISCUSSED_TESTS)
        early = [each for each in tests if not asked or each.seq < asked[0].seq]
        code = self.first_code()
        return next((each for each in early if code and each.seq > code.seq), None)

    def fix_after_failure(self) -> tuple[LogEntry, LogEntry] | None:
        """A failed run and the first later one that passed, of samples or submits."""
        runs = self.judged(RunKind.SAMPLES, RunKind.SUBMIT)
        failed = next((each for each in runs if not _accepted(each)), None)
        if failed is None:
            return None
        fixed = next((each for each in runs if each.seq > failed.seq and _accepted(each)), None)
        return (failed, fixed) if fixed else None


def _accepted(entry: LogEntry) -> bool:
    return isinstance(entry.event, RunJudged) and entry.event.verdict is Verdict.ACCEPTED
