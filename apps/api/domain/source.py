"""Reading a candidate's source without running it."""

from __future__ import annotations

_COMMENT_STARTS = ("#", "//", "/*", "*")


def own_lines(code: str, starter: str) -> int:
    """How many lines the candidate wrote: neither blank, nor comment, nor from the starter."""
    given = {line.strip() for line in starter.splitlines()}
    return sum(
        1
        for line in map(str.strip, code.splitlines())
        if line and line not in given and not line.startswith(_COMMENT_STARTS)
    )
