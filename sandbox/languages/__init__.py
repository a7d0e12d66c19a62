"""What the host has to know about each language; one small file per language."""

from sandbox.contract import Language
from sandbox.languages import cpp, go, java, javascript, python, typescript
from sandbox.languages.runtime import Runtime

RUNTIMES: dict[Language, Runtime] = {
    each.language: each
    for each in (
        python.RUNTIME,
        javascript.RUNTIME,
        typescript.RUNTIME,
        java.RUNTIME,
        cpp.RUNTIME,
        go.RUNTIME,
    )
}
