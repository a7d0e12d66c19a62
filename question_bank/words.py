"""Spoken and typed English reduced to comparable stems; small on purpose, and deterministic."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[+-]\d+")
_NEGATED = re.compile(r"\b(?:cannot|[a-z]+n't)\b")
_STOP = frozenset(
    """
    a about all also am an and any are as at be because been being but by can could did do does
    for from had has have he her here him his how i if in into is it its just let ll m may me
    might my of ok okay on or our please re s shall she should so some such sure than that
    the their them then there these they this those to um uh us ve was we well were what when
    where which while who why will with would yes you your
    """.split()  # noqa: SIM905 - one word per line would be eighty lines
)
_IRREGULAR = {
    "left": "leave",
    "leaving": "leave",
    "leaves": "leave",
    "sorted": "sorted",
    "ordered": "sorted",
    "ordering": "order",
    "ties": "tie",
    "tied": "tie",
    "tying": "tie",
    "came": "come",
    "none": "no",
    "not": "no",
    "nothing": "no",
    "pieces": "piece",
    "times": "time",
    "maximum": "max",
    "maximal": "max",
    "minimum": "min",
    "minimal": "min",
    "biggest": "large",
    "big": "large",
    "huge": "large",
    "largest": "large",
    "larger": "large",
    "bigger": "large",
    "identical": "same",
    "equal": "same",
    "equally": "same",
    "duplicate": "repeat",
    "duplicates": "repeat",
    "duplicated": "repeat",
    "dupes": "repeat",
    "repetition": "repeat",
    "repetitions": "repeat",
    "absent": "missing",
    "lack": "missing",
    "earlier": "early",
    "earliest": "early",
    "later": "late",
    "latest": "late",
}
_SUFFIXES = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "ly", "s")


def stems(text: str) -> list[str]:
    """The stems of all words in order, stop words left out."""
    spoken = _NEGATED.sub("not", text.lower().replace("\u2019", "'"))
    words = (word.split("'")[0] for word in _WORD.findall(spoken))
    return [stem(word) for word in words if word not in _STOP]


@cache
def stem(word: str) -> str:
    """One word without its inflection; irregular forms and plain synonyms share a stem."""
    if word in _IRREGULAR:
        return _tidy(_IRREGULAR[word], "")
    for suffix in _SUFFIXES:
        base = word.removesuffix(suffix)
        if base != word and len(base) >= 3 and not base.endswith("s"):
            return _tidy(base, suffix)
    return _tidy(word, "")


def _tidy(base: str, suffix: str) -> str:
    if suffix in {"ied", "ies"}:
        base += "y"
    if suffix in {"ing", "ed"} and base[-1] == base[-2] and base[-1] not in "lsz":
        base = base[:-1]
    return base.removesuffix("e") if len(base) > 3 else base
