"""Drives the sandbox of the test page as the web app would."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast

from playwright.sync_api import Page

from sandbox.contract import Signature

_RUN = """async ([request, abortAfter]) => {
  request = JSON.parse(request);
  const seen = [];
  const stop = new AbortController();
  const note = (result) => {
    seen.push(result);
    if (seen.length === abortAfter) stop.abort();
  };
  const all = await sandbox.run(request, note, stop.signal);
  return JSON.stringify({ seen, all });
}"""


@dataclass(frozen=True)
class Result:
    """One call's result as the page got it."""

    index: int
    outcome: str
    value: Any
    stdout: str
    error: str | None
    wall_ms: float


class Driver:
    """Runs programs in the page's sandbox; every run must end with one result per call."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def run(
        self,
        language: str,
        source: str,
        *calls: list[Any],
        entry: str = "solution",
        signature: Signature | None = None,
        methods: Mapping[str, Signature] | None = None,
        wall_ms: int | None = None,
        abort_after: int | None = None,
    ) -> list[Result]:
        """Run and check what holds for every run: the count, the order and the announcements."""
        request: dict[str, Any] = {
            "runId": "run",
            "language": language,
            "source": source,
            "entry": entry,
            "calls": list(calls),
        }
        if signature is not None:
            request["signature"] = asdict(signature)
        if methods is not None:
            request["methods"] = {name: asdict(each) for name, each in methods.items()}
        if wall_ms is not None:
            request["wallMs"] = wall_ms
        answer = json.loads(self.page.evaluate(_RUN, [json.dumps(request), abort_after]))
        assert answer["seen"] == answer["all"]
        for fields in answer["all"]:
            assert (fields["json"] is not None) is (fields["outcome"] == "ok")
        results = [_result(fields) for fields in cast("list[dict[str, Any]]", answer["all"])]
        assert [result.index for result in results] == list(range(len(calls)))
        return results

    def value(self, language: str, source: str, *arguments: Any) -> Any:
        """The value of one call that has to succeed."""
        [result] = self.run(language, source, list(arguments))
        assert result.outcome == "ok", result
        return result.value

    def progress(self) -> list[dict[str, str]]:
        """What `onProgress` got so far, each with the state at that moment."""
        return self.page.evaluate("() => progress")

    def state(self) -> str:
        """The sandbox's state now."""
        return self.page.evaluate("() => sandbox.state")


def _result(fields: dict[str, Any]) -> Result:
    return Result(
        index=fields["index"],
        outcome=fields["outcome"],
        value=fields["value"],
        stdout=fields["stdout"],
        error=fields["error"],
        wall_ms=fields["wallMs"],
    )
