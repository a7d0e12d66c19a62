"""Starter code from a signature: one small file per language."""

from collections.abc import Callable

from question_bank.codegen import javascript, python
from question_bank.schema import Signature
from sandbox.contract import Language

_STARTERS: dict[Language, Callable[[Signature], str]] = {
    Language.PYTHON: python.starter,
    Language.JAVASCRIPT: javascript.starter,
}


def starters(signature: Signature) -> dict[Language, str]:
    """What the editor holds when the interview begins, for every offered language."""
    return {language: starter(signature) for language, starter in _STARTERS.items()}
