"""Go: Debian's compiler and linker in the box, and the program runs in the place of a child.

The runtime reserves far more address space than it uses, so the supervisor's watch and the box's
own limit bound what a program may take.
"""

from sandbox.contract import Language
from sandbox.languages.runtime import MEBIBYTE, Runtime

RUNTIME = Runtime(
    language=Language.GO,
    suffixes=(".go",),
    trial="func solution(n int) int { return n + 1 }\n",
    harness_files=("*.py", "go/*.go"),
    box_bytes=768 * MEBIBYTE,
    max_memory_bytes=384 * MEBIBYTE,
    work_bytes=64 * MEBIBYTE,
)
