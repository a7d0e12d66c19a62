"""The sandbox through its life: prepared, aborted, failing, losing its frame, disposed."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.sandbox.browser.driver import Driver

_SUM = "function solution(a, b) { return a + b; }"
_LOOP = "function solution() { for (;;) {} }"


def test_a_new_sandbox_is_idle_and_then_ready(fresh_page: Page) -> None:
    driver = Driver(fresh_page)
    assert driver.state() == "idle"
    assert fresh_page.locator("iframe").count() == 0
    fresh_page.evaluate("() => sandbox.prepare('javascript')")
    assert driver.state() == "ready"
    assert driver.progress() == [
        {"state": "loading", "text": "Loading JavaScript"},
        {"state": "ready", "text": "JavaScript is ready"},
    ]


def test_the_compiler_is_fetched_for_typescript_alone(fresh_page: Page) -> None:
    asked: list[str] = []
    fresh_page.on("request", lambda request: asked.append(request.url))
    driver = Driver(fresh_page)
    assert driver.value("javascript", _SUM, 1, 2) == 3
    assert not any("typescript" in url for url in asked)
    assert driver.value("typescript", "const solution = (a: number) => a;", 1) == 1
    assert driver.value("typescript", "const solution = (a: string) => a;", "x") == "x"
    assert len([url for url in asked if "typescript" in url]) == 1
    assert driver.state() == "ready"


def test_the_frame_is_hidden_and_confined(fresh_page: Page) -> None:
    fresh_page.evaluate("() => sandbox.prepare('javascript')")
    frame = fresh_page.locator("iframe")
    assert frame.get_attribute("sandbox") == "allow-scripts"
    assert frame.get_attribute("aria-hidden") == "true"
    assert frame.get_attribute("title") == "Code sandbox"
    assert not frame.is_visible()


def test_aborting_keeps_what_is_done_and_kills_the_rest(sandbox: Driver) -> None:
    source = "function solution(n) { while (n > 0) {} return n; }"
    results = sandbox.run("javascript", source, [0], [1], [0], wall_ms=60_000, abort_after=1)
    assert [result.outcome for result in results] == ["ok", "killed", "killed"]
    assert results[1].error == "The run was stopped."
    assert sandbox.value("javascript", _SUM, 1, 2) == 3


def test_a_run_that_is_aborted_before_it_begins_runs_nothing(sandbox: Driver) -> None:
    answer: list[dict[str, Any]] = sandbox.page.evaluate(
        """(source) => sandbox.run(
          { runId: "r", language: "javascript", source, entry: "solution", calls: [[], []] },
          () => {},
          AbortSignal.abort(),
        )""",
        _LOOP,
    )
    assert [result["outcome"] for result in answer] == ["killed", "killed"]


def test_runs_queue_and_do_not_mix(sandbox: Driver) -> None:
    values: list[list[int]] = sandbox.page.evaluate(
        """(source) => Promise.all([1, 2, 3].map(async (n) => {
          const results = await sandbox.run(
            {
              runId: "same", language: "javascript", source, entry: "solution",
              calls: [[n, 0], [n, 1]],
            },
            () => {},
          );
          return results.map((result) => result.value);
        }))""",
        _SUM,
    )
    assert values == [[1, 2], [2, 3], [3, 4]]


def test_another_entry_and_no_calls_at_all(sandbox: Driver) -> None:
    [result] = sandbox.run("javascript", "let twice = (n) => 2 * n;", [4], entry="twice")
    assert result.value == 8
    assert sandbox.run("javascript", _SUM) == []


def test_an_entry_that_is_code_is_refused(sandbox: Driver) -> None:
    [result] = sandbox.run("javascript", _SUM, [], entry="solution,close()")
    assert result.outcome == "compile_error"


def test_a_frame_that_dies_costs_one_call(fresh_page: Page) -> None:
    fresh_page.evaluate("() => sandbox.prepare('javascript')")
    outcomes: list[str] = fresh_page.evaluate(
        """async (source) => {
          const calls = [[1, 1], ["die", 0], [2, 2]];
          const request = { runId: "r", language: "javascript", source, entry: "solution", calls };
          const results = await sandbox.run({ ...request, wallMs: 500 }, (result) => {
            if (result.index === 0) document.querySelector("iframe").remove();
          });
          return results.map((result) => result.outcome);
        }""",
        "function solution(a, b) { while (a === 'die') {} return a + b; }",
    )
    assert outcomes == ["ok", "killed", "ok"]
    assert fresh_page.locator("iframe").count() == 1


def test_a_frame_that_starts_no_more_workers_is_replaced(fresh_page: Page) -> None:
    fresh_page.evaluate("() => sandbox.prepare('javascript')")
    [frame] = [frame for frame in fresh_page.frames if frame.parent_frame]
    frame.evaluate("() => { self.Worker = class { constructor() { throw new Error('worn'); } }; }")
    source = "function solution(a, b) { while (a === 'loop') {} return a + b; }"
    results = Driver(fresh_page).run("javascript", source, ["loop", 0], [1, 2], wall_ms=200)
    assert [(r.outcome, r.value) for r in results] == [("time_limit", None), ("ok", 3)]
    assert fresh_page.locator("iframe").count() == 1
    assert frame.is_detached()


def test_disposing_ends_the_run_and_removes_the_frame(fresh_page: Page) -> None:
    during, after = fresh_page.evaluate(
        """async (source) => {
          const request = {
            runId: "r", language: "javascript", source, entry: "solution", calls: [[]],
          };
          await sandbox.prepare("javascript");
          const running = sandbox.run({ ...request, wallMs: 60000 }, () => {});
          await Promise.resolve();
          sandbox.dispose();
          const outcomes = async (run) => (await run).map((result) => result.outcome);
          return [await outcomes(running), await outcomes(sandbox.run(request, () => {}))];
        }""",
        _LOOP,
    )
    assert (during, after) == (["killed"], ["killed"])
    assert fresh_page.locator("iframe").count() == 0
    assert Driver(fresh_page).state() == "idle"


@pytest.mark.parametrize("language", ["javascript", "python", "typescript"])
def test_what_cannot_be_loaded_fails_with_a_reason(fresh_page: Page, language: str) -> None:
    missing = {
        "javascript": {"frameUrl": "/page.js"},
        "python": {"frameUrl": "/runner/frame.html", "pyodideUrl": "/vendor/missing"},
        "typescript": {"frameUrl": "/runner/frame.html", "typescriptUrl": "/vendor/missing"},
    }[language]
    answer: dict[str, Any] = fresh_page.evaluate(
        """async ([options, language, source]) => {
          const texts = [];
          const onProgress = (text) => texts.push(text);
          const broken = createBrowserSandbox({ ...options, onProgress });
          const refusal = await broken.prepare(language).catch((error) => error.message);
          const [result] = await broken.run(
            { runId: "r", language, source, entry: "solution", calls: [[]] }, () => {});
          return { refusal, result, state: broken.state, texts };
        }""",
        [missing, language, _SUM],
    )
    assert "could not be started" in answer["refusal"]
    assert answer["state"] == "failed"
    assert answer["result"]["outcome"] == "sandbox_error"
    assert answer["refusal"] in answer["texts"]
