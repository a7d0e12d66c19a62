"""Python: CPython of Debian, forked from the supervisor itself."""

from sandbox.contract import Language
from sandbox.languages.runtime import MEBIBYTE, Runtime

RUNTIME = Runtime(
    language=Language.PYTHON,
    suffixes=(".py",),
    trial="def solution(n):\n    return n + 1\n",
    harness_files=("*.py",),
    box_bytes=512 * MEBIBYTE,
    max_memory_bytes=384 * MEBIBYTE,
)
