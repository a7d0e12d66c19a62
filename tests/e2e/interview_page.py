"""The pages of the product as a candidate uses them: by role and name."""

from __future__ import annotations

import json
import re
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, Route, expect

SPEECH_MS = 30_000
RUN_MS = 30_000


class InterviewPage:
    """One candidate's browser tab; `url` is the lobby's."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def start(self, *, question: str = "pair-of-parcels", language: str = "Python") -> None:
        """Choose in the lobby and start; returns when the interviewer has greeted."""
        self.enter(question=question, language=language)
        self.await_silence()

    def enter(self, *, question: str = "pair-of-parcels", language: str = "Python") -> None:
        """Choose in the lobby and start; returns when the room is there."""
        self._fix(question)
        self.page.goto(self.url)
        self.page.get_by_label("Language").select_option(label=language)
        self.page.get_by_role("button", name="Start interview").click()
        self.await_editor()

    @property
    def messages(self) -> Locator:
        """What the interviewer has said, one paragraph each."""
        return self.page.get_by_role("log", name="Interviewer messages").get_by_role("paragraph")

    @property
    def transcript(self) -> Locator:
        """Every line of the transcript."""
        return self.page.get_by_role("list", name="Transcript").get_by_role("listitem")

    @property
    def verdict(self) -> Locator:
        """The verdict line of the results."""
        return self.page.get_by_role("status", name="Verdict")

    def await_editor(self) -> None:
        """Return once the editor can be typed in."""
        expect(self._editor).to_be_attached(timeout=SPEECH_MS)

    def await_silence(self) -> None:
        """Return once the interviewer has spoken and stopped."""
        expect(self.messages.first).to_be_visible(timeout=SPEECH_MS)
        quiet = self.page.get_by_role("img", name=re.compile("Interviewer, (idle|listening)"))
        expect(quiet).to_be_visible(timeout=SPEECH_MS)

    def say(self, words: str) -> None:
        """Type words into the transcript and send them."""
        box = self.page.get_by_role("textbox", name="Your answer")
        box.fill(words)
        box.press("Enter")
        expect(self.transcript.filter(has_text=words)).to_have_count(1)

    def await_message(self, words: str | re.Pattern[str]) -> None:
        """Return once the interviewer has said this."""
        expect(self.messages.filter(has_text=words).last).to_be_visible(timeout=SPEECH_MS)

    def await_phase(self, name: str) -> None:
        """Return once the interview is in this phase."""
        phases = self.page.get_by_role("navigation", name="Interview phases")
        current = phases.locator("[aria-current]")
        expect(current).to_have_text(name, timeout=SPEECH_MS)

    def write(self, code: str) -> None:
        """Replace the editor's text by pasting: typed lines would be indented by the editor."""
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page.evaluate("code => navigator.clipboard.writeText(code)", code)
        self._editor.focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("ControlOrMeta+v")

    def run(self) -> None:
        """Run the samples."""
        self.page.get_by_role("button", name="Run Ctrl").click()

    def submit(self) -> None:
        """Submit to the hidden tests."""
        self.page.get_by_role("button", name="Submit").click()

    def await_verdict(self, words: str | re.Pattern[str]) -> None:
        """Return once the verdict line says this."""
        expect(self.verdict).to_contain_text(words, timeout=RUN_MS)

    def end(self) -> None:
        """End the interview and confirm; returns when the report is shown."""
        self.page.get_by_role("button", name="End interview").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button", name=re.compile("End")).click()
        self.page.wait_for_url(re.compile("/report/"), timeout=RUN_MS)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible(timeout=RUN_MS)

    def _fix(self, slug: str) -> None:
        """The lobby draws a question; the browser asks for this one instead."""
        question_id = self._id_of(slug)

        def ask(route: Route) -> None:
            wish = json.loads(route.request.post_data or "{}")
            route.continue_(post_data={**wish, "question_id": question_id})

        self.page.route(re.compile("/sessions$"), ask)

    def _id_of(self, slug: str) -> str:
        for difficulty in ("easy", "medium", "hard"):
            others: list[str] = []
            while (picked := self._picked(difficulty, others)).get("slug") not in (None, slug):
                others.append(picked["slug"])
            if picked:
                return picked["id"]
        raise AssertionError(f"no question is called {slug}")

    def _picked(self, difficulty: str, others: list[str]) -> dict[str, str]:
        """One of the questions that are left, or nothing."""
        query = urlencode({"difficulty": difficulty, "exclude": others}, doseq=True)
        answer = self.page.request.get(f"{self.url}/questions/pick?{query}")
        return answer.json() if answer.ok else {}

    @property
    def _editor(self) -> Locator:
        return self.page.get_by_role("textbox", name="Code editor")
