"""What can be measured."""

from __future__ import annotations

from typing import Protocol


class NotHere(Exception):
    """A contender cannot take part; the text says what is missing and how to get it."""


class Contender(Protocol):
    """Somebody who does the job. `prepare` comes first and `close` last, also after `NotHere`."""

    @property
    def name(self) -> str:
        """How the tables and `--only` call it."""
        ...

    def prepare(self) -> None:
        """Make everything ready that is not measured, and do the job once.

        Raises:
            NotHere: it cannot take part.
        """
        ...

    def once(self) -> float:
        """Do the job; the ms from the source to five verdicts, which were right.

        Raises:
            WrongVerdict: they were not.
        """
        ...

    def close(self) -> None:
        """Leave nothing behind."""
        ...

    @property
    def remark(self) -> str:
        """What a reader of its figures has to know; empty when nothing."""
        ...
