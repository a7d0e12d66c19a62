"""What the page of a question would not render as it was meant is found."""

from __future__ import annotations

import pytest

from question_bank.validators import statement_markdown
from tests.question_bank.conftest import Draft


def faults(draft: Draft, text: str) -> list[str]:
    (draft.path / "statement.md").write_text(f"A depot.\n\n{text}\n\nReturn a list.\n")
    return list(statement_markdown.prove(draft.open()))


@pytest.mark.parametrize(
    "text",
    [
        "Plain *words*, **strong ones** and `code`.",
        "- a list\n- of `a[i] < b[j]` things\n\n1. and\n2. another",
        "Less than is a < b, and a & b; the array is a[0][1] (see below).",
        "``a code span with a ` in it``",
        "```\n<html> [a](b) | | `\n```",
        "~~~text\nx\n~~~",
        "2 * 3 and `2 ** 3` and a|b",
    ],
)
def test_plain_markdown_has_no_fault(draft: Draft, text: str) -> None:
    assert faults(draft, text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("An ![image](a.png).", "an image"),
        ("A [link](https://example.org).", "a link"),
        ("[1]: somewhere", "a link"),
        ("See <https://example.org>.", "a link"),
        ("See https://example.org.", "a link"),
        ("A <b>bold</b> claim.", "HTML"),
        ("<!-- hidden -->", "HTML"),
        ("A non-breaking&nbsp;space.", "HTML"),
        ("# Input", "a heading"),
        ("### Input", "a heading"),
        ("Input\n-----", "a heading"),
        ("| a | b |\n|---|---|", "a table"),
        ("This is ~~not~~ so.", "struck text"),
        ("An `open span.", "an unclosed code span"),
        ("A `span`` of two lengths.", "an unclosed code span"),
    ],
)
def test_what_the_page_drops_is_found(draft: Draft, text: str, fault: str) -> None:
    assert f"the statement has {fault} in the paragraph {text[:40]!r}" in faults(draft, text)


def test_an_unclosed_code_block_is_found(draft: Draft) -> None:
    assert faults(draft, "```\nx = 1\n``") == ["the statement has an unclosed code block"]
