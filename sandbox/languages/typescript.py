"""TypeScript: transpiled by a warm compiler in the box, executed as JavaScript is.

See docs/decisions/0005-typescript-is-transpiled.md.
"""

from sandbox.contract import Language
from sandbox.languages.runtime import MEBIBYTE, Runtime

RUNTIME = Runtime(
    language=Language.TYPESCRIPT,
    suffixes=(".ts",),
    trial="const solution = (n: number): number => n + 1;\n",
    harness_files=("*.py", "javascript/*.js"),
    box_bytes=768 * MEBIBYTE,
    max_memory_bytes=256 * MEBIBYTE,
)
