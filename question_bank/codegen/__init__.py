"""Starter code from a signature: one small file per language."""

from collections.abc import Callable, Sequence

from question_bank.codegen import cpp, go, java, javascript, python, typescript
from question_bank.schema import Signature
from sandbox.contract import Language

_STARTERS: dict[Language, Callable[[Signature], str]] = {
    Language.PYTHON: python.starter,
    Language.JAVASCRIPT: javascript.starter,
    Language.TYPESCRIPT: typescript.starter,
    Language.JAVA: java.starter,
    Language.CPP: cpp.starter,
    Language.GO: go.starter,
}


def starters(signature: Signature, languages: Sequence[Language]) -> dict[Language, str]:
    """What the editor holds when the interview begins, in each of the languages."""
    return {language: _STARTERS[language](signature) for language in languages}
