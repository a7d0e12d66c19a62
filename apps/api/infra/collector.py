"""Python's garbage collector, told what it need not look at.

A full collection looks at every object that can hold others. With the question bank in memory that
stopped all interviews of a process for a third of a second, again and again.
"""

from __future__ import annotations

import gc

YOUNG_OBJECTS, YOUNG_ROUNDS, MIDDLE_ROUNDS = 20_000, 20, 50


def collect_seldom() -> None:
    """Let many objects come before they are looked at; most of a server's die in no cycle."""
    gc.set_threshold(YOUNG_OBJECTS, YOUNG_ROUNDS, MIDDLE_ROUNDS)


def keep_for_good() -> None:
    """What is in memory now stays as long as the process: never look at it again."""
    gc.freeze()
