"""Starter code from a signature: one small file per language."""

from collections.abc import Callable, Sequence

from question_bank.codegen import cpp, go, java, javascript, python, typescript
from question_bank.codegen.places import Wide
from question_bank.schema import Signature
from sandbox.contract import Language

_STARTERS: dict[Language, Callable[[Signature, Wide], str]] = {
    Language.PYTHON: lambda signature, _: python.starter(signature),
    Language.JAVASCRIPT: lambda signature, _: javascript.starter(signature),
    Language.TYPESCRIPT: lambda signature, _: typescript.starter(signature),
    Language.JAVA: java.starter,
    Language.CPP: cpp.starter,
    Language.GO: lambda signature, _: go.starter(signature),
}


def starters(
    signature: Signature, languages: Sequence[Language], wide: Wide = frozenset()
) -> dict[Language, str]:
    """What the editor holds when the interview begins, in each of the languages.

    Java and C++ have a type of 64 bits for the integers at `wide` places.
    """
    return {language: _STARTERS[language](signature, wide) for language in languages}
