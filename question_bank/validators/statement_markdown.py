"""The statement is Markdown that every client renders: paragraphs, lists, emphasis and code.

The web page drops links, images and large headings, keeps HTML as text, and knows no tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.folder import QuestionFolder

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_REFUSED = (
    ("an image", re.compile(r"!\[")),
    ("a link", re.compile(r"\]\(|^ {0,3}\[[^\]]+\]:|<?https?://|<[\w.+-]+@", re.MULTILINE)),
    ("HTML", re.compile(r"<[A-Za-z/!?]|&(?:\w+|#\d+|#x[0-9A-Fa-f]+);")),
    ("a heading", re.compile(r"^ {0,3}(?:#{1,6}(?:\s|$)|(?:=+|-{2,})\s*$)", re.MULTILINE)),
    ("a table", re.compile(r"^\s*\|.*\|", re.MULTILINE)),
    ("struck text", re.compile(r"~~")),
    ("an unclosed code span", re.compile(r"`")),
)


def prove(folder: QuestionFolder) -> Iterator[str]:
    """What of statement.md would not look as it was meant."""
    text = _without_fences(folder.question.statement)
    if text is None:
        yield "the statement has an unclosed code block"
        return
    for paragraph in re.split(r"\n\s*\n", text):
        prose = _CODE.sub("code", paragraph)
        for name, pattern in _REFUSED:
            if pattern.search(prose):
                yield f"the statement has {name} in the paragraph {paragraph.strip()[:40]!r}"


def _without_fences(text: str) -> str | None:
    """The text outside fenced code; None when a fence is never closed."""
    kept: list[str] = []
    fence = ""
    for line in text.splitlines():
        match = _FENCE.match(line)
        if fence:
            closes = match is not None and match[1].startswith(fence) and line.strip() == match[1]
            fence = "" if closes else fence
        elif match is not None:
            fence = match[1]
        else:
            kept.append(line)
    return None if fence else "\n".join(kept)
