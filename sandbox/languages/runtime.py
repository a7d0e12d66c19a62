"""What one language's box is made of."""

from dataclasses import dataclass, replace

from sandbox.contract import Language, Limits

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Runtime:
    """One language's box: its image folder, its files, its size.

    `suffixes` are those of source files, `trial` is a program that adds 1 to its argument.

    `box_bytes` bounds the whole box, `max_memory_bytes` what one program may ask for in it.
    `work_bytes` is the size of `/work`, where compilers write; without it a box has no writable
    file system. `max_processes` counts threads.
    """

    language: Language
    suffixes: tuple[str, ...]
    trial: str
    harness_files: tuple[str, ...]
    box_bytes: int
    max_memory_bytes: int
    work_bytes: int = 0
    max_processes: int = 64

    @property
    def command(self) -> tuple[str, ...]:
        """How the supervisor of this language starts as PID 1."""
        start = (
            "import sys; sys.path.insert(0, '/opt/box'); "
            f"from sandbox.harness.supervisor import main; main({self.language.value!r})"
        )
        return ("python3", "-I", "-S", "-X", "utf8", "-c", start)

    def bound(self, limits: Limits) -> Limits:
        """Lower what was asked for to what a box of this language has."""
        return replace(limits, memory_bytes=min(limits.memory_bytes, self.max_memory_bytes))
