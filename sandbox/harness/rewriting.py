"""Rewrites a candidate's program so that it counts: calls to a meter where time is spent.

The functions that it calls are those of `counting.Meter`, under names with `PREFIX`. One underscore
at their front, for with two they would be other names inside a class.
"""

import ast
import types
from typing import Any, TypeVar, cast

PREFIX = "_dryrun_"
_OPERATORS = (ast.Add, ast.Mult, ast.Sub, ast.BitAnd, ast.BitOr, ast.BitXor)
_N = TypeVar("_N", bound=ast.AST)


def compile_counted(source: str, file: str) -> types.CodeType:
    """Compile a program that calls the names of a `Meter`.

    Raises:
        Exception: whatever `compile` has against the source.
    """
    compile(source, file, "exec", dont_inherit=True)
    tree = cast("ast.Module", _Rewriter().visit(ast.parse(source, file)))
    return compile(ast.fix_missing_locations(tree), file, "exec", dont_inherit=True)


class _Rewriter(ast.NodeTransformer):
    """Puts the meter's functions around what costs more than a constant, and ticks into loops."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._function(node)

    def _function(self, node: Any) -> Any:
        self.generic_visit(node)
        documented = ast.get_docstring(node, clean=False) is not None
        node.body.insert(int(documented), _statement(_call("tick", at=node)))
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        self.generic_visit(node)
        node.body = _call("value", node.body, at=node.body)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        """An annotation is not for us."""
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        return self._loop(node)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> ast.AST:
        return self._loop(node)

    def visit_While(self, node: ast.While) -> ast.AST:
        return self._loop(node)

    def _loop(self, node: Any) -> Any:
        self.generic_visit(node)
        node.body.insert(0, _statement(_call("tick", at=node)))
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs.insert(0, _call("tick", at=node.iter))
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        node.func = _call("callee", node.func, at=node.func)
        return node

    def visit_Starred(self, node: ast.Starred) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load):
            node.value = _call("spread", node.value, at=node.value)
        return node

    def visit_YieldFrom(self, node: ast.YieldFrom) -> ast.AST:
        self.generic_visit(node)
        node.value = _call("sliced", node.value, at=node.value)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if len(node.ops) > 1:
            return node
        pair = node.left, node.comparators[0]
        match node.ops[0]:
            case ast.In() | ast.NotIn():
                found = _call("contains", *pair, at=node)
            case ast.Eq():
                return _call("equal", *pair, at=node)
            case _:
                return node
        return (
            found if isinstance(node.ops[0], ast.In) else _at(ast.UnaryOp(ast.Not(), found), node)
        )

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.op, _OPERATORS) or _is_number(node.left) or _is_number(node.right):
            return node
        return _call(type(node.op).__name__, node.left, node.right, at=node)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, _OPERATORS) and not _is_number(node.value) and _repeats(node.target):
            node.value = _call("extend", _load(node.target), node.value, at=node.value)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and isinstance(node.slice, ast.Slice):
            return _call("sliced", node, at=node)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        self.generic_visit(node)
        target = node.targets[0]
        if len(node.targets) == 1 and isinstance(target, ast.Subscript):
            if isinstance(target.slice, ast.Slice):
                parts = node.value, target.value, _slice_object(target.slice)
                return _statement(_call("replace", *parts, at=node))
        elif any(isinstance(part, ast.Starred) for part in ast.walk(target)):
            node.value = _call("spread", node.value, at=node.value)
        return node

    def visit_Delete(self, node: ast.Delete) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        return [_removal(target) for target in node.targets]


def _at(new: _N, old: ast.AST) -> _N:
    return ast.copy_location(new, old)


def _call(name: str, *arguments: ast.expr, at: ast.AST) -> ast.Call:
    function = _at(ast.Name(PREFIX + name, ast.Load()), at)
    return _at(ast.Call(function, [*arguments], []), at)


def _statement(expression: ast.expr) -> ast.Expr:
    return _at(ast.Expr(expression), expression)


def _is_number(node: ast.expr) -> bool:
    """A literal number: with it, `+` and `-` cannot be about containers."""
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _repeats(node: ast.expr) -> bool:
    """Whether an expression can be evaluated twice without a difference."""
    plain = (ast.Name, ast.Attribute, ast.Subscript, ast.Constant, ast.expr_context)
    return all(isinstance(part, plain) for part in ast.walk(node))


def _load(target: ast.expr) -> ast.expr:
    """The same place, to be read."""
    match target:
        case ast.Name():
            return _at(ast.Name(target.id, ast.Load()), target)
        case ast.Attribute():
            return _at(ast.Attribute(target.value, target.attr, ast.Load()), target)
        case ast.Subscript():
            return _at(ast.Subscript(target.value, target.slice, ast.Load()), target)
        case _:
            return target


def _slice_object(node: ast.Slice) -> ast.expr:
    nothing = _at(ast.Constant(None), node)
    parts = [part or nothing for part in (node.lower, node.upper, node.step)]
    return _call("slice", *parts, at=node)


def _removal(target: ast.expr) -> ast.stmt:
    if not isinstance(target, ast.Subscript):
        return _at(ast.Delete([target]), target)
    index = target.slice
    if isinstance(index, ast.Slice):
        index = _slice_object(index)
    return _statement(_call("remove", target.value, index, at=target))
