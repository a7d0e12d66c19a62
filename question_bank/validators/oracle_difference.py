"""The oracle is another program than the accepted ones, and brute force is another growth."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Iterator

from question_bank.folder import Claim, QuestionFolder
from sandbox.contract import Language

GRAM = 5
MOST_ALIKE = 0.5
_LAYOUT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


def prove(folder: QuestionFolder) -> Iterator[str]:
    """Accepted Python solutions that share too many runs of tokens with the oracle."""
    complexity = folder.question.complexity
    if complexity.brute_time == complexity.target.time:
        yield f"brute force and the target both take {complexity.brute_time}"
    oracle = _grams((folder.path / "oracle.py").read_text(encoding="utf-8"))
    for solution in folder.solutions(Claim.ACCEPTED):
        if solution.language is not Language.PYTHON:
            continue
        grams = _grams(solution.source)
        alike = len(oracle & grams) / max(1, len(oracle | grams))
        if alike >= MOST_ALIKE:
            yield (
                f"the oracle is {solution.name} again: {alike:.0%} of their runs of {GRAM} tokens"
                f" are the same, less than {MOST_ALIKE:.0%} may be"
            )


def _grams(source: str) -> set[tuple[str, ...]]:
    lines = io.StringIO(source).readline
    tokens = [each.string for each in tokenize.generate_tokens(lines) if each.type not in _LAYOUT]
    return {tuple(tokens[at : at + GRAM]) for at in range(max(1, len(tokens) - GRAM + 1))}
