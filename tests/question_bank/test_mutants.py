"""Which small changes of a program are tried, and how they are called."""

from __future__ import annotations

import pytest

from question_bank.folder import Solution
from question_bank.mutation.mutants import mutant_programs, mutants
from sandbox.contract import Language


def changes(source: str) -> list[str]:
    """How the mutants of a program are called, without file and place."""
    return [each.id.split(" ", 1)[1] for each in mutants("it.py", source)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("a < b", ["< -> <=", "< -> >="]),
        ("a >= b", [">= -> >", ">= -> <"]),
        ("a == b", ["== -> !="]),
        ("a is not b", ["is not -> is"]),
        ("a not in b", ["not in -> in"]),
        ("a < b < c", ["< -> <=", "< -> >=", "< -> <=", "< -> >="]),
        ("a + b", ["+ -> -"]),
        ("a // b", ["// -> *"]),
        ("a % b", ["% -> //"]),
        ("a << b", ["<< -> >>"]),
        ("a and b", ["and -> or"]),
        ("a or b", ["or -> and"]),
        ("not a", ["not a -> a"]),
        ("-a", ["-a -> a"]),
        ("-1", ["1 -> 2", "1 -> 0"]),
        ("7", ["7 -> 8", "7 -> 6"]),
        ("True", ["True -> False"]),
        ("'text'", []),
        ("0.5", []),
        ("min(a, b)", ["min -> max"]),
        ("any(a)", ["any -> all"]),
        ("a.min(b)", []),
        ("a[b:c]", ["a[b:c] -> a[:c]", "a[b:c] -> a[b:]"]),
        ("a[::b]", ["a[::b] -> a[:]"]),
        ("f'{a + 1}'", []),
        ("lambda x=1: x", []),
    ],
)
def test_an_expression_is_changed_in_every_way(expression: str, expected: list[str]) -> None:
    assert changes(f"value = {expression}")[1:] == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("x = y", "x = y -> pass"),
        ("x += y", "x += y -> pass"),
        ("x.append(y)", "x.append(y) -> pass"),
        ("if x:\n    y()", "if x:... -> pass"),
        ("while x:\n    y()", "while x:... -> pass"),
        ("for x in y:\n    z()", "for x in y:... -> pass"),
        ("raise x", "raise x -> pass"),
        ("del x", "del x -> pass"),
        ("assert x", "assert x -> pass"),
    ],
)
def test_a_statement_is_dropped(statement: str, expected: str) -> None:
    assert expected in changes(statement)


def test_loops_are_left_and_gone_on_with_the_other_way_round() -> None:
    told = changes("for x in y:\n    if x:\n        break\n    continue")
    assert "break -> continue" in told
    assert "continue -> break" in told


def test_what_does_not_run_is_left_alone() -> None:
    source = '''
"""A module in 3 lines."""
import math
from os import path

@cached(3)
class Kind(Base, size=1 + 1):
    """A kind."""
    held: list[1] = []

    @limited(1 < 2)
    def method(self, x: int = 1 + 2) -> (3 < 4):
        """What 1 + 1 does."""
'''
    assert changes(source) == ["held: list[1] = [] -> pass"]


def test_a_place_counts_characters_from_one() -> None:
    (mutant,) = mutants("it.py", "print(\n    'é' in x)")[1:]
    assert mutant.id == "it.py:2:9 in -> not in"


def test_a_mutant_differs_in_its_one_place() -> None:
    source = "def solution(x):\n    return x + 1 if x < 2 else min(x, 3)\n"
    found = {each.id: each.source for each in mutants("it.py", source)}
    assert found["it.py:2:14 + -> -"] == (
        "def solution(x):\n    return x - 1 if x < 2 else min(x, 3)"
    )
    assert len(set(found.values())) == len(found)
    assert source.strip() not in found.values()


def test_long_spellings_are_cut() -> None:
    (told,) = changes(f"name = {'x' * 60}")
    assert told == f"name = {'x' * 30}... -> pass"


def test_what_does_not_compile_is_no_mutant() -> None:
    assert changes("def f():\n    x = 1\n    def g():\n        nonlocal x\n    return g") == [
        "1 -> 2",
        "1 -> 0",
        "return g -> pass",
    ]


def test_mutants_are_programs_called_by_their_ids() -> None:
    (program,) = mutant_programs(Solution("it.py", Language.PYTHON, "x = y"))
    assert (program.name, program.language) == ("it.py:1:1 x = y -> pass", Language.PYTHON)
    assert program.source == "pass"
