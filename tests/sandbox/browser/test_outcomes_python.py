"""Every outcome of a Python program. An interpreter takes seconds to start, so one run has many."""

import pytest

from tests.sandbox.browser.driver import Driver, Result

_PROGRAMS = """
import json, os, sys

def nan(): return float("nan")
def infinity(): return [1.5, {"a": float("-inf")}]
def function(): return solution
def a_set(): return [{1, 2}]
def cycle():
    items = []
    items.append(items)
    return items
def deep(levels=600):
    items = []
    for _ in range(levels): items = [items]
    return items
def allowed_depth(): return deep(300)
def key(): return {(1, 2): 3}
def raised(): raise ValueError("no such thing")
def unspeakable():
    class Mute(Exception):
        def __str__(self): raise RuntimeError
    raise Mute
def recursion(): return recursion()
def leave(): sys.exit(3)
def leave_at_once(): os._exit(3)
def huge_result(): return "x" * 2**21
def huge_list(): return [0] * 10**9
def growth():
    items = []
    while True: items.append(bytearray(10**7))
def flood():
    while True: print("flood")
def swallowed_flood():
    for i in range(10**5):
        try: print("flood")
        except BaseException: pass
def descriptor_flood():
    while True: os.write(1, b"flood" * 100)
def everywhere():
    print("printed")
    sys.stdout.buffer.write(b"bytes\\n")
    sys.stderr.write("error\\n")
    os.write(1, "descriptor é\\n".encode())
def swallow():
    print("swallowing")
    while True:
        try:
            while True: pass
        except BaseException: pass
def values(): return (None, True, 1, 0.5, "é\\ud800", {"a": (1,), 2: []})
def fine(): return 1

def solution(name): return globals()[name]()
"""

_NAMES = """
    nan infinity function a_set cycle deep allowed_depth key raised unspeakable recursion leave
    huge_result huge_list growth fine flood swallowed_flood descriptor_flood everywhere values
    leave_at_once fine
""".split()  # noqa: SIM905 - a list of names reads best as words


@pytest.fixture(scope="module")
def results(sandbox: Driver) -> dict[str, Result]:
    """The results of all programs by name, each a call of the same run."""
    return dict(
        zip(
            _NAMES,
            sandbox.run("python", _PROGRAMS, *([name] for name in _NAMES), wall_ms=20_000),
            strict=True,
        )
    )


@pytest.mark.parametrize(
    ("program", "outcome", "error"),
    [
        ("nan", "exception", "solution returned NaN, which is not JSON"),
        ("infinity", "exception", "solution returned -Infinity, which is not JSON"),
        ("function", "exception", "solution returned a value of type function, which is not JSON"),
        ("a_set", "exception", "solution returned a value of type set, which is not JSON"),
        ("cycle", "exception", "solution returned a value that contains itself"),
        ("deep", "exception", "solution returned a value that is nested too deeply"),
        ("key", "exception", "solution returned a dict with a key of type tuple"),
        ("unspeakable", "exception", "Mute: <exception str() failed>"),
        ("leave", "exception", "SystemExit: 3"),
        ("recursion", "exception", "RecursionError: maximum recursion depth exceeded"),
        ("huge_result", "output_limit", "The call returned more than 1 MB"),
        ("huge_list", "memory_limit", "MemoryError"),
        ("growth", "memory_limit", "MemoryError"),
        ("flood", "output_limit", "The call wrote more than 64 KB"),
        ("swallowed_flood", "output_limit", "The call wrote more than 64 KB"),
        ("descriptor_flood", "output_limit", "The call wrote more than 64 KB"),
        ("leave_at_once", "killed", "The program ended its interpreter"),
    ],
)
def test_what_goes_wrong_is_named(
    results: dict[str, Result], program: str, outcome: str, error: str
) -> None:
    result = results[program]
    assert (result.outcome, result.value) == (outcome, None)
    assert error in (result.error or "")
    assert len(result.stdout) <= 64 * 1024


def test_a_traceback_has_the_programs_own_frames_alone(results: dict[str, Result]) -> None:
    assert results["raised"].error == (
        '  File "solution.py", line 53, in solution\n'
        "    def solution(name): return globals()[name]()\n"
        "                               ~~~~~~~~~~~~~~~^^\n"
        '  File "solution.py", line 18, in raised\n'
        '    def raised(): raise ValueError("no such thing")\n'
        "                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "ValueError: no such thing"
    )


def test_deep_recursion_is_told_shortly_and_fast(results: dict[str, Result]) -> None:
    result = results["recursion"]
    assert (result.error or "").count("File ") <= 8
    assert result.wall_ms < 1500


def test_values_come_back_as_plain_json(results: dict[str, Result]) -> None:
    expected = [None, True, 1, 0.5, "é\ud800", {"a": [1], "2": []}]
    assert results["values"].value == expected
    assert results["allowed_depth"].outcome == "ok"


def test_both_streams_are_recorded_however_they_are_written(results: dict[str, Result]) -> None:
    assert results["everywhere"].stdout == "printed\nbytes\nerror\ndescriptor é\n"


def test_a_call_after_every_misfortune_is_right(results: dict[str, Result]) -> None:
    assert results["fine"].value == 1


def test_calls_that_swallow_everything_end_and_the_next_ones_go_on(sandbox: Driver) -> None:
    names = ["fine", "swallow", "swallow", "fine"]
    results = sandbox.run("python", _PROGRAMS, *([name] for name in names), wall_ms=300)
    assert [r.outcome for r in results] == ["ok", "time_limit", "time_limit", "ok"]
    assert [r.stdout for r in results] == ["", "swallowing\n", "swallowing\n", ""]
    assert all(300 <= result.wall_ms < 2000 for result in results[1:3])
    waits = [step for step in sandbox.progress() if step["text"] == "Starting Python again"]
    assert {step["state"] for step in waits} <= {"loading"}
    assert sandbox.state() == "ready"


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (
            "def solution():\n    return 1 +\n",
            '  File "solution.py", line 2\n    return 1 +\n',
        ),
        ("def other(): pass", "solution.py defines no function named solution"),
    ],
)
def test_a_program_that_does_not_compile_names_its_line(
    sandbox: Driver, source: str, error: str
) -> None:
    results = sandbox.run("python", source, [], [])
    assert [result.outcome for result in results] == ["compile_error"] * 2
    assert (results[0].error or "").startswith(error)


def test_a_run_starts_afresh_and_its_calls_get_their_own_arguments(sandbox: Driver) -> None:
    spoil = "import json, math\nmath.sqrt = json.loads = len\ndef solution(): return 1"
    assert sandbox.value("python", spoil) == 1
    source = """
import dataclasses, json, math

@dataclasses.dataclass
class Point:
    x: int

def solution(items):
    items.append(Point(9).x)
    return [items, math.sqrt(9), json.loads("[1]")]
"""
    results = sandbox.run("python", source, [[1]], [[2]])
    assert [r.value for r in results] == [[[1, 9], 3, [1]], [[2, 9], 3, [1]]]
