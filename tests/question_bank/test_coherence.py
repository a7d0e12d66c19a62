"""Signatures and checkers that fit each other and every language, and others that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from question_bank.coherence import constraint_faults, signature_faults
from question_bank.conformance import fields, read_conforming
from question_bank.document import read_signature
from question_bank.errors import BankErrors
from question_bank.loader import QUESTIONS
from question_bank.strict_yaml import Document

SHEET = (QUESTIONS / "pair-of-parcels" / "question.yaml").read_text(encoding="utf-8")
UNORDERED = "{kind: unordered}"
IN_PLACE = "{kind: in_place, param: tape}"
TAPE = '{name: tape, type: "list<int>"}'
PUSH = '{name: push, params: [{name: value, type: "int"}], returns: "bool"}'


def function(returns: str, *params: str) -> str:
    listed = ", ".join(params)
    return f'{{kind: function, name: solution, params: [{listed}], returns: "{returns}"}}'


def class_of(name: str, *methods: str) -> str:
    return f"{{kind: class, name: {name}, params: [{TAPE}], methods: [{', '.join(methods)}]}}"


def sheet(folder: Path, signature: str, checker: str, constraint: str = "") -> Document:
    """A question.yaml with another signature, checker and single constraint."""
    before, _, rest = SHEET.partition("signature:")
    after = rest[rest.index("complexity:") :]
    constraint = constraint or '{path: "tape", len: [0, 9]}'
    text = f"{before}signature: {signature}\nconstraints: [{constraint}]\nchecker: {checker}\n"
    path = folder / "question.yaml"
    path.write_text(text + after, encoding="utf-8")
    return read_conforming(path, "question")


@pytest.mark.parametrize(
    ("signature", "checker"),
    [
        (function("int", TAPE), "{kind: exact}"),
        (function("void", TAPE), IN_PLACE),
        (function("int", TAPE), "{kind: in_place, param: tape, prefix: true, any_order: true}"),
        (function("list_node<int>", '{name: tape, type: "list<list_node<int>>"}'), UNORDERED),
        (function("tree_node<str>", '{name: tape, type: "list_node<int>"}'), UNORDERED),
        (class_of("RingBuffer", PUSH, '{name: get, params: [], returns: "void"}'), "{kind: calls}"),
        (class_of("RingBuffer", '{name: set, params: [], returns: "int"}'), "{kind: calls}"),
    ],
)
def test_a_coherent_signature_has_no_faults(tmp_path: Path, signature: str, checker: str) -> None:
    assert signature_faults(sheet(tmp_path, signature, checker)) == []


@pytest.mark.parametrize(
    ("signature", "checker", "message"),
    [
        (function("int", TAPE), "{kind: calls}", "calls does not compare the answers of"),
        (class_of("RingBuffer", PUSH), UNORDERED, "unordered does not compare the answers of a"),
        (function("void", '{name: reel, type: "list<int>"}'), IN_PLACE, "no parameter is called"),
        (function("void", TAPE), UNORDERED, "nothing is returned that could be checked"),
        (function("void", TAPE), "{kind: in_place, param: tape, prefix: true}", "prefix needs"),
        (function("int", '{name: tape, type: "void"}'), UNORDERED, "a parameter cannot be void"),
        (function("list<void>", TAPE), UNORDERED, "void is a return type"),
        (function("list_node<graph>", TAPE), UNORDERED, "hold no plain value"),
        (function("list_node<int>", '{name: tape, type: "list<list_node<str>>"}'), UNORDERED,
         "nodes cannot be of list_node<int> and of list_node<str>"),
        (function("int", TAPE, TAPE.replace("int", "str")), UNORDERED,
         "the name tape is there twice"),
        (function("int", '{name: a_1, type: "int"}', '{name: a1, type: "int"}'), UNORDERED,
         "the name a1 is there twice"),
        (class_of("RingBuffer", PUSH, PUSH.replace("int", "str")), "{kind: calls}",
         "the name push is there twice"),
        (class_of("Graph", PUSH), "{kind: calls}", "the languages have a class Graph already"),
        (class_of("RingBuffer", PUSH.replace("push", "to_string")), "{kind: calls}",
         "to_string means something else"),
        (class_of("RingBuffer", PUSH.replace("push", "delete")), "{kind: calls}", "reserved word"),
        (class_of("RingBuffer", PUSH.replace("value", "self")), "{kind: calls}", "reserved word"),
    ],
)  # fmt: skip
def test_an_incoherent_signature_is_told_why(
    tmp_path: Path, signature: str, checker: str, message: str
) -> None:
    found = signature_faults(sheet(tmp_path, signature, checker))
    assert [fault for fault in found if message in fault.message], found


@pytest.mark.parametrize(
    "signature",
    [
        function("int", TAPE).replace("solution", "pairs"),
        function("int", TAPE).replace("tape", "Tape"),
        class_of("ring_buffer", PUSH),
        class_of("RingBuffer"),
        class_of("RingBuffer", PUSH.replace("push", "pushValue")),
    ],
    ids=["function-name", "param-name", "class-name", "no-methods", "method-name"],
)
def test_the_schema_refuses_names_that_cannot_be_respelt(tmp_path: Path, signature: str) -> None:
    with pytest.raises(BankErrors):
        sheet(tmp_path, signature, UNORDERED)


@pytest.mark.parametrize(
    ("constraint", "refused"),
    [
        ('{path: "tape[*]", range: [1, 9]}', False),
        ('{path: "push.value", range: [1, 9]}', False),
        ('{path: "calls", len: [1, 9]}', False),
        ('{path: "calls.value", rule: increasing}', False),
        ('{path: "value", range: [1, 9]}', True),
        ('{path: "push.tape", range: [1, 9]}', True),
        ('{path: "tape", matches: "[a-z"}', True),
    ],
)
def test_constraints_of_a_class_begin_with_its_parameters(
    tmp_path: Path, constraint: str, refused: bool
) -> None:
    made = sheet(tmp_path, class_of("RingBuffer", PUSH), "{kind: calls}", constraint)
    signature = read_signature(fields(made)["signature"])
    assert bool(list(constraint_faults(made, signature))) is refused
