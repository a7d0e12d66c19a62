"""Levels from 1 to 4 by fixed rules, each with the entries that prove it; null if unobserved.

A first rubric: measured complexity and own test cases are not weighed yet. Delivery (pace,
accent, fillers) and silence are never scored.
"""

from __future__ import annotations

from apps.api.domain.events import RunJudged
from apps.api.domain.report import Claim, Criterion, Dimension
from apps.api.domain.run import RunKind, Verdict
from apps.api.domain.state import Observation
from apps.api.report.evidence import cite, claim
from apps.api.report.findings import Findings

WORKABLE_SHARE = 0.25


def rubric(found: Findings) -> tuple[Criterion, ...]:
    """All four dimensions, in the order of the report."""
    return (
        _problem_solving(found),
        _coding(found),
        _verification(found),
        _communication(found),
    )


def _problem_solving(found: Findings) -> Criterion:
    submit, claims = found.best_submit(), _problem_solving_claims(found)
    top_rung = max((hint.rung for _, hint in found.hints()), default=0)
    dimension = Dimension.PROBLEM_SOLVING
    if not claims and submit is None:
        return Criterion(dimension, None, "No approach, claim or submit was observed.", ())
    if submit is None:
        basis = "An idea was told, but no solution was submitted to the hidden tests."
        return Criterion(dimension, None if top_rung == 0 else 2, basis, claims)
    accepted = submit[1].verdict is Verdict.ACCEPTED
    result = claim(
        f"The best submit passed {submit[1].hidden_passed} of {submit[1].hidden_total} hidden "
        "tests.",
        "strength" if accepted else "growth",
        cite(submit[0]),
    )
    level, basis = _solving_level(found, accepted, top_rung)
    return Criterion(dimension, level, basis, (result, *claims))


def _solving_level(found: Findings, accepted: bool, top_rung: int) -> tuple[int, str]:
    if not accepted:
        return (1, "No accepted submit, with the last hints used.") if top_rung >= 4 else (
            2,
            "No submit passed all hidden tests.",
        )  # fmt: skip
    if top_rung >= 3:
        return 2, "Accepted, after a hint that named the approach."
    if top_rung == 0 and found.planned_first() and found.right_time_claim():
        return 4, "Accepted without hints, planned first, with a right claim of its cost."
    return 3, "Accepted with little or no help."


def _problem_solving_claims(found: Findings) -> tuple[Claim, ...]:
    claims: list[Claim] = []
    plan = found.first(Observation.STATED_APPROACH)
    if plan:
        claims.append(claim("Told an approach.", "strength", found.quote(plan)))
    right = found.right_time_claim()
    stated = found.state.seen(Observation.CLAIMED_TIME)
    if right:
        text = f"Claimed O({right.subject}) time, which the question accepts."
        claims.append(claim(text, "strength", found.quote(right)))
    elif stated:
        text = f"Claimed O({stated[-1].subject}) time; this was not measured."
        claims.append(claim(text, "fact", found.quote(stated[-1])))
    for entry, hint in found.hints():
        claims.append(claim(f"Used hint {hint.rung}.", "growth", cite(entry, hint.text)))
    return tuple(claims)


def _coding(found: Findings) -> Criterion:
    dimension = Dimension.CODING
    submit = found.best_submit()
    if submit:
        entry, judged = submit
        share = judged.passed / judged.total if judged.total else 0.0
        text = f"Passed {judged.passed} of {judged.total} tests: {_words(judged.verdict)}."
        if judged.verdict is not Verdict.ACCEPTED:
            level, basis = (2, "Part of the tests pass.") if share >= WORKABLE_SHARE else (
                1, "Fewer than a quarter of the tests pass.")  # fmt: skip
            return Criterion(dimension, level, basis, (claim(text, "growth", cite(entry)),))
        first = found.judged(RunKind.SUBMIT)[0]
        level = 4 if first.seq == entry.seq else 3
        basis = "Accepted at the first submit." if level == 4 else "Accepted after a repair."
        return Criterion(dimension, level, basis, (claim(text, "strength", cite(entry)),))
    samples = found.judged(RunKind.SAMPLES)
    if samples:
        entry = samples[-1]
        assert isinstance(entry.event, RunJudged)
        text = f"The last run passed {entry.event.passed} of {entry.event.total} samples."
        level = 2 if entry.event.verdict is Verdict.ACCEPTED else 1
        basis = "Only the samples were run; hidden tests were never tried."
        return Criterion(dimension, level, basis, (claim(text, "fact", cite(entry)),))
    return Criterion(dimension, None, "No run was judged on the server.", ())


def _verification(found: Findings) -> Criterion:
    dimension, code = Dimension.VERIFICATION, found.first_code()
    if code is None:
        return Criterion(
            dimension, None, "No code was written, so there was nothing to verify.", ()
        )
    claims = _verification_claims(found)
    ran = found.judged(RunKind.SAMPLES, RunKind.CUSTOM, RunKind.SUBMIT)
    if not ran and not found.state.claims:
        text = "The code was never run."
        return Criterion(dimension, 1, text, (claim(text, "growth", cite(code)),))
    own = found.judged(RunKind.CUSTOM)
    named = found.first(Observation.DISCUSSED_TESTS)
    unprompted = found.unprompted_tests()
    if own and unprompted:
        return Criterion(dimension, 4, "Own cases, unprompted, and run.", claims)
    if own or named:
        return Criterion(dimension, 3, "Own cases were named or run.", claims)
    shown = claims or (claim("Ran what was given.", "fact", *map(cite, ran[:1] or [code])),)
    return Criterion(dimension, 2, "Only the given tests were run.", shown)


def _verification_claims(found: Findings) -> tuple[Claim, ...]:
    claims: list[Claim] = []
    own = found.judged(RunKind.CUSTOM)
    if own:
        claims.append(claim("Ran own input.", "strength", *map(cite, own[:3])))
    named = found.first(Observation.DISCUSSED_TESTS)
    if named:
        claims.append(claim("Named cases to test.", "strength", found.quote(named)))
    fix = found.fix_after_failure()
    if fix:
        claims.append(claim("Found and mended a failure.", "strength", *map(cite, fix)))
    return tuple(claims)


def _communication(found: Findings) -> Criterion:
    dimension, said = Dimension.COMMUNICATION, found.utterances()
    if not said:
        return Criterion(dimension, None, "Nothing was said or typed.", ())
    question = found.first(Observation.ASKED_QUESTION)
    plan = found.first(Observation.STATED_APPROACH)
    cost = found.first(Observation.CLAIMED_TIME)
    claims: list[Claim] = []
    if question:
        claims.append(claim("Asked before assuming.", "strength", found.quote(question)))
    if plan and found.planned_first():
        claims.append(claim("Told the plan before coding.", "strength", found.quote(plan)))
    elif plan:
        claims.append(claim("Told the plan only after coding.", "growth", found.quote(plan)))
    if cost:
        claims.append(claim("Talked about the cost.", "strength", found.quote(cost)))
    if not claims:
        text = "Neither a question, nor a plan, nor the cost was put into words."
        return Criterion(dimension, 1, text, (claim(text, "growth", *map(cite, said[:2])),))
    if plan is None or not found.planned_first():
        return Criterion(dimension, 2, "No plan was told before the code.", tuple(claims))
    level = 4 if question and cost else 3
    basis = "Asked, planned and explained the cost." if level == 4 else "The plan was told first."
    return Criterion(dimension, level, basis, tuple(claims))


def _words(verdict: Verdict) -> str:
    return verdict.value.replace("_", " ")
