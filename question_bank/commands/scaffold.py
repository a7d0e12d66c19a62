"""`new`: begin a question with a folder that loads and whose proofs say what is still to write."""

from __future__ import annotations

import re
from pathlib import Path

from question_bank.errors import BankError, BankErrors

TEMPLATES = Path(__file__).parent / "templates"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def begin(root: Path, slug: str, *, is_class: bool) -> Path:
    """Write the scaffold of a function or class question, and return its folder.

    Raises:
        BankErrors: the slug is taken or is none; nothing is written then.
    """
    folder = root / slug
    if _SLUG.fullmatch(slug) is None:
        expected = "small letters and digits, joined by single hyphens"
        raise BankErrors([BankError(folder, 1, f"{slug!r} is no slug", expected)])
    if folder.exists():
        raise BankErrors([BankError(folder, 1, "the folder is there already", "a new slug")])
    template = TEMPLATES / ("class" if is_class else "function")
    title = slug.replace("-", " ").title()
    for source in sorted(path for path in template.rglob("*") if path.is_file()):
        text = source.read_text(encoding="utf-8")
        target = folder / source.relative_to(template)
        target.parent.mkdir(parents=True, exist_ok=True)
        written = text.replace("the-slug", slug).replace("The Title", title)
        target.write_text(written, encoding="utf-8")
    return folder
