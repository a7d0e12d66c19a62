"""How one language is served inside a box: what a forked child turns itself into."""

from collections.abc import Callable
from typing import Any, NamedTuple

Become = Callable[[int, int], None]
"""Turns a forked process into a jailed server of calls on two descriptors; never comes back.

It writes `r` to the second once it is locked and waits. A compiler is served like any child: its
"program" is empty, each "call" is a program as JSON, and its value is what the running child gets
for a program.
"""


class Crash(NamedTuple):
    """What a runtime that ended by itself has said: an outcome, an error, the output before it."""

    outcome: str
    error: bytes
    stdout: bytes


ReadCrash = Callable[[int, bytes], Crash | None]
"""Reads what a process has printed before it ended, given its wait status."""


class Served(NamedTuple):
    """One language. `rehearsal` is run once before a box is ready.

    `waiting_children` wait while nothing runs: one serves a run, the next goes on after a crash.

    With `address_space` RLIMIT_AS bounds the program's memory as well. With `become_compiler`
    children get what it returned in the place of the program. With `read_crash` the end of a child
    can mean more than that it was killed.
    """

    become: Become
    rehearsal: dict[str, Any]
    address_space: bool
    become_compiler: Become | None = None
    waiting_children: int = 2
    read_crash: ReadCrash | None = None


def program(source: str, entry: str = "solution") -> dict[str, Any]:
    """Make a program of plain JSON values, as a job describes it."""
    return {
        "source": source,
        "entry": entry,
        "signature": None,
        "methods": None,
        "count_operations": False,
    }
