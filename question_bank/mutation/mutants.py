"""Small changes of a Python program, each of which ought to make a test fail."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from question_bank.folder import Solution
from question_bank.mutation.changes import Change
from question_bank.mutation.operators import changes

_LONGEST_SPELLING = 40


@dataclass(frozen=True, slots=True)
class Mutant:
    """A program that differs from the original in one place.

    `id` is `file:line:column before -> after`; lines and columns count from 1.
    """

    id: str
    source: str


def mutants(name: str, source: str) -> list[Mutant]:
    """The mutants of a program in the file `name`, in the order of their places.

    Docstrings, imports, annotations, decorators and defaults of parameters stay as they are. What
    does not compile, or is no different from the original or another mutant, is no mutant.
    """
    tree = ast.parse(source)
    ids: dict[str, str] = {ast.unparse(tree): ""}
    for change in sorted(changes(tree, source), key=lambda each: each.place):
        mutated = _mutated(tree, change)
        if mutated is not None and mutated not in ids:
            line, column = change.place
            spelling = f"{_short(change.before)} -> {_short(change.after)}"
            ids[mutated] = f"{name}:{line}:{column} {spelling}"
    return [Mutant(spelt, mutated) for mutated, spelt in ids.items() if spelt]


def mutant_programs(reference: Solution) -> list[Solution]:
    """The mutants of a Python solution as programs that are called by the mutants' ids."""
    return [
        Solution(each.id, reference.language, each.source)
        for each in mutants(reference.name, reference.source)
    ]


def _mutated(tree: ast.Module, change: Change) -> str | None:
    """The program with a change; the tree is the original one afterwards."""
    original = change.put(change.replacement)
    try:
        text = ast.unparse(ast.fix_missing_locations(tree))
        compile(text, change.before, "exec")
    except (SyntaxError, ValueError):
        return None
    finally:
        change.put(original)
    return text


def _short(spelling: str) -> str:
    first, *rest = spelling.splitlines()
    if rest or len(first) > _LONGEST_SPELLING:
        return first[: _LONGEST_SPELLING - 3].rstrip() + "..."
    return first
