"""Behavioural prompts, read from behavioural/<theme>.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from question_bank.conformance import fields, read_conforming
from question_bank.errors import BankError, BankErrors, refuse
from question_bank.schema import BehaviouralPrompt
from question_bank.strict_yaml import Document

BEHAVIOURAL = Path(__file__).parent / "behavioural"


def load_prompts(root: Path = BEHAVIOURAL) -> list[BehaviouralPrompt]:
    """Every behavioural prompt, by theme and in the order of its file.

    Raises:
        BankErrors: all faults of all files together.
    """
    prompts: list[BehaviouralPrompt] = []
    faults: list[BankError] = []
    for path in sorted(root.glob("*.yaml")):
        try:
            document = read_conforming(path, "behavioural")
            refuse(list(_faults(document, {each.id for each in prompts})))
        except BankErrors as found:
            faults += found.errors
        else:
            prompts += [_prompt(path.stem, record) for record in fields(document)["prompts"]]
    refuse(faults)
    return prompts


def _faults(document: Document, taken: set[str]) -> Iterator[BankError]:
    theme = fields(document)["theme"]
    if theme != document.path.stem:
        yield document.error(("theme",), "the theme is not the file's name", document.path.stem)
    seen = set(taken)
    for index, record in enumerate(fields(document)["prompts"]):
        if record["id"] in seen:
            at = ("prompts", index, "id")
            yield document.error(at, f"the id {record['id']} is there twice", "distinct ids")
        seen.add(record["id"])


def _prompt(theme: str, record: Mapping[str, Any]) -> BehaviouralPrompt:
    return BehaviouralPrompt(
        id=record["id"],
        theme=theme,
        prompt=record["prompt"],
        probes=tuple(record["probes"]),
        shows={part: tuple(texts) for part, texts in record["shows"].items()},
        warning_signs=tuple(record["warning_signs"]),
    )
