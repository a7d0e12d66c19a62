"""What has been published: interviews point at it, so that it never changes unnoticed.

`published.json` beside the questions' folder keeps, for each slug, the version, a digest of the
document that is stored for it, and digests of its cases. Digests are enough to notice a change,
and a diff of the file shows what was published.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from question_bank.document import question_to_json
from question_bank.errors import BankError, BankErrors
from question_bank.folder import QuestionFolder
from question_bank.schema import Question
from sandbox.contract import Json

_SHOWN_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Publication:
    """The last published version of one question.

    `cases` also holds cases of earlier versions that are gone, whose ids stay taken. Those that
    `freeze` makes are not among them: a seed names them, and the next one names others.
    """

    version: int
    document: str
    cases: Mapping[str, str] = field(default_factory=dict[str, str])
    retired: bool = False


def lock_file(root: Path) -> Path:
    """Where the publications of the questions under `root` are kept."""
    return root.parent / "published.json"


def read_publications(path: Path) -> dict[str, Publication]:
    """The publications by slug; none when there is no such file.

    Raises:
        BankErrors: it is not what `write_publications` writes.
    """
    if not path.is_file():
        return {}
    try:
        written = cast("dict[str, dict[str, Any]]", json.loads(path.read_text(encoding="utf-8")))
        found = {slug: Publication(**fields) for slug, fields in written.items()}
    except (ValueError, TypeError, AttributeError) as fault:
        expected = "what `python -m question_bank publish` writes"
        raise BankErrors([BankError(path, 1, f"not readable: {fault}", expected)]) from None
    if path.read_text(encoding="utf-8") != _text(found):
        message = "it was edited by hand, or two branches were merged into it"
        raise BankErrors([BankError(path, 1, message, "sorted keys, as `publish` writes them")])
    return found


def write_publications(path: Path, publications: Mapping[str, Publication]) -> None:
    """Write them by slug, one case per line."""
    path.write_text(_text(publications), encoding="utf-8")


def changes_without_version(question: Question, published: Publication) -> Iterator[str]:
    """Why the question cannot be published over what was."""
    if published.retired:
        yield f"the slug {question.slug} belonged to a question that is retired; choose another one"
    if question.version < published.version:
        yield f"version {published.version} is published already, this is {question.version}"
    elif question.version == published.version and document_digest(question) != published.document:
        yield f"it differs from what was published as version {question.version}; raise `version`"
    for case_id, digest in case_digests(question).items():
        if published.cases.get(case_id, digest) != digest:
            yield f"the case {case_id} was published with another content; give it another id"


def publication(folder: QuestionFolder, before: Publication | None) -> Publication:
    """The question as it is now, with the cases of earlier versions kept in mind.

    Raises:
        BankErrors: it cannot be published over what was before.
    """
    question = folder.question
    refusals = [] if before is None else list(changes_without_version(question, before))
    if refusals:
        sheet = folder.path / "question.yaml"
        raise BankErrors([BankError(sheet, 1, each, "a new version") for each in refusals])
    earlier: Mapping[str, str] = {} if before is None else before.cases
    cases = {**earlier, **case_digests(question)}
    return Publication(question.version, document_digest(question), cases)


def retired(published: Publication) -> Publication:
    """The same publication, offered no more; its slug stays taken."""
    return replace(published, retired=True)


def document_digest(question: Question) -> str:
    """A short name for the content of a question's stored document."""
    return _digest(question_to_json(question))


def case_digests(question: Question) -> dict[str, str]:
    """Short names for the contents of the cases that were written by hand."""
    cases = [case for case in (*question.samples, *question.hidden) if not question.is_frozen(case)]
    return {case.id: _digest([list(case.args), case.expect]) for case in cases}


def _digest(value: Json) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_SHOWN_DIGITS]


def _text(publications: Mapping[str, Publication]) -> str:
    fields = {slug: asdict(each) for slug, each in publications.items()}
    return json.dumps(fields, indent=2, sort_keys=True) + "\n"
