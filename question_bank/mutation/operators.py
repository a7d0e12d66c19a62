"""Which changes are tried at each node of a program."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias, cast

from question_bank.mutation.changes import Change, Places

_Operators: TypeAlias = Mapping[type[ast.AST], tuple[type[ast.AST], ...]]

_COMPARISONS: _Operators = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_ARITHMETIC: _Operators = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitXor: (ast.BitOr,),
    ast.LShift: (ast.RShift,),
    ast.RShift: (ast.LShift,),
}
_SYMBOLS: Mapping[type[ast.AST], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.And: "and",
    ast.Or: "or",
}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_DROPPED = (
    ast.Assign,
    ast.AugAssign,
    ast.AnnAssign,
    ast.Expr,
    ast.If,
    ast.For,
    ast.While,
    ast.Return,
    ast.Raise,
    ast.Assert,
    ast.Delete,
    ast.Break,
    ast.Continue,
)
_BLOCKS = ("body", "orelse", "finalbody")
_LEFT_ALONE: Mapping[type[ast.AST], frozenset[str]] = {
    ast.FunctionDef: frozenset({"args", "returns", "decorator_list"}),
    ast.ClassDef: frozenset({"bases", "keywords", "decorator_list"}),
    ast.AnnAssign: frozenset({"annotation"}),
    ast.Lambda: frozenset({"args"}),
    ast.JoinedStr: frozenset({"values"}),
}


def changes(tree: ast.Module, source: str) -> Iterator[Change]:
    """Every change of a program, in no particular order; some of them may not compile."""
    places = Places(source)
    for node in _walk(tree):
        for kind, tried in _TRIED.items():
            if isinstance(node, kind):
                yield from tried(node, places)
        yield from _dropped(node, places)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    left_alone = _LEFT_ALONE.get(type(node), frozenset())
    for name, value in ast.iter_fields(node):
        if name not in left_alone:
            children = cast("list[Any]", value) if isinstance(value, list) else [value]
            for child in children:
                if isinstance(child, ast.AST):
                    yield from _walk(child)


def _comparison(node: ast.Compare, places: Places) -> Iterator[Change]:
    lefts = [node.left, *node.comparators]
    for index, operator in enumerate(node.ops):
        before = _SYMBOLS[type(operator)]
        place = places.between(lefts[index], before.split()[0], lefts[index + 1])
        for new in _COMPARISONS[type(operator)]:
            yield Change(place, before, _SYMBOLS[new], node, "ops", new(), index)


def _arithmetic(node: ast.BinOp | ast.AugAssign, places: Places) -> Iterator[Change]:
    before = _SYMBOLS.get(type(node.op), "")
    assigned = "=" if isinstance(node, ast.AugAssign) else ""
    left, right = (
        (node.target, node.value) if isinstance(node, ast.AugAssign) else (node.left, node.right)
    )
    for new in _ARITHMETIC.get(type(node.op), ()):
        place = places.between(left, before, right)
        yield Change(place, before + assigned, _SYMBOLS[new] + assigned, node, "op", new())


def _connective(node: ast.BoolOp, places: Places) -> Iterator[Change]:
    before = _SYMBOLS[type(node.op)]
    new = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    place = places.between(node.values[0], before, node.values[1])
    yield Change(place, before, _SYMBOLS[type(new)], node, "op", new)


def _constant(node: ast.Constant, places: Places) -> Iterator[Change]:
    value = node.value
    news = (not value,) if isinstance(value, bool) else ()
    if type(value) is int:
        news = (value + 1, value - 1)
    for new in news:
        yield Change(places.of(node), repr(value), repr(new), node, "value", new)


def _sign(node: ast.UnaryOp, places: Places) -> Iterator[Change]:
    """Without its `not`, an operand still becomes a truth value; a constant has no other sign."""
    before = ast.unparse(node)
    place, operand = places.of(node), node.operand
    if isinstance(node.op, ast.Not):
        twice = ast.UnaryOp(ast.Not(), operand)
        yield Change(place, before, ast.unparse(operand), node, "operand", twice)
    elif isinstance(node.op, ast.USub) and not isinstance(operand, ast.Constant):
        yield Change(place, before, ast.unparse(operand), node, "op", ast.UAdd())


def _call(node: ast.Call, places: Places) -> Iterator[Change]:
    if isinstance(node.func, ast.Name) and node.func.id in _CALLED:
        new = _CALLED[node.func.id]
        yield Change(places.of(node), node.func.id, new, node.func, "id", new)


def _bounds(node: ast.Subscript, places: Places) -> Iterator[Change]:
    if not isinstance(node.slice, ast.Slice):
        return
    before = ast.unparse(node)
    for name in ("lower", "upper", "step"):
        if getattr(node.slice, name) is not None:
            change = Change(places.of(node), before, before, node.slice, name, None)
            there = change.put(None)
            after = ast.unparse(node)
            change.put(there)
            yield Change(places.of(node), before, after, node.slice, name, None)


def _dropped(node: ast.AST, places: Places) -> Iterator[Change]:
    for block in _BLOCKS:
        statements: Any = getattr(node, block, None)
        for index, statement in enumerate(_statements(statements)):
            if not isinstance(statement, _DROPPED) or _is_text(statement):
                continue
            before, place = ast.unparse(statement), places.of(statement)
            yield Change(place, before, "pass", node, block, ast.Pass(), index)
            if isinstance(statement, ast.Break):
                yield Change(place, before, "continue", node, block, ast.Continue(), index)
            if isinstance(statement, ast.Continue):
                yield Change(place, before, "break", node, block, ast.Break(), index)


def _statements(block: Any) -> list[ast.stmt]:
    """A block's statements; the body of a lambda or a conditional is none."""
    return cast("list[ast.stmt]", block) if isinstance(block, list) else []


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


_TRIED: Mapping[
    type[ast.AST] | tuple[type[ast.AST], ...], Callable[[Any, Places], Iterator[Change]]
] = {
    ast.Compare: _comparison,
    (ast.BinOp, ast.AugAssign): _arithmetic,
    ast.BoolOp: _connective,
    ast.Constant: _constant,
    ast.UnaryOp: _sign,
    ast.Call: _call,
    ast.Subscript: _bounds,
}
