"""What a run's outcomes, compared with what was expected, mean."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from apps.api.domain.events import RunCase, RunJudged
from apps.api.domain.run import RunKind, Verdict
from question_bank.schema import Case, Question
from sandbox.contract import CallResult, Json, Outcome

MAX_SHOWN_CHARS = 4_000

_VERDICTS = {
    Outcome.EXCEPTION: Verdict.RUNTIME_ERROR,
    Outcome.TIME_LIMIT: Verdict.TIME_LIMIT,
    Outcome.MEMORY_LIMIT: Verdict.MEMORY_LIMIT,
    Outcome.OUTPUT_LIMIT: Verdict.OUTPUT_LIMIT,
    Outcome.COMPILE_ERROR: Verdict.COMPILE_ERROR,
    Outcome.PROTOCOL_VIOLATION: Verdict.RUNTIME_ERROR,
    Outcome.KILLED: Verdict.RUNTIME_ERROR,
    Outcome.SANDBOX_ERROR: Verdict.SANDBOX_ERROR,
}


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """One call of a run. `case` is None for custom input, for which nothing is expected."""

    args: tuple[Json, ...]
    case: Case | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """What a case means (`verdict`), and what the candidate may see of it (`shown`)."""

    verdict: Verdict
    hidden: bool
    shown: RunCase


def plan(
    question: Question, kind: RunKind, custom_args: Sequence[tuple[Json, ...]] | None
) -> tuple[PlannedCase, ...]:
    """The calls of a run, in order: samples first, hidden cases last."""
    if kind is RunKind.CUSTOM:
        return tuple(PlannedCase(tuple(args), None, hidden=False) for args in custom_args or ())
    samples = tuple(PlannedCase(case.args, case, hidden=False) for case in question.samples)
    if kind is RunKind.SAMPLES:
        return samples
    return samples + tuple(PlannedCase(case.args, case, hidden=True) for case in question.hidden)


def judge_case(
    run_id: str, planned: PlannedCase, result: CallResult, reason: str | None
) -> JudgedCase:
    """The verdict of one case, whose value is right if there is no `reason` against it.

    A hidden one shows neither value, output, message nor timing.
    """
    verdict = _verdict(planned, result, reason)
    passed = verdict in {Verdict.ACCEPTED, Verdict.RAN}
    if planned.hidden:
        shown = RunCase(run_id, result.index, True, None, passed, None, None, None, None, None,
                        None, None, None, None)  # fmt: skip
        return JudgedCase(verdict, True, shown)
    case = planned.case
    shown = RunCase(
        run_id=run_id,
        index=result.index,
        hidden=False,
        verdict=verdict,
        passed=passed,
        name=case.id if case else f"custom {result.index + 1}",
        args=planned.args,
        expected=case.expect if case else None,
        actual=_shown_value(result.value),
        stdout=_clean(result.stdout)[:MAX_SHOWN_CHARS],
        error=_clean(result.error)[:MAX_SHOWN_CHARS] if result.error else None,
        reason=_clean(reason)[:MAX_SHOWN_CHARS] if reason else None,
        wall_ms=round(result.wall_ms, 2),
        cpu_ms=round(result.cpu_ms, 2),
    )
    return JudgedCase(verdict, False, shown)


def skipped_case(run_id: str, index: int, planned: PlannedCase, verdict: Verdict) -> JudgedCase:
    """A case that never ran because an earlier one hit the limit that `verdict` names."""
    case = planned.case
    shown = RunCase(
        run_id=run_id,
        index=index,
        hidden=planned.hidden,
        verdict=None,
        passed=False,
        name=case.id if case and not planned.hidden else None,
        args=None if planned.hidden else planned.args,
        expected=case.expect if case and not planned.hidden else None,
        actual=None,
        stdout=None,
        error=None,
        reason=None if planned.hidden else "Not run: an earlier case hit a limit.",
        wall_ms=None,
        cpu_ms=None,
    )
    return JudgedCase(verdict, planned.hidden, shown)


def judge_run(run_id: str, kind: RunKind, cases: Sequence[JudgedCase]) -> RunJudged:
    """The verdict of a whole run: the first one in order that is not a pass."""
    failed = [case.verdict for case in cases if not case.shown.passed]
    passing = Verdict.RAN if kind is RunKind.CUSTOM else Verdict.ACCEPTED
    hidden = [case for case in cases if case.hidden]
    return RunJudged(
        run_id=run_id,
        kind=kind,
        verdict=failed[0] if failed else passing,
        passed=len(cases) - len(failed),
        total=len(cases),
        hidden_passed=sum(case.shown.passed for case in hidden),
        hidden_total=len(hidden),
    )


def _verdict(planned: PlannedCase, result: CallResult, reason: str | None) -> Verdict:
    if result.outcome is not Outcome.OK:
        return _VERDICTS[result.outcome]
    if planned.case is None:
        return Verdict.RAN
    return Verdict.ACCEPTED if reason is None else Verdict.WRONG_ANSWER


def _shown_value(value: Json) -> Json:
    """The value, or the beginning of its JSON text when that is long. Never a lone surrogate."""
    text = json.dumps(value, ensure_ascii=False)
    clean = _clean(text)
    if len(clean) > MAX_SHOWN_CHARS:
        return f"{clean[:MAX_SHOWN_CHARS]}… ({len(clean)} characters)"
    return value if clean == text else clean


def _clean(text: str) -> str:
    """Text that every JSON reader accepts: lone surrogates become replacement characters."""
    return text.encode("utf-8", "replace").decode()
