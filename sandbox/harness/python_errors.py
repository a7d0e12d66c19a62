"""Errors of a candidate's program as text: its own frames alone, and short."""

import builtins
import itertools
import linecache
import traceback
import types

from sandbox.harness.python_json import type_name

# Functions of this module see builtins of their own.
globals()["__builtins__"] = dict(vars(builtins))

FILE = "solution.py"
_MAX_FRAMES = 8
_MAX_TEXT = 4000

_traceback_of = vars(BaseException)["__traceback__"].__get__
_format_exception_only = traceback.format_exception_only
_format_list = traceback.format_list
_FrameSummary = traceback.FrameSummary


def remember(source: str) -> None:
    """Let tracebacks show the lines of a program."""
    lines = source.splitlines(keepends=True)
    linecache.cache[FILE] = (len(source), None, lines, FILE)


def describe(error: BaseException) -> str:
    """Format an exception with the candidate's own frames alone. Raises nothing."""
    try:
        frames = _format_list([_summary(step) for step in _own_steps(error)])
        return "".join([*frames, *_format_exception_only(error)]).rstrip("\n")[-_MAX_TEXT:]
    except BaseException:  # noqa: BLE001 - a hostile __str__ may raise anything
        return f"{type_name(error)}: <no text>"


def describe_compilation(error: BaseException) -> str:
    """Format what the compiler has against a program."""
    return "".join(_format_exception_only(error)).rstrip("\n")[-_MAX_TEXT:]


def _own_steps(error: BaseException) -> list[types.TracebackType]:
    """The innermost steps in the candidate's file, outermost first."""
    own: list[types.TracebackType] = []
    step: types.TracebackType | None = _traceback_of(error)
    while step is not None:
        if step.tb_frame.f_code.co_filename == FILE:
            own.append(step)
        step = step.tb_next
    return own[-_MAX_FRAMES:]


def _summary(step: types.TracebackType) -> traceback.FrameSummary:
    """One frame as `traceback` has it, which parses the source anew for each that it is given."""
    code = step.tb_frame.f_code
    positions = itertools.islice(code.co_positions(), step.tb_lasti // 2, None)
    line, end_line, column, end_column = next(positions)
    return _FrameSummary(
        FILE,
        step.tb_lineno if line is None else line,
        code.co_name,
        lookup_line=False,
        end_lineno=end_line,
        colno=column,
        end_colno=end_column,
    )
