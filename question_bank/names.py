"""How each language respells the snake_case names of a signature."""

from __future__ import annotations

from sandbox.contract import Language


def camel_case(name: str) -> str:
    """`max_load` as `maxLoad`."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def pascal_case(name: str) -> str:
    """`max_load` as `MaxLoad`."""
    return "".join(part.capitalize() for part in name.split("_"))


def method_name(language: Language, name: str) -> str:
    """What a method of a class question is called in a program of the language."""
    match language:
        case Language.PYTHON:
            return name
        case Language.GO:
            return pascal_case(name)
        case Language.JAVASCRIPT | Language.TYPESCRIPT | Language.JAVA | Language.CPP:
            return camel_case(name)
