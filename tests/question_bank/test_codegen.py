"""Starters, letter by letter."""

from __future__ import annotations

import pytest

from question_bank.codegen import javascript, python, starters
from question_bank.grammar import parse_type
from question_bank.schema import Param, Signature
from question_bank.values import mismatch
from sandbox.contract import Language


def signature(returns: str, **params: str) -> Signature:
    listed = tuple(Param(name, parse_type(spelling)) for name, spelling in params.items())
    return Signature("solution", listed, parse_type(returns))


def test_a_python_starter_is_typed_and_returns_the_zero_value() -> None:
    assert python.starter(signature("int", readings="list<int>", max_load="int")) == (
        "def solution(readings: list[int], max_load: int) -> int:\n"
        "    # Write your solution here.\n"
        "    return 0\n"
    )


def test_a_javascript_starter_has_jsdoc_and_camel_case() -> None:
    assert javascript.starter(signature("list<str>", readings="list<int>", max_load="int")) == (
        "/**\n"
        " * @param {number[]} readings\n"
        " * @param {number} maxLoad\n"
        " * @returns {string[]}\n"
        " */\n"
        "function solution(readings, maxLoad) {\n"
        "  // Write your solution here.\n"
        "  return [];\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("spelling", "in_python", "in_javascript"),
    [
        ("list<list<float>>", "list[list[float]]", "number[][]"),
        ("list<tuple<int,int>>", "list[list[int]]", "Array<[number, number]>"),
        ("tuple<int,str,int>", "list[int | str]", "[number, string, number]"),
        ("map<str,list<bool>>", "dict[str, list[bool]]", "Object<string, boolean[]>"),
        ("optional<char>", "str | None", "string | null"),
        ("list<optional<int>>", "list[int | None]", "Array<number | null>"),
        ("list<map<str,int>>", "list[dict[str, int]]", "Array<Object<string, number>>"),
        ("void", "None", "void"),
    ],
)
def test_every_type_has_its_spelling(spelling: str, in_python: str, in_javascript: str) -> None:
    assert python.hint(parse_type(spelling)) == in_python
    assert javascript.hint(parse_type(spelling)) == in_javascript


@pytest.mark.parametrize(
    "returns",
    ["int", "float", "bool", "str", "char", "list<int>", "tuple<int,bool>", "map<str,int>",
     "optional<int>"],
)  # fmt: skip
def test_a_python_starter_compiles_and_returns_its_type(returns: str) -> None:
    made = signature(returns, values="list<int>")
    names: dict[str, object] = {}
    exec(python.starter(made), names)
    function = names["solution"]
    assert callable(function)
    assert mismatch(function([1]), made.returns) is None


def test_there_is_a_starter_for_every_language_of_the_bank() -> None:
    offered = {Language.PYTHON, Language.JAVASCRIPT}
    assert set(starters(signature("int", n="int"))) == offered
