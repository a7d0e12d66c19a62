"""What must hold between the parts of one question.yaml; the schema sees each part alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from question_bank.conformance import fields
from question_bank.constraints import ConstraintSpellingError, refuse_misspelt
from question_bank.document import read_constraint
from question_bank.errors import BankError
from question_bank.grammar import (
    FORMAT_VERSION,
    VOID,
    ListNodeOf,
    TreeNodeOf,
    TypeSpellingError,
    ValueType,
    parse_type,
    parts,
)
from question_bank.names import pascal_case
from question_bank.reserved import RESERVED_CLASSES, RESERVED_METHODS, RESERVED_WORDS
from question_bank.schema import Signature
from question_bank.strict_yaml import Document, KeyPath


def signature_faults(sheet: Document) -> list[BankError]:
    """Why the signature and its checker are outside this version of the format."""
    return [*_type_faults(sheet), *_name_faults(sheet), *_checker_faults(sheet)]


def constraint_faults(sheet: Document, signature: Signature) -> Iterator[BankError]:
    """Constraints that no input could be held against."""
    for index, record in enumerate(fields(sheet)["constraints"]):
        try:
            refuse_misspelt(signature, read_constraint(record))
        except ConstraintSpellingError as fault:
            at = ("constraints", index)
            yield sheet.error(at, str(fault), "a path from a parameter, and a promise about it")


def sheet_faults(sheet: Document) -> list[BankError]:
    """Everything wrong between the fields outside signature and constraints."""
    return [*_minutes_faults(sheet), *_id_faults(sheet), *_ladder_faults(sheet)]


def folder_faults(sheet: Document, folder: Path) -> list[BankError]:
    """Everything wrong between the sheet and the other files of its folder."""
    return [*_slug_faults(sheet, folder), *_solution_faults(sheet, folder)]


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


def _types(sheet: Document) -> Iterator[tuple[KeyPath, str, bool]]:
    """Where each type of the signature stands, its spelling, and whether it is a return type."""
    signature = fields(sheet)["signature"]
    for index, param in enumerate(signature["params"]):
        yield ("signature", "params", index, "type"), param["type"], False
    if "returns" in signature:
        yield ("signature", "returns"), signature["returns"], True
    for at, method in enumerate(signature.get("methods", ())):
        yield ("signature", "methods", at, "returns"), method["returns"], True
        for index, param in enumerate(method["params"]):
            yield ("signature", "methods", at, "params", index, "type"), param["type"], False


def _type_faults(sheet: Document) -> Iterator[BankError]:
    nodes: dict[type, ValueType] = {}
    for at, spelling, returned in _types(sheet):
        try:
            parsed = parse_type(spelling)
        except TypeSpellingError as fault:
            yield sheet.error(at, str(fault), f"a type of format version {FORMAT_VERSION}")
            continue
        if parsed == VOID and not returned:
            yield sheet.error(at, "a parameter cannot be void", "a type that has values")
        for each in (parsed, *parts(parsed)):
            if not isinstance(each, ListNodeOf | TreeNodeOf):
                continue
            if nodes.setdefault(type(each), each) != each:
                message = f"nodes cannot be of {each} and of {nodes[type(each)]}"
                yield sheet.error(at, message, "one type of values in all nodes")


def _name_faults(sheet: Document) -> Iterator[BankError]:
    signature = fields(sheet)["signature"]
    yield from _names_twice(sheet, ("signature", "params"), signature["params"])
    if signature["name"] in RESERVED_CLASSES:
        message = f"the languages have a class {signature['name']} already"
        yield sheet.error(("signature", "name"), message, "another name")
    methods = signature.get("methods", ())
    yield from _names_twice(sheet, ("signature", "methods"), methods)
    for at, method in enumerate(methods):
        place = ("signature", "methods", at)
        if method["name"] in RESERVED_METHODS:
            message = f"{method['name']} means something else in one of the languages"
            yield sheet.error((*place, "name"), message, "another name")
        yield from _names_twice(sheet, (*place, "params"), method["params"])


def _names_twice(
    sheet: Document, place: KeyPath, records: Sequence[Mapping[str, Any]]
) -> Iterator[BankError]:
    """Names that are reserved, or that some language spells like an earlier one."""
    seen: set[str] = set()
    for index, name in enumerate(record["name"] for record in records):
        at = (*place, index, "name")
        if name in RESERVED_WORDS:
            yield sheet.error(at, f"{name} is a reserved word", "a free name in every language")
        if pascal_case(name) in seen:
            yield sheet.error(at, f"the name {name} is there twice", "distinct names")
        seen.add(pascal_case(name))


def _checker_faults(sheet: Document) -> Iterator[BankError]:
    signature, checker = fields(sheet)["signature"], fields(sheet)["checker"]
    kind, at = checker["kind"], ("checker",)
    if (kind == "calls") != (signature["kind"] == "class"):
        message = f"the checker {kind} does not compare the answers of a {signature['kind']}"
        yield sheet.error(at, message, "calls for a class, another one for a function")
    names = [each["name"] for each in signature["params"]]
    if kind == "in_place" and checker["param"] not in names:
        yield sheet.error(at, f"no parameter is called {checker['param']}", "a parameter's name")
    if kind != "in_place" and signature.get("returns") == "void":
        yield sheet.error(at, "nothing is returned that could be checked", "kind: in_place")
    if kind == "in_place" and checker.get("prefix", False) and signature["returns"] != "int":
        yield sheet.error(at, "prefix needs the count that the function returns", "returns: int")


def _minutes_faults(sheet: Document) -> Iterator[BankError]:
    minutes = fields(sheet)["minutes"]
    if minutes["target"] > minutes["max"]:
        yield sheet.error(("minutes",), "the target lies beyond max", "target <= max")


def _slug_faults(sheet: Document, folder: Path) -> Iterator[BankError]:
    slug = fields(sheet)["slug"]
    if slug != folder.name:
        yield sheet.error(("slug",), f"the slug {slug} is not the folder's name", folder.name)
    if (fields(sheet)["checker"]["kind"] == "any_of") != (folder / "check.py").is_file():
        message = "check.py and the checker any_of come together"
        yield sheet.error(("checker",), message, "both of them or neither")


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
