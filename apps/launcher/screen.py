"""What the operator sees. A terminal that went away never stops the launcher.

Rich answers a broken pipe with SystemExit, after it has made itself quiet.
"""

from collections.abc import Sequence
from contextlib import suppress

from rich.console import Console
from rich.markup import escape
from rich.table import Table


class Screen:
    """Lines on the terminal."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False, soft_wrap=True)

    def working(self, text: str) -> None:
        """Something began that may take a while."""
        self._print(f"[dim]…[/] {escape(text)}")

    def done(self, text: str, seconds: float | None = None) -> None:
        """Something succeeded."""
        took = "" if seconds is None else f" [dim]({seconds:.1f} s)[/]"
        self._print(f"[green]✓[/] {escape(text)}{took}")

    def notice(self, text: str) -> None:
        """Something happened that the operator may want to know."""
        self._print(f"[yellow]![/] {escape(text)}")

    def refuse(self, text: str) -> None:
        """Why it cannot go on."""
        self._print(f"[bold red]✗[/] {escape(text)}")

    def glance(self, rows: Sequence[tuple[str, str]]) -> None:
        """The one table that says what runs."""
        table = Table(show_header=False, box=None, pad_edge=False, padding=(0, 2))
        for name, value in rows:
            table.add_row(f"[dim]{escape(name)}[/]", escape(value))
        with suppress(OSError, SystemExit):
            self._console.print()
            self._console.print(table)
            self._console.print("\n[dim]Ctrl-C stops everything.[/]")

    def _print(self, text: str) -> None:
        with suppress(OSError, SystemExit):
            self._console.print(text)
