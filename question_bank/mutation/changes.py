"""One change of a syntax tree, and the place in the source where a reader finds it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TypeAlias

Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """`replacement` takes the place of `holder.field`, or of its item `index`.

    `before` and `after` are how the two are spelt, `place` is line and column, both from 1.
    """

    place: Place
    before: str
    after: str
    holder: ast.AST
    field: str
    replacement: Any
    index: int | None = None

    def put(self, value: Any) -> Any:
        """Put a value there, and return what was there."""
        if self.index is None:
            there = getattr(self.holder, self.field)
            setattr(self.holder, self.field, value)
            return there
        items = getattr(self.holder, self.field)
        there, items[self.index] = items[self.index], value
        return there


class Places:
    """Finds nodes and the operators between them; the tree counts bytes, readers characters."""

    def __init__(self, source: str) -> None:
        self._text = source.encode()
        lines = self._text.splitlines(keepends=True)
        self._starts = [0, *accumulate(map(len, lines))]

    def of(self, node: ast.expr | ast.stmt) -> Place:
        return self._place(self._starts[node.lineno - 1] + node.col_offset)

    def between(self, left: ast.expr, symbol: str, right: ast.expr) -> Place:
        """Where an operator stands between its operands."""
        assert left.end_lineno is not None
        assert left.end_col_offset is not None
        begin = self._starts[left.end_lineno - 1] + left.end_col_offset
        end = self._starts[right.lineno - 1] + right.col_offset
        return self._place(max(self._text.find(symbol.encode(), begin, end), begin))

    def _place(self, offset: int) -> Place:
        line = sum(1 for start in self._starts[1:] if start <= offset)
        return line + 1, len(self._text[self._starts[line] : offset].decode()) + 1
