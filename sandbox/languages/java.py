"""Java: OpenJDK of Debian; one JVM compiles in memory, others run what it has compiled.

A JVM has about fifteen threads of its own, and its heap is bounded when it starts, before a run's
limits are known, which bounds what a program may ask for.
"""

from sandbox.contract import Language
from sandbox.languages.runtime import MEBIBYTE, Runtime

RUNTIME = Runtime(
    language=Language.JAVA,
    suffixes=(".java",),
    trial="class Solution { int solution(int n) { return n + 1; } }\n",
    harness_files=("*.py", "java/*"),
    box_bytes=768 * MEBIBYTE,
    max_memory_bytes=256 * MEBIBYTE,
    max_processes=256,
)
