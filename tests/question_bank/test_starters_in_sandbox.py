"""Starters of every language take and give values of every type, in the real sandbox."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from question_bank.codegen import starters
from question_bank.codegen.places import wide_places
from question_bank.grammar import ListNodeOf, TreeNodeOf, ValueType, parse_type, parts
from question_bank.loader import load_question, question_folders
from question_bank.requests import run_request
from question_bank.schema import Calls, Checker, Exact, InPlace, Question, Signature
from question_bank.signatures import answer_type
from question_bank.values import mismatch, normalise, zero
from sandbox.client import Sandbox
from sandbox.contract import Json, Lane, Language, Outcome
from sandbox.contract import ValueType as ContractType
from tests.question_bank.signatures import class_of, function, method
from tests.sandbox.typed_values import TYPES, values

Steps = tuple[Json, ...]
_FURTHER: tuple[ContractType, ...] = (
    ("tuple", "int"),
    ("tuple", ("optional", "int")),
    ("tuple", "char", "char"),
    ("tuple", "int", "float"),
    ("list", ("tuple", "int", "int")),
    ("list", ("map", "str", ("list", "float"))),
    ("list_node", "bool"),
    ("list_node", "float"),
    ("tree_node", "float"),
    ("tree_node", "bool"),
    ("tree_node", "str"),
    ("list_node", "char"),
    ("map", "str", "graph"),
)


def spelt(value_type: ContractType) -> str:
    if isinstance(value_type, str):
        return value_type
    name, *items = value_type
    return f"{name}<{','.join(map(spelt, items))}>"


GIVEN = {parse_type(spelt(each)): values(each) for each in (*TYPES, *_FURTHER)}


def nodes(value_type: ValueType) -> dict[type, ValueType]:
    """The node types inside a type, by their kind."""
    inside = (value_type, *parts(value_type))
    return {type(each): each for each in inside if isinstance(each, ListNodeOf | TreeNodeOf)}


def echoes() -> list[Signature]:
    """Classes with a method for each type that returns its argument.

    A program has one type of linked lists and one of trees, which makes several classes of them.
    """
    groups: list[tuple[dict[type, ValueType], list[ValueType]]] = []
    for each in GIVEN:
        wanted = nodes(each)
        for taken, members in groups:
            if all(taken.get(kind, node) == node for kind, node in wanted.items()):
                taken.update(wanted)
                members.append(each)
                break
        else:
            groups.append((wanted, [each]))
    return [echo(members) for _, members in groups]


def echo(types: Sequence[ValueType]) -> Signature:
    methods = [
        method(f"give_back_{at}", str(each), value=str(each), times="int")
        for at, each in enumerate(types)
    ]
    return class_of("Echo", *methods, first_of_all="list<tuple<int,str>>", label="str")


def life(signature: Signature, given: Mapping[ValueType, Sequence[Json]]) -> Steps:
    """Every method once for each of the values of its type."""
    calls = [[each.name, [value, 1]] for each in signature.methods for value in given[each.returns]]
    return (["Echo", [[[1, "a"]], "b"]], *calls)


def identity(source: str) -> str:
    """A starter that returns its argument `value`."""
    return re.sub(r"\breturn (?!&Echo)[^;\n]*", "return value", source)


@cache
def any_question() -> Question:
    return load_question(question_folders()[0])


async def answer(
    socket: Path,
    language: Language,
    source: str,
    signature: Signature,
    checker: Checker,
    call: Steps,
) -> Json:
    """What a program answers to one call, its floats made floats."""
    asked = replace(any_question(), signature=signature, checker=checker)
    run = run_request(asked, "run", language, source, [call], Lane.RUN, "ada")
    (result,) = [result async for result in Sandbox(socket).run(run)]
    assert result.outcome is Outcome.OK, f"{result.error}\n{source}"
    kind = answer_type(signature, checker, call)
    assert mismatch(result.value, kind) is None
    return normalise(result.value, kind)


ECHOES = echoes()


def test_all_types_are_among_the_classes() -> None:
    assert {each.returns for echo in ECHOES for each in echo.methods} == GIVEN.keys()
    assert len(ECHOES) == 5


@pytest.mark.anyio
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("signature", ECHOES, ids=range(len(ECHOES)))
async def test_a_program_made_of_the_starter_gives_back_what_it_is_given(
    language: Language, signature: Signature, sandbox_socket: Path
) -> None:
    call = life(signature, GIVEN)
    given = [value for each in signature.methods for value in GIVEN[each.returns]]
    wide = wide_places(signature, Calls(), (), [(call, [None, *given])])
    source = identity(starters(signature, [language], wide)[language])
    found = await answer(sandbox_socket, language, source, signature, Calls(), call)
    assert found == [None, *given]


@pytest.mark.anyio
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("signature", ECHOES, ids=range(len(ECHOES)))
async def test_the_methods_of_a_starter_return_zero_values(
    language: Language, signature: Signature, sandbox_socket: Path
) -> None:
    call = life(signature, {kind: [zero(kind)] for kind in GIVEN})
    source = starters(signature, [language])[language]
    found = await answer(sandbox_socket, language, source, signature, Calls(), call)
    assert found == [None, *(zero(each.returns) for each in signature.methods)]


FUNCTIONS = {
    "tuple<int,str,list<tuple<int,char>>>": [7, "a", [[-1, "b"]]],
    "list<tree_node<int>>": [[1, None, 2], []],
    "list_node<int>": {"items": [1, 2, 3], "cycle_at": 1},
}


@pytest.mark.anyio
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("spelling", FUNCTIONS)
async def test_a_function_takes_and_returns_its_types(
    language: Language, spelling: str, sandbox_socket: Path
) -> None:
    signature = function(spelling, value=spelling, how_often="int", by_name="map<str,graph>")
    call: Steps = (FUNCTIONS[spelling], 3, {"a": {"n": 1, "edges": [], "directed": True}})
    source = starters(signature, [language])[language]
    found = await answer(sandbox_socket, language, source, signature, Exact(), call)
    assert found == zero(signature.returns)
    found = await answer(sandbox_socket, language, identity(source), signature, Exact(), call)
    assert found == FUNCTIONS[spelling]


@pytest.mark.anyio
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("returns", "spelling", "tape", "found"),
    [
        ("void", "list<int>", [3, 1], [3, 1]),
        ("void", "list_node<int>", [3, 1], [3, 1]),
        ("int", "list<list<char>>", [["a"]], [0, [["a"]]]),
    ],
)
async def test_a_starter_leaves_an_argument_that_is_to_be_changed(
    language: Language, returns: str, spelling: str, tape: Json, found: Json, sandbox_socket: Path
) -> None:
    signature = function(returns, step="int", tape=spelling)
    source = starters(signature, [language])[language]
    call = (1, tape)
    assert found == await answer(sandbox_socket, language, source, signature, InPlace("tape"), call)
