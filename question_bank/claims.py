"""Complexity claims in what a candidate says, misheard speech included.

A claim counts only when it is the candidate's own, not a rejected alternative ("better than
quadratic") nor a brute force that was mentioned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_N = r"(?:n|end)"
_PATTERNS: tuple[tuple[str, str], ...] = (
    (rf"\b{_N}\s*(?:\*|times|x)?\s*log(?:arithm)?(?:\s*of)?\s*\(?\s*{_N}\b\)?|\blinearithmic\b",
     "n log n"),
    (rf"\blog(?:arithm)?(?:\s*of)?\s*\(?\s*{_N}\b\)?|\blogarithmic\b", "log n"),
    (rf"\b{_N}\s*(?:\^|\*\*)\s*3|\b{_N}\s*cubed\b|n³|\bcubic\b", "n^3"),
    (rf"\b{_N}\s*(?:\^|\*\*)\s*2|\b{_N}\s*squared?\b|n²|\bquadratic\b"
     rf"|\b{_N}\s*(?:\*|times|by)\s*{_N}\b", "n^2"),
    (rf"\b{_N}\s*(?:\*|times|by)?\s*[mkw]\b", "n m"),
    (r"\b2\s*(?:\^|\*\*)\s*n\b|\btwo to the (?:power of )?n\b|\bexponential\b", "2^n"),
    (r"\bconstant (?:time|space|extra|memory)\b|\bamorti[sz]ed constant\b"
     r"|\boh?\s*(?:of\b\s*\(?|\()\s*(?:1|one)\b\)?|\bo\s?1\b", "1"),
    (rf"\blinear\b(?! (?:search|scan|probing))|\boh?\s*(?:of\b\s*\(?|\()\s*{_N}\b\)?"
     r"|\boh? n\b|\border n\b|\b(?:single|one) pass\b", "n"),
)  # fmt: skip
_NOT_OWN = re.compile(
    r"\b(?:not|isn't|instead of|rather than|avoid(?:ing)?|better than|worse than|less than|without"
    r"|faster than|down from|would(?:n't)? (?:be|take)|brute[- ]force|naive|could be"
    r"|if (?:we|i))\b[^.;,]*$"
)
_CLAUSE = re.compile(r"\bbut\b|\bso\b|[.;,]")
_PART = re.compile(r"\band\b|\bbut\b|[.;,]")
_SPACE = re.compile(r"\b(?:space|memory|extra)\b")
_REACH = 60


@dataclass(frozen=True, slots=True)
class CostClaim:
    """A claimed growth, such as `n log n` time."""

    cost: str
    resource: Literal["time", "space"]


def own_claims(text: str) -> tuple[CostClaim, ...]:
    """The costs that the speaker claims for their own solution, in order of mention."""
    lowered = text.lower().replace("\u2019", "'")
    taken: list[tuple[int, int]] = []
    claims: list[tuple[int, CostClaim]] = []
    for pattern, cost in _PATTERNS:
        for match in re.finditer(pattern, lowered):
            if any(match.start() < end and match.end() > start for start, end in taken):
                continue
            taken.append(match.span())
            if _is_own(lowered, match.start()):
                claims.append((match.start(), CostClaim(cost, _resource(lowered, *match.span()))))
    return tuple(claim for _, claim in sorted(claims, key=lambda each: each[0]))


def _is_own(text: str, start: int) -> bool:
    before = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    return _NOT_OWN.search(before) is None


def _resource(text: str, start: int, end: int) -> Literal["time", "space"]:
    after = _PART.split(text[end : end + _REACH])[0]
    before = _PART.split(text[max(0, start - _REACH) : start])[-1]
    if re.search(r"\btime\b", text[start:end] + after):
        return "time"
    return "space" if _SPACE.search(text[start:end] + after) or _SPACE.search(before) else "time"
