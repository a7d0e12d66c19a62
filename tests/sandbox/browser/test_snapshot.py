"""Python starts from a memory snapshot, and from nothing where there is none that works."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.sandbox.browser.driver import Driver

_CHANCE = """
import os, random, secrets
def solution(): return [random.random(), secrets.token_hex(8), os.urandom(8).hex()]
"""
_WITHOUT = """async ([options, source]) => {
  const base = { frameUrl: "/runner/frame.html", typescriptUrl: "", pyodideUrl: "/vendor/pyodide" };
  const other = createBrowserSandbox({ ...base, ...options });
  const request = { runId: "r", language: "python", source, entry: "solution", calls: [[2]] };
  const [result] = await other.run(request, () => {});
  other.dispose();
  return result;
}"""


def test_no_two_interpreters_have_the_same_random_numbers(sandbox: Driver) -> None:
    runs = [sandbox.value("python", _CHANCE) for _ in range(3)]
    assert len({number for numbers in runs for number in numbers}) == 9


@pytest.mark.parametrize(
    "options",
    [{"snapshot": False}, {"pyodideUrl": "/vendor/spoilt"}, {"pyodideUrl": "/vendor/bare"}],
    ids=["unwanted", "spoilt", "missing"],
)
def test_python_starts_without_a_snapshot_too(fresh_page: Page, options: dict[str, Any]) -> None:
    source = "import functools, json\ndef solution(n): return [json.dumps(n), ListNode(n).val]"
    result: dict[str, Any] = fresh_page.evaluate(_WITHOUT, [options, source])
    assert (result["outcome"], result["value"]) == ("ok", ["2", 2])


def test_a_run_leaves_nothing_for_the_next_one(sandbox: Driver) -> None:
    spoil = """
import builtins, functools, random, sys
random.seed(1)
builtins.len = functools.reduce = None
ListNode.val = sys.mark = 7
def solution(): return 1
"""
    assert sandbox.value("python", spoil) == 1
    look = """
import functools, random, sys
def solution():
    return [len("abc"), callable(functools.reduce), hasattr(sys, "mark"), hasattr(ListNode, "val"),
            random.random() == random.Random(1).random()]
"""
    assert sandbox.value("python", look) == [3, True, False, False, False]
