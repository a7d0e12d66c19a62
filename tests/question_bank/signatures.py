"""Signatures in the spelling of question.yaml."""

from __future__ import annotations

from question_bank.grammar import VOID, parse_type
from question_bank.schema import Method, Param, Signature


def params(**spelt: str) -> tuple[Param, ...]:
    return tuple(Param(name, parse_type(spelling)) for name, spelling in spelt.items())


def function(returns: str, **spelt: str) -> Signature:
    return Signature("solution", params(**spelt), parse_type(returns))


def method(name: str, returns: str, **spelt: str) -> Method:
    return Method(name, params(**spelt), parse_type(returns))


def class_of(name: str, *methods: Method, **spelt: str) -> Signature:
    return Signature(name, params(**spelt), VOID, methods)
