"""C++: g++ of Debian compiles in the box, and the program runs in the place of a child."""

from sandbox.contract import Language
from sandbox.languages.runtime import MEBIBYTE, Runtime

RUNTIME = Runtime(
    language=Language.CPP,
    suffixes=(".cpp", ".cc"),
    trial="int solution(int n) { return n + 1; }\n",
    harness_files=("*.py", "cpp/*.hpp", "cpp/*.cpp", "cpp/shadow/bits/*"),
    box_bytes=768 * MEBIBYTE,
    max_memory_bytes=512 * MEBIBYTE,
    work_bytes=64 * MEBIBYTE,
)
