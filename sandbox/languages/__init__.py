"""What the host has to know about each language; one small file per language."""

from sandbox.contract import Language
from sandbox.languages import cpp, go, javascript, python
from sandbox.languages.runtime import Runtime

RUNTIMES: dict[Language, Runtime] = {
    Language.PYTHON: python.RUNTIME,
    Language.JAVASCRIPT: javascript.RUNTIME,
    Language.CPP: cpp.RUNTIME,
    Language.GO: go.RUNTIME,
}
