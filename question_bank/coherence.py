"""What must hold between the parts of one question.yaml; the schema sees each part alone."""

from __future__ import annotations

import keyword
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from question_bank.conformance import fields
from question_bank.constraints import ConstraintSpellingError, refuse_misspelt
from question_bank.errors import BankError
from question_bank.grammar import FORMAT_VERSION, Atom, Scalar, TypeSpellingError, parse_type
from question_bank.schema import Constraint, Param, Signature
from question_bank.strict_yaml import Document

_JAVASCRIPT_WORDS = frozenset(
    """
    arguments await case catch class const debugger default delete do enum eval export extends
    function implements instanceof interface let new null package private protected public
    static super switch this throw typeof undefined var void
    """.split()  # noqa: SIM905 - one word per line would be forty lines
)


def signature_faults(sheet: Document) -> list[BankError]:
    """Why the signature is outside this version of the format."""
    return [*_kind_fault(sheet)] or [*_type_faults(sheet), *_name_faults(sheet)]


def constraint_faults(sheet: Document, signature: Signature) -> Iterator[BankError]:
    """Constraints that no input could be held against."""
    for index, record in enumerate(fields(sheet)["constraints"]):
        try:
            refuse_misspelt(signature, Constraint(record["path"], expr=record.get("expr")))
        except ConstraintSpellingError as fault:
            at = ("constraints", index)
            yield sheet.error(at, str(fault), "a path from a parameter, and a comparison")


def sheet_faults(sheet: Document, folder: Path) -> list[BankError]:
    """Everything wrong between the fields outside signature and constraints."""
    return [
        *_header_faults(sheet, folder),
        *_id_faults(sheet),
        *_ladder_faults(sheet),
        *_solution_faults(sheet, folder),
    ]


def reference_faults(
    sheet: Document, samples: Collection[str], hidden: Collection[str]
) -> Iterator[BankError]:
    """Ids of cases that the sheet names and the tests do not have."""
    for index, pitfall in enumerate(fields(sheet)["pitfalls"]):
        for case in set(pitfall["caught_by"]) - set(hidden):
            at = ("pitfalls", index, "caught_by")
            yield sheet.error(at, f"no hidden case has the id {case}", "an id of tests/")
    for index, milestone in enumerate(fields(sheet)["milestones"]):
        for case in set(milestone.get("tests", ())) - {*samples, *hidden}:
            at = ("milestones", index, "tests")
            yield sheet.error(at, f"no case has the id {case}", "an id of tests/")


def _kind_fault(sheet: Document) -> Iterator[BankError]:
    kind = fields(sheet)["signature"]["kind"]
    if kind != "function":
        yield sheet.error(
            ("signature", "kind"),
            f"format version {FORMAT_VERSION} has no {kind} questions",
            "kind: function",
        )


def _type_faults(sheet: Document) -> Iterator[BankError]:
    signature = fields(sheet)["signature"]
    places = [("signature", "params", i, "type") for i in range(len(signature["params"]))]
    spellings = [param["type"] for param in signature["params"]]
    for at, spelling in zip(
        [*places, ("signature", "returns")], [*spellings, signature["returns"]], strict=True
    ):
        try:
            parsed = parse_type(spelling)
        except TypeSpellingError as fault:
            yield sheet.error(at, str(fault), f"a type of format version {FORMAT_VERSION}")
        else:
            if parsed == Scalar(Atom.VOID):
                yield from _void_fault(sheet, at)


def _void_fault(sheet: Document, at: tuple[str | int, ...]) -> Iterator[BankError]:
    if at == ("signature", "returns"):
        message = f"format version {FORMAT_VERSION} has no in-place checker for a void return"
        yield sheet.error(at, message, "a returned value")
    else:
        yield sheet.error(at, "a parameter cannot be void", "a type that has values")


def _name_faults(sheet: Document) -> Iterator[BankError]:
    names = [param["name"] for param in fields(sheet)["signature"]["params"]]
    for index, name in enumerate(names):
        at = ("signature", "params", index, "name")
        if keyword.iskeyword(name) or name in _JAVASCRIPT_WORDS:
            yield sheet.error(at, f"{name} is a reserved word", "a free name in every language")
        if name in names[:index]:
            yield sheet.error(at, f"the parameter {name} is there twice", "distinct names")


def _header_faults(sheet: Document, folder: Path) -> Iterator[BankError]:
    slug, minutes = fields(sheet)["slug"], fields(sheet)["minutes"]
    if slug != folder.name:
        yield sheet.error(("slug",), f"the slug {slug} is not the folder's name", folder.name)
    if minutes["target"] > minutes["max"]:
        yield sheet.error(("minutes",), "the target lies beyond max", "target <= max")


def _id_faults(sheet: Document) -> Iterator[BankError]:
    for part in ("clarifications", "milestones", "pitfalls", "followups"):
        ids = [record["id"] for record in fields(sheet)[part]]
        for index, each in enumerate(ids):
            if each in ids[:index]:
                message = f"the id {each} is there twice in {part}"
                yield sheet.error((part, index, "id"), message, "distinct ids")


def _ladder_faults(sheet: Document) -> Iterator[BankError]:
    hints = fields(sheet)["hints"]
    for index, hint in enumerate(hints):
        if hint["level"] != index + 1:
            at = ("hints", index, "level")
            yield sheet.error(at, f"rung {index + 1} has level {hint['level']}", str(index + 1))
        if index and hint["cost"] <= hints[index - 1]["cost"]:
            message = f"rung {index + 1} costs no more than the rung before it"
            yield sheet.error(("hints", index, "cost"), message, "strictly increasing costs")


def _solution_faults(sheet: Document, folder: Path) -> Iterator[BankError]:
    names = Counter(path.name for path in (folder / "solutions").glob("*/*"))
    for index, pitfall in enumerate(fields(sheet)["pitfalls"]):
        if names[pitfall["solution"]] != 1:
            at = ("pitfalls", index, "solution")
            message = f"{names[pitfall['solution']]} solutions are named {pitfall['solution']}"
            yield sheet.error(at, message, "one file under solutions/")


def read_signature(sheet: Document) -> Signature:
    """The signature of a sheet in which `signature_faults` finds none."""
    record = fields(sheet)["signature"]
    params = (Param(param["name"], parse_type(param["type"])) for param in record["params"])
    return Signature(record["kind"], record["name"], tuple(params), parse_type(record["returns"]))
