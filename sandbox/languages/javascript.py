"""JavaScript: node of Debian, executed by children of the Python supervisor.

V8's heap is bounded when node starts, before a run's limits are known, and that bounds what a
program may ask for.
"""

from sandbox.contract import Language
from sandbox.languages.runtime import MEBIBYTE, Runtime

RUNTIME = Runtime(
    language=Language.JAVASCRIPT,
    suffixes=(".js", ".mjs"),
    trial="const solution = (n) => n + 1;\n",
    harness_files=("*.py", "javascript/*.js"),
    box_bytes=640 * MEBIBYTE,
    max_memory_bytes=256 * MEBIBYTE,
)
